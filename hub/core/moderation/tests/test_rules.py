"""The rules: what they raise, what they leave alone, and how they do on texts that others labelled."""

import csv
import re
import time
from pathlib import Path

import pytest

from hub.core.moderation import rules

DATA = Path(__file__).parents[5] / "shared/data/deliberation"

CONCERNS = {
    "self_harm": [
        "I want to die",
        "Some nights I think about killing myself",
        "I don’t want to be here anymore",
        "honestly everybody would be better off without me",
        "I'm suicidal and nobody answers the phone",
        "i took all my tablets",
    ],
    "abuse": [
        "My stepdad hits me when the club is closed",
        "he keeps hitting me",
        "I am scared to go home",
        "My daughter is being groomed",
        "I’m afraid of my husband",
        "I'm not safe at home",
    ],
    "violence": [
        "I will kill him if he parks there again",
        "I'm going to stab you",
        "we will burn down the library",
        "I know where you live",
        "They deserve to be shot",
    ],
}
# Nobody's identity, illness or experience is a reason to be looked at.
BENIGN = """
I am gay and I would like a safe place to meet friends.
As a lesbian couple with two children we were welcomed at the centre.
I'm a trans woman and the changing rooms frighten me.
Queer young people need somewhere to go after school.
I'm bisexual, and I volunteer at the library.
Black residents wait longer for repairs than others.
I am a Black woman and I run the food bank.
As a Muslim I would like the park to be lit in Ramadan.
The mosque and the church could share the hall.
I am Jewish and I walk to the synagogue on Saturdays.
Sikh elders need a day centre that cooks for them.
Roma and Traveller families are told the site is full.
I'm a Gypsy and I was refused at the surgery.
The Polish shop could take parcels.
Somali mothers asked for a women's swimming hour.
Pakistani taxi drivers know every pothole.
I am from India and I teach maths for free on Sundays.
Chinese New Year could be held on the square.
I am a refugee and I want to work.
Asylum seekers in the hotel have no bus.
I use a wheelchair and the kerb is too high.
I am deaf, so the intercom is no use to me.
I'm blind and the crossing no longer beeps.
My son is autistic and the hooter scares him.
People with learning disabilities should choose the trips.
I have schizophrenia and the day centre keeps me well.
I'm bipolar and my worker changed four times.
Depression runs in our street; a garden would help.
Suicide prevention training for barbers would save lives.
There were three sexual assaults near the station: we need lights.
Rape crisis services lost their grant.
Domestic abuse survivors need flats that take children.
STD rates are rising: bring the clinic back.
Breast feeding rooms in every library, please.
Sexual orientation should be asked on no form.
Knife crime worries me; keep the youth club open.
Children are hit by cars on this corner every year.
The queue is killing the high street.
I could murder a cup of tea after that meeting.
The heat in the flats is killing old people.
Junk cars stand in the lane.
The river floods number 12 to 40 every winter.
Free school meals in the holidays for every child.
We won the cup and would like to show it in the hall.
The bus costs £4.80, which is too much.
My mother has dementia and gets lost at the underpass.
I'm a sex worker and I want to be able to call the police.
I am HIV positive and the dentist refused me.
My ex-offenders' group would paint the railings.
I'm an atheist and I like the Christmas lights.
I'm on benefits and the form takes four hours.
Old people need benches; young people need benches too.
""".strip().splitlines()


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in CONCERNS.items() for text in texts])
def test_what_may_mean_danger_is_a_concern_at_once(rule, text):
    found = rules.look(text)

    assert rule in [finding.rule for finding in found]
    assert found[0].concern
    assert rules.priority_of(found) == rules.AT_ONCE


@pytest.mark.parametrize("text", BENIGN)
def test_who_people_are_and_what_they_live_through_raises_nothing(text):
    assert rules.look(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring me on 07700 900123",
        "Call 0121 496 0000 after six",
        "+44 (0)20 7946 0000",
        "write to amina@example.org",
        "I live at number 12 and it is loud",
    ],
)
def test_contact_details_are_found(text):
    assert [finding.rule for finding in rules.look(text)][:1] == ["contact_details"]


@pytest.mark.parametrize(
    "text",
    ["It cost £1,200,000 in 2024", "The 11 and the 50 bus", "IDEA-1042 and 2026-11-22", "0.5 per cent of 12,000"],
)
def test_figures_are_no_telephone_numbers(text):
    assert rules.look(text) == []


@pytest.mark.parametrize("text", ["", "\x00", "🌳" * 50, "مقعد في الحديقة", "a" * 6, "((((" * 5000, "0 " * 5000])
def test_any_text_can_be_looked_at_quickly(text):
    began = time.perf_counter()
    rules.look(text)
    assert time.perf_counter() - began < 2


def rows(name, text, label, positive):
    path = DATA / "moderation" / name
    if not path.exists():
        pytest.skip("the labelled texts are not on this machine")
    with path.open(encoding="utf-8") as file:
        return [(row[text], row[label] in positive) for row in csv.DictReader(file)]


def quality(labelled, rule):
    """Return precision and recall of `rule` on texts with their labels."""
    found = [(rule in [finding.rule for finding in rules.look(text)], wanted) for text, wanted in labelled]
    right = sum(raised and wanted for raised, wanted in found)
    return right / sum(raised for raised, _ in found), right / sum(wanted for _, wanted in found)


def test_spam_on_labelled_text_messages():
    """On 2,787 of the UCI SMS Spam Collection, 355 of them spam: precision .986, recall .803 when written.

    The patterns were chosen with a dozen of these rows in view, and text messages are not comments: expect less.
    """
    precision, recall = quality(rows("sms-spam.csv", "text", "label", {"spam"}), "spam")
    assert precision >= 0.95
    assert recall >= 0.78


def test_insults_on_labelled_tweets():
    """On 2,000 tweets, 1,665 of them hateful or offensive: precision .960, recall .936 when written.

    The tweets were gathered by such words, and the list was made with the most frequent ones in view, so this flatters
    the rule: insults without a rude word are not found at all.
    """
    labelled = [
        (re.sub(r"@\w+|&#?\w+;|https?://\S+", " ", text), wanted)
        for text, wanted in rows("davidson-offensive.csv", "text", "class_0hate_1offensive_2neither", {"0", "1"})
    ]
    precision, recall = quality(labelled, "insult")
    assert precision >= 0.93
    assert recall >= 0.90


def test_few_civic_statements_are_raised():
    """Of 710 statements from seven public conversations 3 were raised when written, one of them rightly."""
    path = DATA / "themes/civic-statements-by-conversation.csv"
    if not path.exists():
        pytest.skip("the civic statements are not on this machine")
    with path.open(encoding="utf-8") as file:
        raised = [bool(rules.look(row["text"])) for row in csv.DictReader(file)]
    assert sum(raised) <= 0.01 * len(raised)
