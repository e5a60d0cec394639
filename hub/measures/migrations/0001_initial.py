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
                name='Measure',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('definition', models.TextField(help_text='What is counted, and what is not.')),
                    ('numerator', models.CharField(blank=True, help_text='For a share: what is counted.', max_length=300)),
                    ('denominator', models.CharField(blank=True, help_text='For a share: out of what.', max_length=300)),
                    ('unit', models.CharField(max_length=60)),
                    ('direction', models.CharField(choices=[('increase', 'increase'), ('decrease', 'decrease'), ('neutral', 'neutral')], max_length=10)),
                    ('frequency', models.CharField(choices=[('day', 'Every day'), ('week', 'Every week, from Monday'), ('month', 'Every month'), ('quarter', 'Every quarter, from January'), ('financial_year', 'Every financial year, from April'), ('academic_year', 'Every academic year, from September'), ('year', 'Every calendar year')], max_length=20)),
                    ('source', models.CharField(help_text='Which system or survey the values come from.', max_length=300)),
                    ('baseline', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('screened', models.BooleanField(default=True)),
                    ('limits', models.CharField(choices=[('xmr', 'xmr'), ('p', 'p'), ('pp', 'pp'), ('u', 'u'), ('up', 'up'), ('c', 'c')], default='xmr', max_length=3)),
                    ('per', models.PositiveIntegerField(default=1)),
                    ('made_data', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('definition', ''), _negated=True), name='measure_has_definition'), models.CheckConstraint(condition=models.Q(('unit', ''), _negated=True), name='measure_has_unit'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='measure_has_source'), models.CheckConstraint(condition=models.Q(('direction__in', ['increase', 'decrease', 'neutral'])), name='measure_direction_known'), models.CheckConstraint(condition=models.Q(('frequency__in', ['day', 'week', 'month', 'quarter', 'financial_year', 'academic_year', 'year'])), name='measure_frequency_known'), models.CheckConstraint(condition=models.Q(('baseline__isnull', True), ('baseline__gte', 12), _connector='OR'), name='measure_baseline_is_enough'), models.CheckConstraint(condition=models.Q(('limits__in', ['xmr', 'p', 'pp', 'u', 'up', 'c'])), name='measure_limits_known'), models.CheckConstraint(condition=models.Q(('per__gte', 1)), name='measure_told_in_one_or_more'), models.CheckConstraint(condition=models.Q(models.Q(('limits__in', ['p', 'pp', 'u', 'up']), _negated=True), models.Q(models.Q(('numerator', ''), _negated=True), models.Q(('denominator', ''), _negated=True)), _connector='OR'), name='measure_limits_know_of_what')],
                },
            ),
            migrations.CreateModel(
                name='Observation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('period', models.DateField()),
                    ('value', models.FloatField(blank=True, null=True)),
                    ('why_missing', models.CharField(blank=True, max_length=200)),
                    ('numerator', models.FloatField(blank=True, null=True)),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('provisional', models.BooleanField(default=False)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='measures.measure')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('measure', 'period'), name='observation_period_once'), models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('value__gte', -1000000000000), ('value__lte', 1000000000000)), _connector='OR'), name='observation_is_a_number'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('why_missing', ''), _connector='OR'), name='observation_missing_or_measured'), models.CheckConstraint(condition=models.Q(models.Q(('denominator__isnull', True), ('numerator__isnull', True)), models.Q(('denominator__gt', 0), ('denominator__isnull', False), ('denominator__lte', 1000000000000), ('numerator__gte', 0), ('numerator__isnull', False), ('numerator__lte', 1000000000000), ('value__isnull', False)), _connector='OR'), name='observation_counted_out_of_some'), models.CheckConstraint(condition=models.Q(('provisional', False), ('value__isnull', False), _connector='OR'), name='observation_provisional_has_value')],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('old', models.FloatField(blank=True, null=True)),
                    ('new', models.FloatField(blank=True, null=True)),
                    ('numerator', models.FloatField(blank=True, null=True)),
                    ('denominator', models.FloatField(blank=True, null=True)),
                    ('made_final', models.BooleanField(default=False)),
                    ('reason', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('observation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='measures.observation')),
                ],
                options={
                    'indexes': [models.Index(fields=['observation', 'at', 'id'], name='correction_by_observation')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='correction_has_reason')],
                },
            ),
            migrations.CreateModel(
                name='Rebase',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('from_on', models.DateField()),
                    ('reason', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_because', models.TextField(blank=True)),
                    ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rebases', to='measures.measure')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('measure', 'from_on'), name='rebase_day_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='rebase_has_reason'), models.CheckConstraint(condition=models.Q(('agreed_by__isnull', True), models.Q(('agreed_at__isnull', False), models.Q(('agreed_by', models.F('by')), _negated=True)), _connector='OR'), name='rebase_agreed_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='rebase_end_has_reason')],
                },
            ),
            migrations.CreateModel(
                name='Target',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('from_on', models.DateField()),
                    ('value', models.FloatField(blank=True, null=True)),
                    ('set_by', models.CharField(help_text='Which body or post set it.', max_length=200)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='measures.measure')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('measure', 'from_on'), name='target_day_once'), models.CheckConstraint(condition=models.Q(('set_by', ''), _negated=True), name='target_says_who'), models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('value__gte', -1000000000000), ('value__lte', 1000000000000)), _connector='OR'), name='target_is_a_number')],
                },
            ),
            migrations.CreateModel(
                name='Annotation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('words', models.CharField(max_length=300)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annotations', to='core.record')),
                    ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annotations', to='measures.measure')),
                ],
                options={
                    'indexes': [models.Index(fields=['measure', 'on', 'id'], name='annotation_by_measure')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='annotation_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Measured',
                fields=[
                    ('link', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='measured', serialize=False, to='core.link')),
                    ('part', models.CharField(choices=[('outcome', 'Shows the outcome'), ('local', 'Measured locally'), ('comparison', 'Comparison, not part of the work'), ('balancing', 'Watched for harm')], max_length=12)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['outcome', 'local', 'comparison', 'balancing'])), name='measured_part_known')],
                },
            ),
        ]),
    ]
