import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import hub.accounts.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name', models.CharField(max_length=100, unique=True)),
                ('is_service', models.BooleanField(default=True, help_text='Residents know it as a service.')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('password', models.CharField(default=hub.accounts.models.no_password, editable=False, max_length=128)),
                ('username', models.CharField(default=hub.accounts.models.random_username, max_length=32, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ('name', models.CharField(blank=True, max_length=100)),
                ('alias', models.CharField(blank=True, max_length=60)),
                ('is_staff', models.BooleanField(default=False, help_text='Works for the council.')),
                ('is_active', models.BooleanField(default=True)),
                ('named_in_public', models.BooleanField(default=False)),
                ('adult_on', models.DateField(blank=True, null=True)),
                ('language', models.CharField(default='en', max_length=10)),
                ('digest', models.CharField(choices=[('daily', 'Daily'), ('weekly', 'Weekly'), ('never', 'Never')], default='daily', max_length=8)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('left_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('left_at__isnull', True), models.Q(('alias', ''), ('email__isnull', True), ('is_active', False), ('name', '')), _connector='OR'), name='person_left_is_scrubbed'), models.CheckConstraint(condition=models.Q(('digest__in', ['daily', 'weekly', 'never'])), name='person_digest_known'), models.CheckConstraint(condition=models.Q(('email__isnull', True), ('email', django.db.models.functions.text.Lower('email')), _connector='OR'), name='person_email_in_lower_case')],
            },
        ),
        migrations.CreateModel(
            name='SignInCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
                ('code_hash', models.CharField(max_length=64)),
                ('browser_hash', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['email', '-made_at'], name='code_by_email')],
                'constraints': [models.CheckConstraint(condition=models.Q(('tries__lte', 5)), name='code_tries_at_most_five')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=100, unique=True)),
                ('away_until', models.DateField(blank=True, null=True)),
                ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts_deputised', to=settings.AUTH_USER_MODEL)),
                ('holder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts_held', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='accounts.team')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('holder__isnull', True), ('deputy__isnull', True), models.Q(('holder', models.F('deputy')), _negated=True), _connector='OR'), name='post_deputy_is_another'), models.CheckConstraint(condition=models.Q(('away_until__isnull', True), ('deputy__isnull', False), _connector='OR'), name='post_away_has_deputy')],
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('participant', 'Participant'), ('staff', 'Staff'), ('improvement_team', 'Improvement team'), ('lab_lead', 'Lab lead'), ('tutor', 'Tutor'), ('deciding_officer', 'Deciding officer'), ('monitoring_officer', 'Monitoring officer'), ('finance', 'Finance'), ('moderator', 'Moderator'), ('councillor', 'Councillor'), ('leader', 'Leader'), ('panel_member', 'Panel member'), ('partner_worker', 'Partner’s worker'), ('supplier', 'Supplier'), ('participation_worker', 'Participation worker'), ('administrator', 'Administrator')], max_length=32)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'since'], name='grant_by_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='grant_ends_after_start'), models.CheckConstraint(condition=models.Q(('role__in', ['participant', 'staff', 'improvement_team', 'lab_lead', 'tutor', 'deciding_officer', 'monitoring_officer', 'finance', 'moderator', 'councillor', 'leader', 'panel_member', 'partner_worker', 'supplier', 'participation_worker', 'administrator']), models.Q(('role', 'participant'), _negated=True), models.Q(models.Q(('role', 'staff'), _negated=True), ('team__isnull', False), _connector='OR')), name='grant_role_known')],
            },
        ),
    ]
