import django.db.models.deletion
import hub.core.money
from django.conf import settings
from django.db import migrations, models

from hub.core.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_counts'),
        ('accounts', '__first__'),
        ('core', '0003_search'),
    ]

    operations = [
        CreateTables([  # not one by one: hub/core/tables.py
            migrations.CreateModel(
                name='Project',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('aim', models.TextField(help_text='What will be different when it is finished, and for whom.')),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('decision_needed', models.TextField(blank=True)),
                    ('decision_due_on', models.DateField(blank=True, null=True)),
                    ('decision_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('sponsor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('aim', ''), _negated=True), name='project_has_aim'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='project_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('decision_by__isnull', True), ('decision_due_on__isnull', True), ('decision_needed', '')), models.Q(models.Q(('decision_needed', ''), _negated=True), ('decision_due_on__isnull', False)), _connector='OR'), name='project_decision_has_day')],
                },
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=200)),
                    ('due_on', models.DateField()),
                    ('reached_on', models.DateField(blank=True, null=True)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='team.project')),
                ],
                options={
                    'indexes': [models.Index(fields=['project', 'due_on', 'id'], name='milestone_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='milestone_has_title'), models.UniqueConstraint(fields=('project', 'title'), name='milestone_once')],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(max_length=100)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='project_parts', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='team.project')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('project', 'person'), name='project_member_once'), models.CheckConstraint(condition=models.Q(('part', ''), _negated=True), name='project_member_has_part'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='project_member_until_after_since')],
                },
            ),
            migrations.CreateModel(
                name='Lesson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='team.project')),
                ],
                options={
                    'indexes': [models.Index(fields=['project', 'id'], name='lesson_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='lesson_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Benefit',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('cash_releasing', 'cash_releasing'), ('time_freed', 'time_freed'), ('quantified', 'quantified'), ('quality', 'quality')], max_length=16)),
                    ('words', models.TextField()),
                    ('pounds', hub.core.money.MoneyField(blank=True, null=True)),
                    ('is_loss', models.BooleanField(default=False)),
                    ('at', models.DateTimeField()),
                    ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('evidence', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='benefits', to='team.project')),
                ],
                options={
                    'indexes': [models.Index(fields=['project', 'id'], name='benefit_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['cash_releasing', 'time_freed', 'quantified', 'quality'])), name='benefit_kind_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='benefit_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'cash_releasing'), ('pounds__gt', 0), ('pounds__isnull', False)), models.Q(models.Q(('kind', 'cash_releasing'), _negated=True), ('pounds__isnull', True)), _connector='OR'), name='benefit_money_has_amount'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('kind', 'cash_releasing')), _connector='OR'), name='benefit_confirmed_is_money'), models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('by')), _negated=True), _connector='OR'), name='benefit_confirmed_by_another')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('health', models.CharField(choices=[('on_track', 'on_track'), ('at_risk', 'at_risk'), ('off_track', 'off_track')], max_length=16)),
                    ('done', models.TextField(help_text='What happened since the last report.')),
                    ('next', models.TextField(help_text='What happens next.')),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='team.project')),
                ],
                options={
                    'indexes': [models.Index(fields=['project', '-at', '-id'], name='report_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('health__in', ['on_track', 'at_risk', 'off_track'])), name='report_health_known'), models.CheckConstraint(condition=models.Q(models.Q(('done', ''), _negated=True), models.Q(('next', ''), _negated=True)), name='report_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Risk',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=300)),
                    ('likelihood', models.PositiveSmallIntegerField()),
                    ('impact', models.PositiveSmallIntegerField()),
                    ('response', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ('closed_because', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='risks', to='team.project')),
                ],
                options={
                    'indexes': [models.Index(fields=['project', 'id'], name='risk_by_project')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('response', ''), _negated=True)), name='risk_has_words'), models.CheckConstraint(condition=models.Q(('impact__range', (1, 3)), ('likelihood__range', (1, 3))), name='risk_levels_from_1_to_3'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_because', '')), models.Q(('closed_at__isnull', False), models.Q(('closed_because', ''), _negated=True)), _connector='OR'), name='risk_closed_says_why')],
                },
            ),
            migrations.CreateModel(
                name='SupportRequest',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('wanted', models.TextField(help_text='What help is wanted.')),
                    ('tried', models.TextField(blank=True, help_text='What has been tried already.')),
                    ('service', models.CharField(blank=True, help_text='For which team or service.', max_length=200)),
                    ('needed_by', models.DateField(blank=True, null=True)),
                    ('looks_again_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('looks_again_on__isnull', False)), fields=['looks_again_on'], name='request_again')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('wanted', ''), _negated=True), name='request_says_what')],
                },
            ),
            migrations.CreateModel(
                name='RequestAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('helping', 'helping'), ('not_yet', 'not_yet'), ('declined', 'declined')], max_length=16)),
                    ('words', models.TextField()),
                    ('looks_again_on', models.DateField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='team.supportrequest')),
                ],
                options={
                    'indexes': [models.Index(fields=['request', '-at', '-id'], name='request_answer_by_request')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('helping', 'not_yet', 'declined'))), name='request_answer_kind_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='request_answer_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_yet'), ('looks_again_on__isnull', False)), models.Q(models.Q(('kind', 'not_yet'), _negated=True), ('looks_again_on__isnull', True)), _connector='OR'), name='request_answer_not_yet_has_day')],
                },
            ),
            migrations.CreateModel(
                name='MilestoneMove',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('old', models.DateField()),
                    ('new', models.DateField()),
                    ('because', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='team.milestone')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='milestone_move_says_why'), models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='milestone_move_moves')],
                },
            ),
            migrations.CreateModel(
                name='Programme',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('aim', models.TextField(help_text='What will be different when it is finished.')),
                    ('sponsor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('aim', ''), _negated=True), name='programme_has_aim')],
                },
            ),
        ]),
    ]
