import django.db.models.deletion
import hub.core.money
import hub.foundation.money
import hub.strands.ledger.law
from decimal import Decimal
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
                name='Contract',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('scope', models.TextField(blank=True, help_text='What is to be done, as it was agreed.')),
                    ('value', hub.core.money.MoneyField(blank=True, null=True)),
                    ('vat_basis', models.CharField(choices=[('included', 'including VAT'), ('excluded', 'excluding VAT'), ('none', 'no VAT is due'), ('not_said', 'VAT basis not recorded')], default=hub.foundation.money.VatBasis['NOT_SAID'], max_length=16)),
                    ('value_is_maximum', models.BooleanField(default=False)),
                    ('value_source', models.CharField(blank=True, help_text='Where the value stands.', max_length=200)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('budget', models.TextField(blank=True)),
                    ('route', models.CharField(blank=True, choices=[('none', 'Nothing is bought'), ('quotations', 'Written quotations'), ('advertised', 'Advertised, with quotations or tenders'), ('framework', 'A framework or an approved list'), ('one_quotation', 'One written quotation'), ('single_negotiation', 'Single contractor negotiation'), ('other_exemption', 'Another exemption from competition')], max_length=32)),
                    ('route_reason', models.TextField(blank=True)),
                    ('notice', models.CharField(blank=True, help_text='The published notice, by number or address.', max_length=300)),
                    ('paid', hub.core.money.MoneyField(default=Decimal('0'))),
                    ('changes_made', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('route__in', ['', 'none', 'quotations', 'advertised', 'framework', 'one_quotation', 'single_negotiation', 'other_exemption'])), name='contract_route_known'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='contract_ends_after_start'), models.CheckConstraint(condition=models.Q(('paid__gte', 0)), name='contract_paid_not_below_nothing'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('paid__lte', models.F('value')), _connector='OR'), name='contract_paid_within_value')],
                },
            ),
            migrations.CreateModel(
                name='Delegation',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('subject', models.TextField(help_text='What may be decided.')),
                    ('resolved_by', models.CharField(help_text='Who delegates: the council, the cabinet, a committee.', max_length=200)),
                    ('instrument', models.CharField(help_text='By what: the resolution or clause, with its number.', max_length=200)),
                    ('source', models.CharField(blank=True, help_text='Where it can be read.', max_length=300)),
                    ('conditions', models.TextField(blank=True)),
                    ('function', models.CharField(choices=[('executive', 'The cabinet or leader (executive)'), ('council', 'The council or a committee')], default=hub.strands.ledger.law.Function['EXECUTIVE'], max_length=16)),
                    ('limit', hub.core.money.MoneyField(blank=True, null=True)),
                    ('vat_basis', models.CharField(choices=[('included', 'including VAT'), ('excluded', 'excluding VAT'), ('none', 'no VAT is due'), ('not_said', 'VAT basis not recorded')], default=hub.foundation.money.VatBasis['NOT_SAID'], max_length=16)),
                    ('since', models.DateField()),
                    ('until', models.DateField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('subject', ''), _negated=True), models.Q(('instrument', ''), _negated=True)), name='delegation_says_what_and_by_what'), models.CheckConstraint(condition=models.Q(('limit__isnull', True), ('limit__gte', 0), _connector='OR'), name='delegation_limit_sound'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='delegation_ends_after_start'), models.CheckConstraint(condition=models.Q(('function__in', hub.strands.ledger.law.Function)), name='delegation_function_known')],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='core.record')),
                    ('function', models.CharField(choices=[('executive', 'The cabinet or leader (executive)'), ('council', 'The council or a committee')], default=hub.strands.ledger.law.Function['EXECUTIVE'], max_length=16)),
                    ('decided_on', models.DateField(blank=True, null=True)),
                    ('decision', models.TextField(blank=True)),
                    ('wards', models.CharField(blank=True, help_text='Which wards it concerns, in words.', max_length=300)),
                    ('reasons', models.TextField(blank=True)),
                    ('alternatives', models.TextField(blank=True)),
                    ('no_alternatives', models.BooleanField(default=False)),
                    ('conflicts', models.TextField(blank=True)),
                    ('no_conflicts', models.BooleanField(default=False)),
                    ('consultation', models.TextField(blank=True)),
                    ('equality', models.TextField(blank=True)),
                    ('papers', models.TextField(blank=True)),
                    ('is_key', models.BooleanField(blank=True, null=True)),
                    ('notice', models.CharField(blank=True, help_text='The notice of a key decision.', max_length=300)),
                    ('value', hub.core.money.MoneyField(blank=True, null=True)),
                    ('vat_basis', models.CharField(choices=[('included', 'including VAT'), ('excluded', 'excluding VAT'), ('none', 'no VAT is due'), ('not_said', 'VAT basis not recorded')], default=hub.foundation.money.VatBasis['NOT_SAID'], max_length=16)),
                    ('value_is_maximum', models.BooleanField(default=False)),
                    ('budget', models.TextField(blank=True)),
                    ('route', models.CharField(blank=True, choices=[('none', 'Nothing is bought'), ('quotations', 'Written quotations'), ('advertised', 'Advertised, with quotations or tenders'), ('framework', 'A framework or an approved list'), ('one_quotation', 'One written quotation'), ('single_negotiation', 'Single contractor negotiation'), ('other_exemption', 'Another exemption from competition')], max_length=32)),
                    ('route_reason', models.TextField(blank=True)),
                    ('threshold_quoted', hub.core.money.MoneyField(blank=True, null=True)),
                    ('openness', models.TextField(blank=True, help_text='Who may read it, or which part is exempt and why.')),
                    ('outside', models.TextField(blank=True, help_text='Why it is outside the delegation; empty where it is inside.')),
                    ('embargo_until', models.DateField(blank=True, null=True)),
                    ('embargo_because', models.TextField(blank=True)),
                    ('version', models.PositiveSmallIntegerField(default=0)),
                    ('signed_at', models.DateTimeField(blank=True, null=True)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('delegation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='ledger.delegation')),
                ],
                options={
                    'indexes': [models.Index(condition=models.Q(('published_at__isnull', True), ('signed_at__isnull', False)), fields=['signed_at'], name='decision_signed_unpublished'), models.Index(condition=models.Q(('published_at__isnull', False)), fields=['-published_at', '-record'], name='decision_published_newest')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('function__in', hub.strands.ledger.law.Function)), name='decision_function_known'), models.CheckConstraint(condition=models.Q(('value__isnull', True), ('value__gte', 0), _connector='OR'), name='decision_value_sound'), models.CheckConstraint(condition=models.Q(('route__in', ['', 'none', 'quotations', 'advertised', 'framework', 'one_quotation', 'single_negotiation', 'other_exemption'])), name='decision_route_known'), models.CheckConstraint(condition=models.Q(('no_alternatives', False), ('alternatives', ''), _connector='OR'), name='decision_alternatives_or_none'), models.CheckConstraint(condition=models.Q(('no_conflicts', False), ('conflicts', ''), _connector='OR'), name='decision_conflicts_or_none'), models.CheckConstraint(condition=models.Q(('embargo_until__isnull', True), models.Q(('embargo_because', ''), _negated=True), _connector='OR'), name='decision_embargo_says_why'), models.CheckConstraint(condition=models.Q(('published_at__isnull', True), models.Q(('published_at__gte', models.F('signed_at')), ('signed_at__isnull', False)), _connector='OR'), name='decision_published_after_signed'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('version', 0)), models.Q(('signed_at__isnull', False), ('version__gte', 1)), _connector='OR'), name='decision_signed_has_version')],
                },
            ),
            migrations.CreateModel(
                name='Deliverable',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('words', models.CharField(max_length=500)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('delivered_on', models.DateField(blank=True, null=True)),
                    ('accepted_on', models.DateField(blank=True, null=True)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliverables', to='ledger.contract')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('contract', 'number'), name='deliverable_number_once'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='deliverable_has_words'), models.CheckConstraint(condition=models.Q(('accepted_on__isnull', True), models.Q(('accepted_on__gte', models.F('delivered_on')), ('delivered_on__isnull', False)), _connector='OR'), name='deliverable_accepted_after_delivered')],
                },
            ),
            migrations.CreateModel(
                name='Instalment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('amount', hub.core.money.MoneyField(blank=True, null=True)),
                    ('due_on', models.DateField(blank=True, null=True)),
                    ('condition', models.CharField(blank=True, help_text='What has to have happened.', max_length=300)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='instalments', to='ledger.contract')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('contract', 'number'), name='instalment_number_once'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gt', 0), _connector='OR'), name='instalment_amount_sound')],
                },
            ),
            migrations.CreateModel(
                name='MonitoringNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='monitoring_notes', to='ledger.decision')),
                ],
                options={
                    'indexes': [models.Index(fields=['decision', 'at', 'id'], name='monitoring_note_by_decision')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='monitoring_note_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Party',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=200)),
                    ('role', models.CharField(choices=[('lead', 'Leads the work'), ('member', 'Member of the consortium'), ('subcontractor', 'Works for one of them')], default='lead', max_length=16)),
                    ('number', models.CharField(blank=True, help_text='Company, charity or other registered number.', max_length=60)),
                    ('amount', hub.core.money.MoneyField(blank=True, null=True)),
                    ('percent_hundredths', models.PositiveIntegerField(blank=True, null=True)),
                    ('source', models.CharField(blank=True, max_length=200)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='ledger.contract')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['contract', 'id'], name='party_by_contract')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', {'lead': 'Leads the work', 'member': 'Member of the consortium', 'subcontractor': 'Works for one of them'})), name='party_role_known'), models.CheckConstraint(condition=models.Q(('percent_hundredths__isnull', True), ('percent_hundredths__lte', 10000), _connector='OR'), name='party_share_at_most_all'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='party_amount_sound'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('percent_hundredths__isnull', True), _connector='OR'), name='party_share_said_once')],
                },
            ),
            migrations.CreateModel(
                name='Payment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', hub.core.money.MoneyField()),
                    ('paid_on', models.DateField()),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='ledger.contract')),
                    ('instalment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='ledger.instalment')),
                    ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='ledger.party')),
                    ('takes_back', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_back_by', to='ledger.payment')),
                ],
                options={
                    'indexes': [models.Index(fields=['contract', 'paid_on', 'id'], name='payment_by_contract')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('takes_back__isnull', True)), models.Q(('amount__lt', 0), ('takes_back__isnull', False), models.Q(('words', ''), _negated=True)), _connector='OR'), name='payment_more_than_nothing')],
                },
            ),
            migrations.CreateModel(
                name='Redaction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('label', models.CharField(max_length=200)),
                    ('words', models.TextField(blank=True)),
                    ('ground', models.CharField(blank=True, choices=[('12a-1', 'Paragraph 1: about an individual'), ('12a-2', 'Paragraph 2: likely to reveal who an individual is'), ('12a-3', 'Paragraph 3: someone’s financial or business affairs, the council’s included'), ('12a-4', 'Paragraph 4: consultations or negotiations on a labour relations matter'), ('12a-5', 'Paragraph 5: a claim to legal professional privilege'), ('12a-6', 'Paragraph 6: a statutory notice, order or direction that is proposed'), ('12a-7', 'Paragraph 7: preventing, investigating or prosecuting crime'), ('confidential', 'Confidential: given by a government department on those terms, or disclosure is forbidden'), ('foi-40', 'Personal information (Freedom of Information Act 2000, section 40)'), ('foi-43', 'Commercial interests (Freedom of Information Act 2000, section 43)'), ('eir-12', 'Commercial confidentiality (Environmental Information Regulations 2004, regulation 12(5)(e))')], max_length=20)),
                    ('weighing', models.TextField(blank=True, help_text='Why keeping it back serves the public better than telling it.')),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('released_at', models.DateTimeField(blank=True, null=True)),
                    ('released_because', models.TextField(blank=True)),
                    ('stood_in', models.CharField(blank=True, max_length=500)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='core.record')),
                ],
                options={
                    'indexes': [models.Index(fields=['record', 'id'], name='redaction_by_record'), models.Index(condition=models.Q(('released_at__isnull', True)), fields=['review_on'], name='redaction_to_review')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('label', ''), _negated=True), name='redaction_has_label'), models.CheckConstraint(condition=models.Q(('ground__in', ['', '12a-1', '12a-2', '12a-3', '12a-4', '12a-5', '12a-6', '12a-7', 'confidential', 'foi-40', 'foi-43', 'eir-12'])), name='redaction_ground_known'), models.CheckConstraint(condition=models.Q(('released_at__isnull', True), models.Q(('released_because', ''), _negated=True), _connector='OR'), name='redaction_release_says_why')],
                },
            ),
            migrations.CreateModel(
                name='WhatItBuys',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('side', models.CharField(choices=[('council', 'The council'), ('supplier', 'The supplier')], max_length=16)),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='buys', to='ledger.contract')),
                ],
                options={
                    'indexes': [models.Index(fields=['contract', 'side', '-at', '-id'], name='buys_by_contract')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('side__in', {'council': 'The council', 'supplier': 'The supplier'})), name='buys_side_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='buys_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Clearance',
                fields=[
                    ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='clearance', serialize=False, to='ledger.decision')),
                    ('words', models.TextField(blank=True)),
                    ('at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ],
            ),
            migrations.CreateModel(
                name='Signature',
                fields=[
                    ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='signature', serialize=False, to='ledger.decision')),
                    ('deputising', models.BooleanField(default=False)),
                    ('at', models.DateTimeField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.post')),
                ],
            ),
            migrations.CreateModel(
                name='Change',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('because', models.TextField()),
                    ('old_value', hub.core.money.MoneyField(blank=True, null=True)),
                    ('new_value', hub.core.money.MoneyField(blank=True, null=True)),
                    ('old_ends_on', models.DateField(blank=True, null=True)),
                    ('new_ends_on', models.DateField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='ledger.contract')),
                ],
                options={
                    'indexes': [models.Index(fields=['contract', 'at', 'id'], name='change_by_contract')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('words', ''), _negated=True), models.Q(('because', ''), _negated=True)), name='change_says_what_and_why')],
                },
            ),
            migrations.CreateModel(
                name='Allotment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('amount', hub.core.money.MoneyField(blank=True, null=True)),
                    ('words', models.CharField(blank=True, max_length=300)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('link', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allotments', to='core.link')),
                ],
                options={
                    'indexes': [models.Index(fields=['link', '-at', '-id'], name='allotment_by_link')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__gte', 0), _connector='OR'), name='allotment_amount_sound')],
                },
            ),
            migrations.CreateModel(
                name='Review',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(choices=[('looked', 'It was looked at as a whole'), ('put_off', 'It is looked at on another day')], max_length=8)),
                    ('words', models.TextField()),
                    ('next_on', models.DateField(blank=True, null=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='ledger.contract')),
                ],
                options={
                    'indexes': [models.Index(fields=['contract', 'at', 'id'], name='review_by_contract')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('what__in', {'looked': 'It was looked at as a whole', 'put_off': 'It is looked at on another day'})), name='review_kind_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='review_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'put_off'), _negated=True), ('next_on__isnull', False), _connector='OR'), name='review_put_off_has_day')],
                },
            ),
            migrations.CreateModel(
                name='FormerSpeaker',
                fields=[('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')), ('since', models.DateTimeField()), ('because', models.TextField()), ('at', models.DateTimeField()), ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)), ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_speakers', to='ledger.contract')), ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL))],
                options={'constraints': [models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='former_speaker_says_why'), models.CheckConstraint(condition=models.Q(('at__gte', models.F('since'))), name='former_speaker_in_order')]},
            ),
        ]),
    ]
