import django.db.models.deletion
import hub.core.money
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
                name='Study',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('service', models.CharField(max_length=200)),
                    ('purpose', models.TextField(help_text='What the service is for, in the words of those who use it.')),
                    ('channels', models.TextField(help_text='The ways in at which it listens, one a line.')),
                    ('sampling', models.TextField(blank=True, help_text='When and how the team listens, so that it hears everybody.')),
                    ('privacy_note', models.TextField(help_text='What people are told about their words being written down.')),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('learned', models.TextField(blank=True)),
                    ('repeat_days', models.PositiveSmallIntegerField(default=28)),
                    ('cost_low', hub.core.money.MoneyField(blank=True, null=True)),
                    ('cost_high', hub.core.money.MoneyField(blank=True, null=True)),
                    ('cost_source', models.CharField(blank=True, default='', max_length=500)),
                    ('contacts_a_year', models.PositiveIntegerField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='study_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('service', ''), _negated=True), models.Q(('purpose', ''), _negated=True)), name='study_says_of_what'), models.CheckConstraint(condition=models.Q(('repeat_days__gte', 1)), name='study_repeats_within_days'), models.CheckConstraint(condition=models.Q(models.Q(('contacts_a_year__isnull', True), ('cost_high__isnull', True), ('cost_low__isnull', True), ('cost_source', '')), models.Q(('cost_high__isnull', False), ('cost_low__isnull', False), ('cost_high__gte', models.F('cost_low')), ('cost_low__gte', 0), models.Q(('cost_source', ''), _negated=True)), _connector='OR'), name='study_cost_has_source')],
                },
            ),
            migrations.CreateModel(
                name='Demand',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('channel', models.CharField(max_length=100)),
                    ('heard_at', models.DateTimeField()),
                    ('at_once', models.BooleanField(blank=True, null=True)),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('key', models.CharField(max_length=43, unique=True)),
                    ('who', models.CharField(blank=True, default='', max_length=16)),
                    ('released_words', models.TextField(blank=True)),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('released_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('taken_down_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('study', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='demands', to='methods.study')),
                ],
                options={
                    'indexes': [models.Index(fields=['study', '-heard_at', '-id'], name='demand_by_study')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='demand_has_words'), models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('done_at__gte', models.F('heard_at')), _connector='OR'), name='demand_done_after_heard'), models.CheckConstraint(condition=models.Q(models.Q(('at_once', True), _negated=True), ('done_at__isnull', False), _connector='OR'), name='demand_at_once_is_done'), models.CheckConstraint(condition=models.Q(models.Q(('released_at__isnull', True), ('released_by__isnull', True), ('released_words', '')), models.Q(models.Q(('released_words', ''), _negated=True), ('released_at__isnull', False), ('released_by__isnull', False)), _connector='OR'), name='demand_release_is_whole')],
                },
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('who', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('value', 'Value: it does what was asked for'), ('waste', 'Waste: whoever asked would not miss it')], max_length=8)),
                    ('works_minutes', models.PositiveIntegerField()),
                    ('waits_minutes', models.PositiveIntegerField(default=0)),
                    ('study', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='methods.study')),
                ],
                options={
                    'indexes': [models.Index(fields=['study', 'place', 'id'], name='step_by_study')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('who', ''), _negated=True)), name='step_says_what_and_who'), models.CheckConstraint(condition=models.Q(('kind__in', ['value', 'waste'])), name='step_kind_known'), models.CheckConstraint(condition=models.Q(('place__gte', 1)), name='step_has_place')],
                },
            ),
            migrations.CreateModel(
                name='Code',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120)),
                    ('kind', models.CharField(choices=[('value', 'Value demand: what the service is here for'), ('failure', 'Failure demand: something was not done, or not done right'), ('other', 'Neither: meant for somebody else, or cannot be told')], max_length=8)),
                    ('cause', models.CharField(blank=True, choices=[('chasing', 'Chasing progress'), ('unclear', 'What we wrote or said was not clear'), ('signposting', 'Sent to the wrong place, or passed on'), ('repeat', 'Telling us again what we knew'), ('closed_early', 'We closed it before it was done')], max_length=16)),
                    ('at', models.DateTimeField()),
                    ('retired_at', models.DateTimeField(blank=True, null=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('study', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codes', to='methods.study')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('study', 'name'), name='code_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='code_has_name'), models.CheckConstraint(condition=models.Q(('kind__in', ['value', 'failure', 'other'])), name='code_kind_known'), models.CheckConstraint(condition=models.Q(('cause', ''), models.Q(('cause__in', ['chasing', 'unclear', 'signposting', 'repeat', 'closed_early']), ('kind', 'failure')), _connector='OR'), name='code_cause_of_failure')],
                },
            ),
            migrations.CreateModel(
                name='Settlement',
                fields=[
                    ('demand', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='settlement', serialize=False, to='methods.demand')),
                    ('because', models.TextField()),
                    ('proposed_at', models.DateTimeField()),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='methods.code')),
                    ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='settlement_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', True), ('agreed_by__isnull', True)), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False), models.Q(('agreed_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='settlement_needs_two')],
                },
            ),
            migrations.CreateModel(
                name='Coding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('matters', models.CharField(blank=True, max_length=200)),
                    ('at', models.DateTimeField()),
                    ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='methods.code')),
                    ('coder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('demand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codings', to='methods.demand')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('demand', 'coder'), name='coding_once_by_coder')],
                },
            ),
            migrations.CreateModel(
                name='HandOn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('to', models.CharField(max_length=200)),
                    ('at', models.DateTimeField()),
                    ('key', models.CharField(max_length=43, unique=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('demand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_ons', to='methods.demand')),
                ],
                options={
                    'indexes': [models.Index(fields=['demand', 'at', 'id'], name='hand_on_by_demand')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('to', ''), _negated=True), name='hand_on_says_to_whom')],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='studies', to=settings.AUTH_USER_MODEL)),
                    ('study', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='methods.study')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('study', 'person'), name='member_once')],
                },
            ),
        ]),
    ]
