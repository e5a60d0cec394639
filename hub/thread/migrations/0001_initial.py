import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hub.core.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('core', '0002_append_only'),
    ]

    operations = [
        CreateTables([  # not one by one: hub/core/tables.py
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100, unique=True)),
                    ('adopted_on', models.DateField()),
                    ('reason', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['-adopted_on', '-id'], name='edition_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='edition_has_name'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='edition_has_reason')],
                },
            ),
            migrations.CreateModel(
                name='Statement',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('wording', models.TextField()),
                    ('position', models.PositiveSmallIntegerField(default=0, help_text='Its place among those of its kind.')),
                    ('review_from', models.DateField(blank=True, null=True)),
                    ('review_until', models.DateField(blank=True, null=True)),
                    ('invitation', models.TextField(blank=True, help_text='What the review asks everybody.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='statement_has_wording'), models.CheckConstraint(condition=models.Q(models.Q(('invitation', ''), ('review_from__isnull', True), ('review_until__isnull', True)), models.Q(('review_from__isnull', False), ('review_until__gte', models.F('review_from')), models.Q(('invitation', ''), _negated=True)), _connector='OR'), name='statement_review_is_whole')],
                },
            ),
            migrations.CreateModel(
                name='Behaviour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('wording', models.CharField(max_length=500)),
                    ('position', models.PositiveSmallIntegerField()),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='behaviours', to='thread.statement')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('wording', ''), _negated=True), name='behaviour_has_wording'), models.UniqueConstraint(fields=('statement', 'position'), name='behaviour_position_once')],
                },
            ),
            migrations.CreateModel(
                name='Adoption',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.version')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='thread.edition')),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adoptions', to='thread.statement')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('edition', 'statement'), name='adoption_once')],
                },
            ),
        ]),
    ]
