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
                name='Experiment',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('spectrum', models.CharField(choices=[('tweak', 'tweak'), ('adapt', 'adapt'), ('redesign', 'redesign'), ('transform', 'transform')], default='tweak', max_length=16)),
                    ('facet', models.CharField(blank=True, choices=[('enhancement', 'enhancement'), ('mission', 'mission'), ('adaptive', 'adaptive'), ('anticipatory', 'anticipatory')], default='', max_length=16)),
                    ('doing', models.TextField(help_text='What is tried, with whom and how many.')),
                    ('measures', models.TextField(blank=True, help_text='What is watched: outcome, process, and what must not get worse.')),
                    ('design', models.CharField(choices=[('none', 'none'), ('before_after', 'before_after'), ('matched', 'matched'), ('threshold', 'threshold'), ('random', 'random')], default='none', max_length=16)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('cost_limit', hub.core.money.MoneyField(blank=True, null=True)),
                    ('harm', models.TextField(blank=True, help_text='What would make us stop at once.')),
                    ('began_on', models.DateField(blank=True, null=True)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('over_limit_because', models.TextField(blank=True, default='')),
                    ('evidence_level', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('mode', models.CharField(choices=[('explore', 'explore'), ('test', 'test')], default='test', max_length=8)),
                    ('question', models.TextField(help_text='What we want to learn.')),
                    ('hypothesis', models.TextField(blank=True)),
                    ('riskiest', models.TextField(blank=True, help_text='The assumption that would hurt most if it were wrong.')),
                    ('prediction', models.TextField(blank=True)),
                    ('prediction_seal', models.CharField(blank=True, default='', max_length=64)),
                    ('prediction_salt', models.CharField(blank=True, default='', max_length=32)),
                    ('success', models.TextField(blank=True)),
                    ('stop', models.TextField(blank=True)),
                    ('ambiguous', models.TextField(blank=True)),
                    ('ethics', models.TextField(blank=True)),
                    ('data_protection', models.TextField(blank=True)),
                    ('equality', models.TextField(blank=True)),
                    ('desirability', models.TextField(blank=True)),
                    ('feasibility', models.TextField(blank=True)),
                    ('viability', models.TextField(blank=True)),
                    ('known', models.TextField(blank=True)),
                    ('children', models.TextField(blank=True)),
                    ('owner_after', models.TextField(blank=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['began_on', 'ended_on'], name='experiment_running')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('doing', ''), _negated=True), name='experiment_says_what'), models.CheckConstraint(condition=models.Q(('spectrum__in', ['tweak', 'adapt', 'redesign', 'transform'])), name='experiment_spectrum_known'), models.CheckConstraint(condition=models.Q(('facet__in', ['', 'enhancement', 'mission', 'adaptive', 'anticipatory'])), name='experiment_facet_known'), models.CheckConstraint(condition=models.Q(('design__in', ['none', 'before_after', 'matched', 'threshold', 'random'])), name='experiment_design_known'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='experiment_ends_after_start'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('began_on__isnull', False), ('ended_on__gte', models.F('began_on'))), _connector='OR'), name='experiment_ended_after_it_began'), models.CheckConstraint(condition=models.Q(('cost_limit__isnull', True), ('cost_limit__gte', 0), _connector='OR'), name='experiment_cost_limit_not_negative'), models.CheckConstraint(condition=models.Q(('evidence_level__isnull', True), models.Q(('evidence_level__gte', 1), ('evidence_level__lte', 5)), _connector='OR'), name='experiment_evidence_level_known'), models.CheckConstraint(condition=models.Q(('mode__in', ['explore', 'test'])), name='experiment_mode_known'), models.CheckConstraint(condition=models.Q(('question', ''), _negated=True), name='experiment_has_question'), models.CheckConstraint(condition=models.Q(models.Q(('mode', 'explore'), _negated=True), ('evidence_level__isnull', True), ('evidence_level__lte', 1), _connector='OR'), name='experiment_exploring_shows_no_change'), models.CheckConstraint(condition=models.Q(models.Q(('mode', 'explore'), _negated=True), models.Q(('prediction', ''), ('prediction_seal', '')), _connector='OR'), name='experiment_exploring_predicts_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('prediction_salt', ''), ('prediction_seal', '')), models.Q(models.Q(('prediction_seal', ''), _negated=True), models.Q(('prediction_salt', ''), _negated=True), ('prediction', '')), _connector='OR'), name='experiment_sealed_or_open'), models.CheckConstraint(condition=models.Q(('began_on__isnull', True), ('mode', 'explore'), models.Q(models.Q(models.Q(('prediction', ''), _negated=True), models.Q(('prediction_seal', ''), _negated=True), _connector='OR'), models.Q(('hypothesis', ''), _negated=True), models.Q(('riskiest', ''), _negated=True), models.Q(('measures', ''), _negated=True), models.Q(('success', ''), _negated=True), models.Q(('stop', ''), _negated=True), models.Q(('ambiguous', ''), _negated=True), models.Q(('ethics', ''), _negated=True), models.Q(('data_protection', ''), _negated=True), models.Q(('equality', ''), _negated=True), models.Q(('harm', ''), _negated=True), models.Q(('desirability', ''), _negated=True), models.Q(('feasibility', ''), _negated=True), models.Q(('viability', ''), _negated=True), models.Q(('known', ''), _negated=True), models.Q(('children', ''), _negated=True), models.Q(('owner_after', ''), _negated=True), ('cost_limit__isnull', False), ('ends_on__isnull', False), ('starts_on__isnull', False)), _connector='OR'), name='experiment_test_is_whole_when_it_begins')],
                },
            ),
            migrations.CreateModel(
                name='Pilot',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('spectrum', models.CharField(choices=[('tweak', 'tweak'), ('adapt', 'adapt'), ('redesign', 'redesign'), ('transform', 'transform')], default='tweak', max_length=16)),
                    ('facet', models.CharField(blank=True, choices=[('enhancement', 'enhancement'), ('mission', 'mission'), ('adaptive', 'adaptive'), ('anticipatory', 'anticipatory')], default='', max_length=16)),
                    ('doing', models.TextField(help_text='What is tried, with whom and how many.')),
                    ('measures', models.TextField(blank=True, help_text='What is watched: outcome, process, and what must not get worse.')),
                    ('design', models.CharField(choices=[('none', 'none'), ('before_after', 'before_after'), ('matched', 'matched'), ('threshold', 'threshold'), ('random', 'random')], default='none', max_length=16)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('cost_limit', hub.core.money.MoneyField(blank=True, null=True)),
                    ('harm', models.TextField(blank=True, help_text='What would make us stop at once.')),
                    ('began_on', models.DateField(blank=True, null=True)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('over_limit_because', models.TextField(blank=True, default='')),
                    ('evidence_level', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('where_words', models.TextField(help_text='The place or places, in words.')),
                    ('training', models.TextField(blank=True, help_text='Who trains whom, in what.')),
                    ('afterwards', models.TextField(blank=True, help_text='What happens when it ends, to those who use it too.')),
                ],
                options={
                    'indexes': [models.Index(fields=['began_on', 'ended_on'], name='pilot_running')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('doing', ''), _negated=True), name='pilot_says_what'), models.CheckConstraint(condition=models.Q(('spectrum__in', ['tweak', 'adapt', 'redesign', 'transform'])), name='pilot_spectrum_known'), models.CheckConstraint(condition=models.Q(('facet__in', ['', 'enhancement', 'mission', 'adaptive', 'anticipatory'])), name='pilot_facet_known'), models.CheckConstraint(condition=models.Q(('design__in', ['none', 'before_after', 'matched', 'threshold', 'random'])), name='pilot_design_known'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='pilot_ends_after_start'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('began_on__isnull', False), ('ended_on__gte', models.F('began_on'))), _connector='OR'), name='pilot_ended_after_it_began'), models.CheckConstraint(condition=models.Q(('cost_limit__isnull', True), ('cost_limit__gte', 0), _connector='OR'), name='pilot_cost_limit_not_negative'), models.CheckConstraint(condition=models.Q(('evidence_level__isnull', True), models.Q(('evidence_level__gte', 1), ('evidence_level__lte', 5)), _connector='OR'), name='pilot_evidence_level_known'), models.CheckConstraint(condition=models.Q(('where_words', ''), _negated=True), name='pilot_says_where'), models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), models.Q(('afterwards', ''), _negated=True), _connector='OR'), name='pilot_says_what_happens_afterwards')],
                },
            ),
            migrations.CreateModel(
                name='Problem',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('what', models.TextField(help_text='What happens today.')),
                    ('affected', models.TextField(help_text='Who is affected, and how.')),
                    ('crosses', models.TextField(blank=True, help_text='Which services and organisations it crosses.')),
                    ('tried', models.TextField(blank=True, help_text='What was tried already.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='problem_says_what'), models.CheckConstraint(condition=models.Q(('affected', ''), _negated=True), name='problem_says_who')],
                },
            ),
            migrations.CreateModel(
                name='Amendment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(max_length=32)),
                    ('words', models.TextField()),
                    ('because', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'at', 'id'], name='amendment_by_record')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('part', ''), _negated=True), models.Q(('words', ''), _negated=True)), name='amendment_says_what'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='amendment_says_why')],
                },
            ),
            migrations.CreateModel(
                name='Claim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('level', models.PositiveSmallIntegerField()),
                    ('because', models.TextField()),
                    ('evaluator', models.CharField(blank=True, max_length=200)),
                    ('cost_per_outcome', hub.core.money.MoneyField(blank=True, null=True)),
                    ('other_sites', models.PositiveSmallIntegerField(default=0)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', '-at', '-id'], name='claim_by_record')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('level__gte', 1), ('level__lte', 5)), name='claim_level_known'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='claim_says_why'), models.CheckConstraint(condition=models.Q(('level__lt', 4), models.Q(models.Q(('evaluator', ''), _negated=True), ('cost_per_outcome__gte', 0), ('cost_per_outcome__isnull', False)), _connector='OR'), name='claim_of_replication_is_independent'), models.CheckConstraint(condition=models.Q(('level__lt', 5), ('other_sites__gte', 2), _connector='OR'), name='claim_of_scale_names_places')],
                },
            ),
            migrations.CreateModel(
                name='Cost',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', hub.core.money.MoneyField()),
                    ('what', models.CharField(max_length=200)),
                    ('spent_on', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                    ('takes_back', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back_by', to='lab.cost')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'spent_on', 'id'], name='cost_by_record')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('takes_back__isnull', True)), models.Q(('amount__lt', 0), ('takes_back__isnull', False)), _connector='OR'), name='cost_above_zero'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='cost_says_for_what')],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('kind', models.CharField(choices=[('stopped', 'stopped'), ('adapted', 'adapted'), ('adopted', 'adopted'), ('scaled', 'scaled')], max_length=16)),
                    ('words', models.TextField()),
                    ('for_users', models.TextField(blank=True, help_text='What happens to the people who use it.')),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['stopped', 'adapted', 'adopted', 'scaled'])), name='lab_decision_kind_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='lab_decision_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Halt',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='halt_says_which_harm')],
                },
            ),
            migrations.CreateModel(
                name='Ending',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('ended_on', models.DateField()),
                    ('began_on', models.DateField()),
                    ('verdict', models.CharField(blank=True, choices=[('success', 'success'), ('stop', 'stop'), ('ambiguous', 'ambiguous')], max_length=16)),
                    ('happened', models.TextField()),
                    ('learned', models.TextField()),
                    ('surprise', models.TextField(blank=True)),
                    ('prediction', models.TextField(blank=True)),
                    ('salt', models.CharField(blank=True, max_length=32)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['-ended_on', '-record'], name='ending_newest'), models.Index(fields=['-at', '-record'], name='ending_newest_written')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__gte', models.F('began_on'))), name='ending_not_before_the_start'), models.CheckConstraint(condition=models.Q(('verdict', ''), ('verdict__in', ['success', 'stop', 'ambiguous']), _connector='OR'), name='ending_verdict_known'), models.CheckConstraint(condition=models.Q(('happened', ''), _negated=True), name='ending_says_what_happened'), models.CheckConstraint(condition=models.Q(('learned', ''), _negated=True), name='ending_says_what_was_learned'), models.CheckConstraint(condition=models.Q(models.Q(('prediction', ''), ('salt', '')), models.Q(models.Q(('prediction', ''), _negated=True), models.Q(('salt', ''), _negated=True)), _connector='OR'), name='ending_salt_goes_with_prediction')],
                },
            ),
            migrations.CreateModel(
                name='Result',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('found_on', models.DateField()),
                    ('began_on', models.DateField()),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'found_on', 'id'], name='result_by_record')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('found_on__gte', models.F('began_on'))), name='result_not_before_the_start'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='result_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Bench',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='bench_there_is_one')],
                },
            ),
            migrations.CreateModel(
                name='Site',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sites', to='lab.pilot')),
                    ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.place')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('pilot', 'place'), name='site_once')],
                },
            ),
            migrations.CreateModel(
                name='Word',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('taken_up', 'taken_up'), ('declined', 'declined'), ('settled', 'settled')], max_length=16)),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('problem', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='lab.problem')),
                ],
                options={
                    'indexes': [models.Index(fields=['problem', '-at', '-id'], name='word_by_problem')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['taken_up', 'declined', 'settled'])), name='word_state_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='word_says_why')],
                },
            ),
        ]),
    ]
