import django.db.models.deletion
import hub.core.search.models
from django.conf import settings
from django.db import migrations, models

from hub.core.tables import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
    ]

    operations = [
        CreateTables([  # not one by one: hub/core/tables.py
            migrations.CreateModel(
                name='Record',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=32)),
                    ('title', models.CharField(max_length=200)),
                    ('summary', models.CharField(blank=True, max_length=500)),
                    ('state', models.CharField(max_length=32)),
                    ('visibility', models.CharField(choices=[('draft', 'Only its authors'), ('team', 'The team that answers for it'), ('partners', 'The team and named partners'), ('staff', 'Staff of the council'), ('signed_in', 'Everybody who has signed in'), ('public', 'Everybody'), ('withdrawn', 'Nobody: taken down, with a reason')], default='draft', max_length=16)),
                    ('lang', models.CharField(default='en', max_length=10)),
                    ('created_at', models.DateTimeField()),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='accounts.post')),
                    ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='accounts.team')),
                ],
                options={
                    'indexes': [models.Index(fields=['kind', 'visibility', '-published_at', '-id'], name='record_by_visibility'), models.Index(fields=['kind', '-published_at', '-id'], name='record_by_kind'), models.Index(fields=['visibility', '-published_at', '-id'], name='record_newest'), models.Index(fields=['-published_at', '-id'], name='record_newest_of_all'), models.Index(fields=['kind', 'state', 'team'], name='record_by_state')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('visibility__in', ['draft', 'team', 'partners', 'staff', 'signed_in', 'public', 'withdrawn'])), name='record_visibility_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='record_has_title'), models.CheckConstraint(condition=models.Q(('visibility__in', ['draft', 'team', 'withdrawn']), ('published_at__isnull', False), _connector='OR'), name='record_published_has_date')],
                },
            ),
            migrations.CreateModel(
                name='CrossTab',
                fields=[
                    ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                    ('counted_at', models.DateTimeField()),
                    ('content', models.JSONField()),
                ],
            ),
            migrations.CreateModel(
                name='TermFrequency',
                fields=[
                    ('term', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('records', models.PositiveIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name='AuditEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('verb', models.CharField(max_length=64)),
                    ('subject_type', models.CharField(max_length=64)),
                    ('subject_id', models.CharField(max_length=64)),
                    ('actor', models.CharField(max_length=64)),
                    ('at', models.DateTimeField(auto_now_add=True)),
                    ('detail', models.JSONField(default=dict)),
                ],
                options={
                    'indexes': [models.Index(fields=['subject_type', 'subject_id', 'at'], name='audit_by_subject')],
                },
            ),
            migrations.CreateModel(
                name='BoundarySet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.SlugField(max_length=40, unique=True)),
                    ('name', models.CharField(max_length=100)),
                    ('valid_from', models.DateField(blank=True, null=True)),
                    ('valid_until', models.DateField(blank=True, null=True)),
                    ('width', models.FloatField(help_text='Of the map that all shapes of the set are drawn on, in map units.')),
                    ('height', models.FloatField()),
                    ('source', models.TextField(blank=True, help_text='Whose data this is, in the words its licence asks for.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='boundary_set_ends_after_start')],
                },
            ),
            migrations.CreateModel(
                name='Clock',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('promise', models.CharField(max_length=32)),
                    ('started_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('paused_on', models.DateField(blank=True, null=True)),
                    ('paused_because', models.TextField(blank=True)),
                    ('paused_days', models.PositiveSmallIntegerField(default=0, help_text='Working days spent in ended pauses.')),
                    ('stopped_on', models.DateField(blank=True, null=True)),
                    ('stopped_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_because', models.TextField(blank=True, help_text='Why nothing is owed any more, if not kept.')),
                    ('asker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asked', to=settings.AUTH_USER_MODEL)),
                    ('owner_post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='accounts.post')),
                    ('stopped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('stopped_at__isnull', True)), fields=['owner_post', 'due_on', 'id'], name='clock_running_by_post'), models.Index(condition=models.Q(('stopped_at__isnull', True)), fields=['promise', 'due_on', 'id'], name='clock_running_by_promise'), models.Index(fields=['record', 'started_on'], name='clock_by_record'), models.Index(fields=['stopped_on', 'promise'], name='clock_by_stop'), models.Index(condition=models.Q(('stopped_at__isnull', True)), fields=['due_on', 'id'], name='clock_running_by_due'), models.Index(condition=models.Q(('called_off_because', ''), ('stopped_at__isnull', False)), fields=['-stopped_on', '-stopped_at', '-id'], name='clock_newest_kept')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('stopped_at__isnull', True), models.Q(('promise__in', ('answer_question', 'second_reading')), _negated=True)), fields=('record', 'promise'), name='clock_one_running_promise'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('started_on'))), name='clock_due_not_before_start'), models.CheckConstraint(condition=models.Q(('stopped_on__isnull', True), ('stopped_on__gte', models.F('started_on')), _connector='OR'), name='clock_stops_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('stopped_at__isnull', True), ('stopped_on__isnull', True)), models.Q(('stopped_at__isnull', False), ('stopped_on__isnull', False)), _connector='OR'), name='clock_stop_has_day_and_time'), models.CheckConstraint(condition=models.Q(('paused_on__isnull', True), models.Q(('paused_because', ''), _negated=True), _connector='OR'), name='clock_pause_says_why')],
                },
            ),
            migrations.CreateModel(
                name='Digest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('claimed_at', models.DateTimeField()),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('person', 'day'), name='digest_once_a_day')],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('token', models.CharField(max_length=43, unique=True)),
                    ('kind', models.CharField(max_length=32)),
                    ('answers', models.JSONField(default=dict)),
                    ('updated_at', models.DateTimeField()),
                    ('expires_at', models.DateTimeField(db_index=True)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='KindTally',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=32)),
                    ('visibility', models.CharField(max_length=16)),
                    ('state', models.CharField(max_length=32)),
                    ('value', models.IntegerField(default=0)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('kind', 'visibility', 'state'), name='kind_tally_once'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='kind_tally_not_negative')],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=32)),
                    ('name', models.CharField(max_length=100)),
                    ('shape', models.TextField()),
                    ('label_x', models.FloatField()),
                    ('label_y', models.FloatField()),
                    ('bounds', models.JSONField(default=list)),
                    ('outline', models.JSONField(default=list)),
                    ('boundary_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='core.boundaryset')),
                ],
                options={
                    'indexes': [models.Index(fields=['boundary_set', 'name'], name='place_by_name')],
                    'constraints': [models.UniqueConstraint(fields=('boundary_set', 'code'), name='place_once_in_set')],
                },
            ),
            migrations.CreateModel(
                name='SearchEntry',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='search_entry', serialize=False, to='core.record')),
                    ('title_terms', models.TextField(blank=True)),
                    ('all_terms', models.TextField(blank=True)),
                    ('digest', models.CharField(blank=True, max_length=64)),
                ],
            ),
            migrations.CreateModel(
                name='SearchIndex',
                fields=[
                    ('record', models.OneToOneField(db_column='rowid', on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='search_index', serialize=False, to='core.record')),
                    ('lexemes', hub.core.search.models.LexemesField(db_column='core_search_fts')),
                ],
                options={
                    'db_table': 'core_search_fts',
                    'managed': False,
                },
            ),
        ]),
        migrations.AddField(
            model_name='record',
            name='place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='core.place'),
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='may_read', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='readers', to='core.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'person'), name='reader_once')],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, help_text='No longer offered.', null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='core.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('record', 'person'), name='offer_once')],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sentence', models.CharField(max_length=500)),
                ('url', models.CharField(max_length=300)),
                ('quotes', models.CharField(blank=True, max_length=40)),
                ('personal', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('clock', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='core.clock')),
                ('digest', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='core.digest')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-at', '-id'], name='notice_by_person'), models.Index(condition=models.Q(('digest__isnull', True), ('mailed_at__isnull', True)), fields=['person', 'at'], name='notice_not_yet_told')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('serves', 'serves'), ('responds_to', 'responds to'), ('became', 'became'), ('taught_in', 'is taught in'), ('authorised_by', 'was authorised by'), ('paid_by', 'is paid for by'), ('evidenced_by', 'is evidenced by'), ('led_to', 'led to'), ('measures', 'measures'), ('same_as', 'is the same as')], max_length=16)),
                ('because', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_out', to='core.record')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links_in', to='core.record')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['target', 'relation', '-source'], name='link_current_by_target'), models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['source', 'relation', '-target'], name='link_current_by_source'), models.Index(condition=models.Q(('confirmed_at__isnull', True), ('ended_at__isnull', True), ('relation', 'serves')), fields=['id'], name='link_unconfirmed')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('source', 'target', 'relation'), name='link_once'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='link_not_to_itself'), models.CheckConstraint(condition=models.Q(('relation__in', ['serves', 'responds_to', 'became', 'taught_in', 'authorised_by', 'paid_by', 'evidenced_by', 'led_to', 'measures', 'same_as'])), name='link_relation_known'), models.CheckConstraint(condition=models.Q(models.Q(('relation', 'same_as'), _negated=True), ('source__lt', models.F('target')), _connector='OR'), name='link_same_as_low_to_high'), models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), ('by__isnull', True), models.Q(('confirmed_by', models.F('by')), _negated=True), _connector='OR'), name='link_confirmed_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='link_confirmed_with_date')],
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('search', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follows', to='core.place')),
                ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follows', to='core.record')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('record__isnull', False)), fields=['record', 'person'], name='follow_by_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', True), ('record__isnull', False), ('search', '')), models.Q(('place__isnull', False), ('record__isnull', True), ('search', '')), models.Q(('place__isnull', True), ('record__isnull', True), models.Q(('search', ''), _negated=True)), _connector='OR'), name='follow_exactly_one_thing'), models.UniqueConstraint(condition=models.Q(('record__isnull', False)), fields=('person', 'record'), name='follow_record_once'), models.UniqueConstraint(condition=models.Q(('place__isnull', False)), fields=('person', 'place'), name='follow_place_once'), models.UniqueConstraint(condition=models.Q(('search', ''), _negated=True), fields=('person', 'search'), name='follow_search_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.TextField()),
                ('html', models.TextField()),
                ('rendered_by', models.PositiveSmallIntegerField()),
                ('official', models.BooleanField(default=False)),
                ('key', models.CharField(max_length=43, unique=True)),
                ('created_at', models.DateTimeField()),
                ('edited_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_at', models.DateTimeField(blank=True, null=True)),
                ('hidden_because', models.TextField(blank=True)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to=settings.AUTH_USER_MODEL)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='core.comment')),
                ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='accounts.post')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-official', 'created_at', 'id'], name='comment_by_record'), models.Index(fields=['-created_at', '-id'], name='comment_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('hidden_at__isnull', True), models.Q(('hidden_because', ''), _negated=True), _connector='OR'), name='comment_hidden_says_why'), models.CheckConstraint(condition=models.Q(('official', False), ('post__isnull', False), _connector='OR'), name='comment_official_has_post')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(blank=True, max_length=40)),
                ('concern', models.BooleanField(default=False)),
                ('priority', models.PositiveSmallIntegerField(default=0)),
                ('found_by_rule', models.CharField(blank=True, max_length=40)),
                ('opened_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, choices=[('kept', 'Left as it is'), ('hidden', 'Hidden'), ('shown', 'Shown again'), ('passed_on', 'Passed on to people who help')], max_length=16)),
                ('ground', models.CharField(blank=True, choices=[('insult', 'It insults or threatens somebody'), ('personal', 'It holds personal details'), ('spam', 'It is an advertisement'), ('unlawful', 'It may be against the law'), ('off_topic', 'It is about something else'), ('care', 'It is safer for somebody if it is not public')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('again', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='second_look', to='core.case')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='core.record')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('outcome', '')), fields=['concern', '-priority', 'opened_at'], name='case_open')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('record', 'part', 'concern'), name='case_one_open'), models.UniqueConstraint(condition=models.Q(('outcome', ''), ('record__isnull', True)), fields=('part', 'concern'), name='case_one_open_on_none'), models.CheckConstraint(condition=models.Q(('record__isnull', False), models.Q(('part', ''), _negated=True), _connector='OR'), name='case_is_about_something'), models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'kept', 'hidden', 'shown', 'passed_on'])), name='case_outcome_known'), models.CheckConstraint(condition=models.Q(('priority__lte', 2)), name='case_priority_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='case_decided_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'hidden'), _negated=True), models.Q(('ground', ''), _negated=True), _connector='OR'), name='case_hidden_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authored', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='authors', to='core.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'person'), name='author_once')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(blank=True, upload_to='attachments/%Y/%m/')),
                ('name', models.CharField(max_length=100)),
                ('content_type', models.CharField(max_length=64)),
                ('size_bytes', models.PositiveIntegerField()),
                ('width', models.PositiveIntegerField(blank=True, null=True)),
                ('height', models.PositiveIntegerField(blank=True, null=True)),
                ('sha256', models.CharField(max_length=64)),
                ('alt', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('removed_because', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'at'], name='attachment_by_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('removed_at__isnull', False)), models.Q(('removed_at__isnull', True), models.Q(('file', ''), _negated=True)), _connector='OR'), name='attachment_removed_has_no_file')],
            },
        ),
        migrations.CreateModel(
            name='RecordTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=32)),
                ('value', models.PositiveIntegerField(default=0)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['name', '-value', '-record'], name='record_tally_most')],
                'constraints': [models.UniqueConstraint(fields=('record', 'name'), name='record_tally_once')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=20)),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='core.case')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'person'), name='report_once')],
            },
        ),
        migrations.CreateModel(
            name='Sent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=43, unique=True)),
                ('at', models.DateTimeField()),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
            ],
        ),
        migrations.CreateModel(
            name='StateChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.CharField(max_length=32)),
                ('new', models.CharField(max_length=32)),
                ('reason', models.TextField(blank=True, default='', null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='state_changes', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'at', 'id'], name='state_change_by_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='state_change_changes')],
            },
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='pin', serialize=False, to='core.record')),
                ('longitude', models.FloatField()),
                ('latitude', models.FloatField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('latitude__gte', -90), ('latitude__lte', 90), ('longitude__gte', -180), ('longitude__lte', 180)), name='pin_on_earth')],
            },
        ),
        migrations.CreateModel(
            name='Hiding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=40)),
                ('because', models.TextField()),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, help_text='Shown again.', null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hidings', to='core.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('part',), name='hiding_once'), models.CheckConstraint(condition=models.Q(('part', ''), _negated=True), name='hiding_names_a_part'), models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='hiding_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clear', models.BooleanField(null=True)),
                ('agree', models.BooleanField(null=True)),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('second_reading_asked_at', models.DateTimeField(blank=True, null=True)),
                ('clock', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='verdict', to='core.clock')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to=settings.AUTH_USER_MODEL)),
                ('second_reading', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reads_again', to='core.clock')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('clear__isnull', False), ('agree__isnull', False), _connector='OR'), name='verdict_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('second_reading__isnull', True), ('second_reading_asked_at__isnull', True)), models.Q(('second_reading__isnull', False), ('second_reading_asked_at__isnull', False)), _connector='OR'), name='verdict_second_reading_is_promised')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('previous_seal', models.CharField(blank=True, max_length=64)),
                ('seal', models.CharField(max_length=64)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='core.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'number'), name='version_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', 1), ('previous_seal', '')), models.Q(('number__gt', 1), models.Q(('previous_seal', ''), _negated=True)), _connector='OR'), name='version_follows_another')],
            },
        ),
        migrations.CreateModel(
            name='VersionField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=64)),
                ('value', models.TextField(blank=True, null=True)),
                ('salt', models.CharField(blank=True, max_length=32, null=True)),
                ('digest', models.CharField(max_length=64)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fields', to='core.version')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='version_field_position_once'), models.CheckConstraint(condition=models.Q(models.Q(('salt__isnull', True), ('value__isnull', True)), models.Q(('salt__isnull', False), ('value__isnull', False)), _connector='OR'), name='version_field_salt_goes_with_value')],
            },
        ),
        migrations.CreateModel(
            name='VisibilityChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old', models.CharField(choices=[('draft', 'Only its authors'), ('team', 'The team that answers for it'), ('partners', 'The team and named partners'), ('staff', 'Staff of the council'), ('signed_in', 'Everybody who has signed in'), ('public', 'Everybody'), ('withdrawn', 'Nobody: taken down, with a reason')], max_length=16)),
                ('new', models.CharField(choices=[('draft', 'Only its authors'), ('team', 'The team that answers for it'), ('partners', 'The team and named partners'), ('staff', 'Staff of the council'), ('signed_in', 'Everybody who has signed in'), ('public', 'Everybody'), ('withdrawn', 'Nobody: taken down, with a reason')], max_length=16)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visibility_changes', to='core.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', '-at', '-id'], name='visibility_change_by_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('new', 'withdrawn'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='withdrawal_has_reason')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.TextField()),
                ('until', models.DateTimeField()),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wordings', to='core.comment')),
            ],
            options={
                'indexes': [models.Index(fields=['comment', 'until'], name='wording_by_comment')],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('comment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='question', serialize=False, to='core.comment')),
                ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='core.comment')),
                ('clock', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='question', to='core.clock')),
                ('joined_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='core.question')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('joined_to__isnull', True), models.Q(('joined_to', models.F('comment')), _negated=True), _connector='OR'), name='question_not_to_itself')],
            },
        ),
    ]
