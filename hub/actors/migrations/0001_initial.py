import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hub.core.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0003_search'),
    ]

    operations = [
        CreateTables([  # not one by one: hub/core/tables.py
            migrations.CreateModel(
                name='OpenRole',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('advises', 'Advises'), ('convenes', 'Convenes'), ('hosts', 'Hosts'), ('delivers', 'Delivers'), ('trains', 'Trains'), ('supports', 'Supports from the back seat'), ('funds', 'Funds'), ('benefits', 'Benefits')], max_length=16)),
                    ('title', models.CharField(max_length=200)),
                    ('words', models.TextField(blank=True)),
                    ('gives', models.CharField(choices=[('time', 'Time and hands'), ('skill', 'A skill, or knowing something'), ('space', 'A room or another place'), ('things', 'Tools, transport or things'), ('contacts', 'Knowing the people'), ('money', 'Money')], max_length=16)),
                    ('how_much', models.CharField(blank=True, max_length=200)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('wanted', models.PositiveSmallIntegerField(default=1)),
                    ('state', models.CharField(default='open', max_length=16)),
                    ('terms', models.TextField(blank=True)),
                    ('opened_at', models.DateTimeField()),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.place')),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_roles', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'state'], name='open_role_by_record'), models.Index(fields=['state', '-opened_at', '-id'], name='open_role_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['advises', 'convenes', 'hosts', 'delivers', 'trains', 'supports', 'funds', 'benefits'])), name='open_role_role_known'), models.CheckConstraint(condition=models.Q(('gives__in', ['time', 'skill', 'space', 'things', 'contacts', 'money'])), name='open_role_gives_known'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'filled', 'closed'])), name='open_role_state_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='open_role_has_title'), models.CheckConstraint(condition=models.Q(('wanted__gte', 1)), name='open_role_wants_somebody'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='open_role_ends_after_start')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('sort', models.CharField(choices=[('council', 'Council'), ('public_body', 'Public body'), ('charity', 'Charity'), ('community_group', 'Community group'), ('informal_group', 'Informal group'), ('social_enterprise', 'Social enterprise'), ('business', 'Business'), ('supplier', 'Supplier of the council'), ('university', 'University or college'), ('other', 'Another kind of organisation')], default='community_group', max_length=32)),
                    ('about', models.TextField(blank=True)),
                    ('web', models.URLField(blank=True, max_length=300)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('sort__in', ['council', 'public_body', 'charity', 'community_group', 'informal_group', 'social_enterprise', 'business', 'supplier', 'university', 'other'])), name='organisation_sort_known'), models.CheckConstraint(condition=models.Q(('web', ''), ('web__startswith', 'https://'), ('web__startswith', 'http://'), _connector='OR'), name='organisation_web_is_an_address')],
                },
            ),
            migrations.CreateModel(
                name='Identifier',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('scheme', models.CharField(choices=[('GB-COH', 'Company number (Companies House)'), ('GB-CHC', 'Charity number (England and Wales)'), ('GB-SC', 'Charity number (Scotland)'), ('GB-NIC', 'Charity number (Northern Ireland)'), ('GB-MPR', 'Number of a society (Mutuals Public Register)'), ('GB-LAE', 'Code of an English council'), ('GB-PPON', 'Procurement number (PPON)'), ('GB-UKPRN', 'Learning provider’s number (UKPRN)'), ('GB-NHS', 'NHS organisation’s code (ODS)'), ('GB-EDU', 'School’s number (URN)')], max_length=16)),
                    ('number', models.CharField(max_length=32)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='actors.organisation')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('scheme', 'number'), name='identifier_once'), models.CheckConstraint(condition=models.Q(('scheme__in', ['GB-COH', 'GB-CHC', 'GB-SC', 'GB-NIC', 'GB-MPR', 'GB-LAE', 'GB-PPON', 'GB-UKPRN', 'GB-NHS', 'GB-EDU'])), name='identifier_scheme_known'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='identifier_has_number')],
                },
            ),
            migrations.CreateModel(
                name='Capacity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_named', models.BooleanField(default=False)),
                    ('title', models.CharField(max_length=200)),
                    ('words', models.TextField(blank=True)),
                    ('gives', models.CharField(choices=[('time', 'Time and hands'), ('skill', 'A skill, or knowing something'), ('space', 'A room or another place'), ('things', 'Tools, transport or things'), ('contacts', 'Knowing the people'), ('money', 'Money')], max_length=16)),
                    ('when_words', models.CharField(blank=True, max_length=200)),
                    ('until', models.DateField()),
                    ('terms', models.TextField(blank=True)),
                    ('offered_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='capacities', to=settings.AUTH_USER_MODEL)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.place')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='capacities', to='actors.organisation')),
                ],
                options={
                    'indexes': [models.Index(fields=['until', '-offered_at', '-id'], name='capacity_newest'), models.Index(fields=['organisation', 'until'], name='capacity_by_organisation')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('person__isnull', False)), models.Q(('organisation__isnull', False), ('person__isnull', True)), _connector='OR'), name='capacity_is_somebodys'), models.CheckConstraint(condition=models.Q(('gives__in', ['time', 'skill', 'space', 'things', 'contacts', 'money'])), name='capacity_gives_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='capacity_has_title'), models.CheckConstraint(condition=models.Q(('is_named', False), ('person__isnull', False), _connector='OR'), name='capacity_named_is_a_persons')],
                },
            ),
            migrations.CreateModel(
                name='ActorRole',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('advises', 'Advises'), ('convenes', 'Convenes'), ('hosts', 'Hosts'), ('delivers', 'Delivers'), ('trains', 'Trains'), ('supports', 'Supports from the back seat'), ('funds', 'Funds'), ('benefits', 'Benefits')], max_length=16)),
                    ('whom', models.CharField(blank=True, max_length=200)),
                    ('is_named', models.BooleanField(default=False)),
                    ('state', models.CharField(max_length=20)),
                    ('words', models.TextField(blank=True)),
                    ('proposed_words', models.TextField(blank=True)),
                    ('since', models.DateField(blank=True, null=True)),
                    ('until', models.DateField(blank=True, null=True)),
                    ('begun_at', models.DateTimeField()),
                    ('accepted_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('hidden_at', models.DateTimeField(blank=True, null=True)),
                    ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.offer')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actor_roles', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actor_roles', to='core.record')),
                    ('capacity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='actors.capacity')),
                    ('open_role', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='actors.openrole')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='actors.organisation')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'state'], name='actor_role_by_record'), models.Index(fields=['organisation', '-begun_at', '-id'], name='actor_role_by_organisation'), models.Index(condition=models.Q(('state__in', ('offered', 'proposed'))), fields=['state', 'begun_at'], name='actor_role_waiting')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['advises', 'convenes', 'hosts', 'delivers', 'trains', 'supports', 'funds', 'benefits'])), name='actor_role_role_known'), models.CheckConstraint(condition=models.Q(('state__in', ['offered', 'proposed', 'accepted', 'finished', 'no_longer_offered', 'not_taken_up'])), name='actor_role_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('person__isnull', True), ('whom', '')), models.Q(('organisation__isnull', True), ('person__isnull', False), ('whom', '')), models.Q(('organisation__isnull', True), ('person__isnull', True), models.Q(('whom', ''), _negated=True)), _connector='OR'), name='actor_role_one_actor'), models.CheckConstraint(condition=models.Q(('whom', ''), ('role', 'benefits'), _connector='OR'), name='actor_role_whom_benefits'), models.CheckConstraint(condition=models.Q(('is_named', False), ('person__isnull', False), _connector='OR'), name='actor_role_named_is_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', False), ('state__in', ('accepted', 'finished', 'no_longer_offered')), models.Q(('words', ''), _negated=True)), models.Q(('accepted_at__isnull', True), ('state__in', ['offered', 'proposed', 'not_taken_up']), ('words', '')), _connector='OR'), name='actor_role_agreed_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('offered', 'proposed')), _negated=True), models.Q(('proposed_words', ''), _negated=True), _connector='OR'), name='actor_role_waiting_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state__in', ('finished', 'no_longer_offered', 'not_taken_up'))), models.Q(('ended_at__isnull', True), ('state__in', ('offered', 'proposed', 'accepted'))), _connector='OR'), name='actor_role_over_has_moment'), models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='actor_role_ends_after_start'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False), ('state__in', ('offered', 'proposed', 'accepted'))), fields=('record', 'role', 'organisation'), name='actor_role_once_for_organisation'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('state__in', ('offered', 'proposed', 'accepted'))), fields=('record', 'role', 'person'), name='actor_role_once_for_person')],
                },
            ),
            migrations.CreateModel(
                name='Reach',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reaches', to='actors.organisation')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('organisation', 'place'), name='reach_once')],
                },
            ),
            migrations.CreateModel(
                name='RoleChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(choices=[('offered', 'Offered'), ('proposed', 'Proposed'), ('accepted', 'Agreed'), ('reworded', 'Said in other words'), ('other_words_proposed', 'Other words proposed'), ('finished', 'Finished'), ('no_longer_offered', 'No longer offered'), ('not_taken_up', 'Not taken up')], max_length=24)),
                    ('words', models.TextField(blank=True, null=True)),
                    ('because', models.TextField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('role', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='actors.actorrole')),
                ],
                options={
                    'indexes': [models.Index(fields=['role', 'at', 'id'], name='role_change_by_role')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', ['offered', 'proposed', 'accepted', 'reworded', 'other_words_proposed', 'finished', 'no_longer_offered', 'not_taken_up'])), name='role_change_known')],
                },
            ),
            migrations.CreateModel(
                name='Speaker',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_named', models.BooleanField(default=False)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                    ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speakers', to='actors.organisation')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='speaks_for', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('organisation', 'person'), name='speaker_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='speaker_ends_after_start')],
                },
            ),
        ]),
    ]
