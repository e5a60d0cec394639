import django.db.models.deletion
import uuid
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
                name='Course',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('aims', models.TextField(help_text='What people can do afterwards.')),
                    ('for_whom', models.CharField(help_text='Whom it is for, and what they should know before.', max_length=300)),
                    ('content', models.TextField(blank=True, help_text='What is taught, in the order it is taught.')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('aims', ''), _negated=True), name='course_has_aims')],
                },
            ),
            migrations.CreateModel(
                name='Session',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField()),
                    ('where', models.CharField(max_length=300)),
                    ('places', models.PositiveSmallIntegerField()),
                    ('taken', models.PositiveSmallIntegerField(default=0)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('sequence', models.PositiveIntegerField(default=0)),
                    ('changed_at', models.DateTimeField()),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_because', models.CharField(blank=True, max_length=500)),
                    ('called_off_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('attendance_at', models.DateTimeField(blank=True, null=True)),
                    ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='academy.course')),
                    ('taught_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='core.record')),
                    ('tutor_post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='accounts.post')),
                ],
                options={
                    'indexes': [models.Index(fields=['course', 'starts_at', 'id'], name='session_by_course'), models.Index(fields=['starts_at', 'id'], name='session_by_day'), models.Index(fields=['taught_on', '-starts_at'], name='session_by_work')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='session_ends_after_start'), models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='session_has_places'), models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='session_never_overbooked'), models.CheckConstraint(condition=models.Q(('where', ''), _negated=True), name='session_says_where'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', True), ('called_off_because', ''), ('called_off_by__isnull', True)), models.Q(('called_off_at__isnull', False), ('called_off_by__isnull', False), models.Q(('called_off_because', ''), _negated=True)), _connector='OR'), name='session_called_off_says_why')],
                },
            ),
            migrations.CreateModel(
                name='SignUp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('needs', models.CharField(blank=True, max_length=500)),
                    ('at', models.DateTimeField()),
                    ('booked_at', models.DateTimeField(blank=True, null=True)),
                    ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                    ('refused_because', models.CharField(blank=True, max_length=500)),
                    ('attended', models.BooleanField(blank=True, null=True)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_ups', to=settings.AUTH_USER_MODEL)),
                    ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_ups', to='academy.session')),
                ],
                options={
                    'indexes': [models.Index(fields=['session', 'at', 'id'], name='sign_up_by_session'), models.Index(fields=['person', '-at', '-id'], name='sign_up_by_person')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_at__isnull', True)), fields=('session', 'person'), name='sign_up_once'), models.CheckConstraint(condition=models.Q(('attended__isnull', True), models.Q(('booked_at__isnull', False), ('cancelled_at__isnull', True)), _connector='OR'), name='sign_up_attended_was_booked'), models.CheckConstraint(condition=models.Q(('booked_at__isnull', True), ('booked_at__gte', models.F('at')), _connector='OR'), name='sign_up_booked_after_asking'), models.CheckConstraint(condition=models.Q(('refused_because', ''), ('cancelled_at__isnull', False), _connector='OR'), name='sign_up_refused_has_no_place')],
                },
            ),
            migrations.CreateModel(
                name='Applied',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('hidden_because', models.CharField(blank=True, max_length=500)),
                    ('at', models.DateTimeField()),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='learning_applied', to='core.record')),
                    ('sign_up', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applied', to='academy.signup')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', '-at'], name='applied_by_record')],
                    'constraints': [models.UniqueConstraint(fields=('sign_up', 'record'), name='applied_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='applied_has_words')],
                },
            ),
        ]),
    ]
