import django.db.models.deletion
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
                name='Idea',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('problem', models.TextField(help_text='What happens today, and to whom.')),
                    ('better', models.TextField(blank=True, help_text='What would be better. Empty only for what was imported.')),
                    ('for_whom', models.CharField(blank=True, max_length=300)),
                    ('where_words', models.CharField(blank=True, help_text='The place in the author’s words.', max_length=300)),
                    ('already_there', models.TextField(blank=True, help_text='What is there already to start from.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('problem', ''), _negated=True), name='idea_has_problem')],
                },
            ),
            migrations.CreateModel(
                name='Doing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('idea', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doings', to='ideas.idea')),
                ],
                options={
                    'indexes': [models.Index(fields=['idea', '-at', '-id'], name='doing_by_idea'), models.Index(fields=['-at', '-id'], name='doing_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='doing_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Asked',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('idea', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asked', to='ideas.idea')),
                ],
                options={
                    'indexes': [models.Index(fields=['idea', '-at', '-id'], name='asked_by_idea')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='asked_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('going_ahead', 'going_ahead'), ('not_now', 'not_now'), ('already_happening', 'already_happening'), ('not_for_us', 'not_for_us')], max_length=32)),
                    ('words', models.TextField()),
                    ('returns_on', models.DateField(blank=True, null=True)),
                    ('second_reading', models.BooleanField(default=False)),
                    ('at', models.DateTimeField()),
                    ('move', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                    ('idea', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='ideas.idea')),
                ],
                options={
                    'indexes': [models.Index(fields=['idea', '-at', '-id'], name='answer_by_idea'), models.Index(condition=models.Q(('returns_on__isnull', False)), fields=['returns_on'], name='answer_returns')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('going_ahead', 'not_now', 'already_happening', 'not_for_us'))), name='answer_kind_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='answer_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'not_now'), ('returns_on__isnull', False)), models.Q(models.Q(('kind', 'not_now'), _negated=True), ('returns_on__isnull', True)), _connector='OR'), name='answer_not_now_has_date')],
                },
            ),
            migrations.CreateModel(
                name='Imported',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='imported', serialize=False, to='core.record')),
                    ('source', models.CharField(max_length=100)),
                    ('key', models.CharField(max_length=200)),
                    ('digest', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('source', 'key'), name='imported_once'), models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('key', ''), _negated=True)), name='imported_says_whence')],
                },
            ),
            migrations.CreateModel(
                name='SentOn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=20)),
                    ('where', models.CharField(max_length=200)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('idea', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_on', to='ideas.idea')),
                ],
                options={
                    'indexes': [models.Index(fields=['what', 'at'], name='sent_on_by_day')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('where', ''), _negated=True), name='sent_on_says_where'), models.CheckConstraint(condition=models.Q(models.Q(('by__isnull', False), ('idea__isnull', False), ('what', 'idea')), models.Q(('by__isnull', True), ('idea__isnull', True), models.Q(('what', 'idea'), _negated=True)), _connector='OR'), name='sent_on_with_idea_or_nobody')],
                },
            ),
            migrations.CreateModel(
                name='Support',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('idea', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='ideas.idea')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(fields=['person', '-at', '-id'], name='support_by_person')],
                    'constraints': [models.UniqueConstraint(fields=('idea', 'person'), name='support_once')],
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('asked', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='reply', serialize=False, to='ideas.asked')),
                    ('words', models.TextField(null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='reply_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Confirmation',
                fields=[
                    ('doing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='confirmation', serialize=False, to='ideas.doing')),
                    ('done', models.BooleanField()),
                    ('words', models.TextField(blank=True, default='', null=True)),
                    ('at', models.DateTimeField()),
                    ('move', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.statechange')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('done', True)), fields=['-at', '-doing'], name='confirmation_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('done', True), models.Q(('words', ''), _negated=True), _connector='OR'), name='confirmation_no_says_why')],
                },
            ),
        ]),
    ]
