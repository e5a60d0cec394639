"""What people see of organisations, of who plays which part, and of what is wanted and offered."""

import html
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from hub.actors import actions, rules
from hub.actors.models import ActorRole, Capacity, OpenRole, Organisation
from hub.actors.tests import factories
from hub.core.comments.actions import offer_help
from hub.core.follows.models import Notice
from hub.core.moderation.models import Case
from hub.core.records.actions import change_state, withdraw
from hub.core.records.models import Record
from hub.core.records.visibility import Visibility
from hub.foundation.errors import NotPossible
from tests.cast import CastClient, signed_in


def the_day(name, days):
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def at(record, step=""):
    return f"/records/{record.reference}/roles/{step}"


DESCRIBED = {"name": "Riverside Kitchen", "sort": "charity", "summary": "Cooks for all who are hungry."}


def test_a_resident_puts_an_organisation_forward_and_the_team_lists_it(client, cook, improver):
    mine = signed_in(cook)
    assert "Add your organisation or group" in mine.get("/organisations/add/").text
    number = {"scheme": "GB-CHC", "number": "1 123 456"}
    page = mine.post("/organisations/add/", {**DESCRIBED, **number}, follow=True)
    assert "We check it, then list it" in page.text
    made = Organisation.objects.get()
    there = made.record.get_absolute_url()
    assert client.get(there).status_code == 404
    assert "Riverside Kitchen" not in client.get("/organisations/").text

    desk = signed_in(improver)
    assert "Organisations to list" in desk.get("/my/owed/").text
    desk.post(f"{there}list/", follow=True)

    page = client.get(there).text
    for words in ("Riverside Kitchen", "Charity", "GB-CHC-1123456", "1 person, known to the improvement team"):
        assert words in page
    assert "Hana" not in page.replace("Put forward by", "")[: page.index("Where it plays a part")]
    assert "Riverside Kitchen" in client.get("/organisations/").text
    assert "Say what you have free" in mine.get(there).text


def test_an_organisation_is_put_forward_once_however_often_it_is_sent(cook, improver, stranger):
    mine = signed_in(cook)
    mine.post("/organisations/add/", DESCRIBED)

    again = mine.post("/organisations/add/", {**DESCRIBED, "name": "riverside kitchen"})

    assert again.status_code == 422
    assert "is here already: ORG-" in again.text
    assert "Ask the improvement team to let you speak for it" in again.text
    assert Organisation.objects.count() == 1
    there = Organisation.objects.get().record
    assert signed_in(improver).post("/organisations/add/", DESCRIBED).status_code == 422
    actions.list_it(Organisation.objects.get(), by=improver)
    page = signed_in(stranger).get(there.get_absolute_url()).text
    assert "ask the improvement team</a> to name you" in page
    assert "The golden thread" not in page
    assert "to name you" not in mine.get(there.get_absolute_url()).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Enter its name."),
        ({"sort": "club"}, "Choose one of the answers that are shown."),
        ({"web": "javascript:alert(1)"}, "Begin the address with https://."),
        ({"scheme": "GB-CHC", "number": "12"}, "It looks like 1000000."),
        ({"scheme": "GB-CHC", "number": ""}, "Enter the number, or choose no register."),
        ({"number": "1123456"}, "Choose the register that this number is of."),
        ({"name": "x" * 201}, "Use 200 characters or fewer."),
        ({"scheme": "GB-CHC", "number": "7654321"}, "Another organisation here has this number already."),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_typed_is_lost(wrong, sentence, cook, improver):
    factories.organisation(improver, "Another", identifiers=[("GB-CHC", "7654321")])

    response = signed_in(cook).post("/organisations/add/", {**DESCRIBED, **wrong})

    assert response.status_code == 422
    assert sentence in response.text
    assert "Cooks for all who are hungry." in response.text
    assert Organisation.objects.count() == 1


def test_an_organisation_says_of_itself_what_its_speakers_say(client, kitchen, cook, stranger):
    there = kitchen.record.get_absolute_url()
    assert signed_in(stranger).get(f"{there}edit/").status_code == 403

    signed_in(cook).post(f"{there}edit/", {**DESCRIBED, "name": "Riverside Kitchen and Garden", "about": "Since 2011."})

    page = client.get(there).text
    assert "Riverside Kitchen and Garden" in page
    assert "Since 2011." in page


def test_the_team_names_who_speaks_and_tells_who_is_unknown(kitchen, improver, stranger, cook):
    there = f"{kitchen.record.get_absolute_url()}speakers/"
    desk = signed_in(improver)
    response = desk.post(there, {"email": "nobody@example.org"})
    assert response.status_code == 422
    assert "Nobody has signed in here with this address yet." in response.text

    assert "They speak for it now" in desk.post(there, {"email": "Basil@example.org"}, follow=True).text
    assert signed_in(cook).post(there, {"email": "basil@example.org"}).status_code == 403
    mine = signed_in(stranger)
    mine.post(f"{there}my-name/", {"show": "yes"})
    assert "Basil" in CastClient().get(kitchen.record.get_absolute_url()).text
    speaker = kitchen.speakers.get(person=stranger)
    mine.post(f"{there}{speaker.pk}/end/")
    assert mine.get(there).status_code == 403


def test_a_proposal_is_made_accepted_and_read(client, meals, kitchen, staff, cook):
    desk, partner = signed_in(staff), signed_in(cook)
    form = {"actor": kitchen.pk, "role": "hosts", "words": "Your kitchen, each evening."}
    assert "Riverside Kitchen" in desk.get(at(meals, "propose/")).text
    page = desk.post(at(meals, "propose/"), form, follow=True).text
    assert "Waits for a word" in page
    assert "Riverside Kitchen" not in client.get(meals.get_absolute_url()).text
    assert "Riverside Kitchen" not in client.get(at(meals)).text
    role = ActorRole.objects.get()
    assert client.get(f"/roles/{role.pk}/").status_code == 404
    assert "Parts that wait for your word" in partner.get("/my/owed/").text
    assert "Your kitchen, each evening." in partner.get(f"/roles/{role.pk}/accept/").text

    page = partner.post(f"/roles/{role.pk}/accept/", {"words": "Our kitchen, on Mondays."}, follow=True).text

    assert "Agreed. Everybody who can read the page" in page
    for there in (meals.get_absolute_url(), at(meals), f"/roles/{role.pk}/", kitchen.record.get_absolute_url()):
        assert "Our kitchen, on Mondays." in client.get(there).text
    page = client.get(meals.get_absolute_url()).text
    assert "Thinkers and doers" in page
    assert page.count("Put forward by") == 1
    assert "Your kitchen, each evening." not in client.get(f"/roles/{role.pk}/").text
    assert "Parts that wait for your word" not in partner.get("/my/owed/").text


def test_an_offer_is_made_accepted_and_falls_through_without_blame(client, meals, stranger, staff):
    me, desk = signed_in(stranger), signed_in(staff)
    assert client.get(at(meals, "offer/")).status_code == 302
    page = me.post(at(meals, "offer/"), {"role": "delivers", "words": "I can drive on Fridays."}, follow=True).text
    assert "will answer you" in page
    role = ActorRole.objects.get()
    assert "I can drive on Fridays." in desk.get(f"/roles/{role.pk}/").text
    assert "Accept this offer" in desk.get(f"/roles/{role.pk}/").text
    desk.post(f"/roles/{role.pk}/accept/")
    assert "A resident" in client.get(at(meals)).text

    me.post(f"/roles/{role.pk}/no-longer-offer/", {"because": "My mother is ill."})

    page = client.get(at(meals)).text
    assert "No longer offered" in page
    assert "mother" not in page + client.get(f"/roles/{role.pk}/").text
    assert "My mother is ill." in desk.get(f"/roles/{role.pk}/").text


def test_each_step_of_a_role_is_for_its_two_sides(meals, kitchen, cook, staff, stranger):
    role = factories.agreed(meals, kitchen, cook, staff)
    outsider = signed_in(stranger)

    for step in ("decline", "reword", "finish", "no-longer-offer"):
        assert outsider.get(f"/roles/{role.pk}/{step}/").status_code == 403
        assert outsider.post(f"/roles/{role.pk}/{step}/", {"words": "x"}).status_code in {403, 422}
    assert outsider.post(f"/roles/{role.pk}/keep-words/").status_code == 403
    role.refresh_from_db()
    assert role.state == rules.ACCEPTED


def test_words_are_proposed_kept_reworded_and_the_role_finished(client, meals, kitchen, cook, staff):
    role = factories.agreed(meals, kitchen, cook, staff, words="On Mondays.")
    there, desk, partner = f"/roles/{role.pk}/", signed_in(staff), signed_in(cook)
    desk.post(f"{there}reword/", {"words": "On every evening!"})
    assert "On every evening!" not in client.get(there).text
    assert "Other words are proposed" in partner.get(there).text
    partner.post(f"{there}keep-words/")
    partner.post(f"{there}reword/", {"words": "On Tuesdays too."})
    assert "On Tuesdays too." in client.get(there).text
    assert "Is it finished?" in partner.get(f"{there}finish/").text

    partner.post(f"{there}finish/")

    assert "It has come to its end as agreed." in client.get(there).text
    page = partner.post(f"{there}finish/")
    assert page.status_code == 422
    assert "now “Finished”" in page.text


def test_who_played_a_part_to_its_end_stands_on_what_is_closed(client, meals, kitchen, cook, improver, staff):
    there = meals.get_absolute_url()
    actions.finish(factories.agreed(meals, kitchen, cook, improver), by=cook)
    actions.no_longer_offer(factories.agreed(meals, kitchen, cook, improver, role=rules.FUNDS), by=cook)
    assert "Riverside Kitchen" not in client.get(there).text

    change_state(meals, to="declined", by=staff, reason="It was tried long enough.")

    page = client.get(there).text
    assert page.count("Riverside Kitchen</a></strong>") == 1
    assert rules.STATES[rules.FINISHED] in page


def test_help_that_was_offered_is_read_and_asked_by_those_who_arrange(client, meals, stranger, staff):
    help_offered = offer_help(meals, "I can cook, ring me.", by=stranger)
    desk, me = signed_in(staff), signed_in(stranger)
    assert "ring me" not in client.get(at(meals)).text + me.get(at(meals)).text
    assert "I can cook, ring me." in desk.get(at(meals)).text
    form = {"role": "delivers", "words": "Cooks on Fridays."}
    assert me.get(at(meals, f"ask/{help_offered.pk}/")).status_code == 403

    desk.post(at(meals, f"ask/{help_offered.pk}/"), form)
    role = ActorRole.objects.get()
    me.post(f"/roles/{role.pk}/accept/", {"words": "I cook on Fridays.", "is_named": "on"})

    page = client.get(meals.get_absolute_url()).text
    assert "Basil" in page
    assert "1 person" not in page


def test_whom_it_is_for_stands_with_the_others(client, meals, staff, stranger):
    form = {"whom": "People who walk home", "words": "Light."}
    assert signed_in(stranger).post(at(meals, "for-whom/"), form).status_code == 403

    signed_in(staff).post(at(meals, "for-whom/"), form)

    page = client.get(meals.get_absolute_url()).text
    assert "Who benefits" in page
    assert "People who walk home" in page


def test_what_is_wanted_and_what_is_free_find_each_other(client, meals, staff, kitchen, cook):
    form = {"title": "A kitchen on weekday evenings", "gives": "space", "role": "hosts", "wanted": 1}
    page = signed_in(staff).post(at(meals, "want/"), form, follow=True).text
    assert "Nothing that is free fits this so far." in page
    free = {"title": "Our kitchen, free on three evenings", "gives": "space", "who": kitchen.pk}
    partner = signed_in(cook)
    page = partner.post("/take-part/offer/", {**free, **the_day("until", 60)}, follow=True).text
    assert "A kitchen on weekday evenings" in page
    wanted, offered = OpenRole.objects.get(), Capacity.objects.get()
    assert "Our kitchen, free on three evenings" in client.get(f"/take-part/wanted/{wanted.pk}/").text
    page = client.get("/take-part/").text
    assert "1 wanted, 1 offered" in page

    answer = {"who": kitchen.pk, "words": "Ours, from six to nine.", "capacity": offered.pk}
    partner.post(f"/take-part/wanted/{wanted.pk}/answer/", answer)
    role = ActorRole.objects.get()
    assert (role.open_role, role.capacity, role.role) == (wanted, offered, "hosts")
    signed_in(staff).post(f"/roles/{role.pk}/accept/")

    assert "Ours, from six to nine." in client.get(meals.get_absolute_url()).text
    wanted.refresh_from_db()
    assert wanted.state == rules.FILLED
    assert "Found" in client.get(f"/take-part/wanted/{wanted.pk}/").text
    assert "No wanted" in client.get("/take-part/").text


def test_nobody_is_wanted_for_what_is_over(client, meals, staff, stranger):
    wanted = factories.wanted(meals, staff)
    there, title = f"/take-part/wanted/{wanted.pk}/", wanted.title
    assert title in client.get("/take-part/").text
    change_state(meals, to="declined", by=staff, reason="The hall burnt down.")

    assert title not in client.get("/take-part/").text
    assert "What it was for is over" in client.get(there).text
    assert "Answer this" not in client.get(there).text
    answered = signed_in(stranger).post(f"{there}answer/", {"words": "I can."})
    assert answered.status_code == 422
    assert "Nobody is wanted for this any more." in answered.text
    assert "Say who is wanted" not in signed_in(staff).get(meals.get_absolute_url()).text
    with pytest.raises(NotPossible, match="what goes on instead"):
        factories.wanted(Record.objects.get(pk=meals.pk), staff, "A driver")


def test_what_falls_through_is_wanted_again(meals, staff, stranger):
    wanted = factories.wanted(meals, staff)
    role = actions.answer(wanted, factories.promise(), by=stranger)
    actions.accept(role, by=staff)
    with_nobody_wanted = signed_in(stranger).post(f"/take-part/wanted/{wanted.pk}/answer/", {"words": "Me too."})
    assert with_nobody_wanted.status_code == 422
    assert "Nobody is wanted for this any more." in with_nobody_wanted.text

    actions.no_longer_offer(role, by=stranger)

    wanted.refresh_from_db()
    assert wanted.state == rules.OPEN


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Say in a few words what is free."),
        ({"gives": "love"}, "Choose one of the answers that are shown."),
        (the_day("until", -1), "or later."),
        (the_day("until", 500), "or earlier."),
        ({"until-day": "30", "until-month": "2"}, "there is no such day in February"),
    ],
)
def test_what_cannot_be_offered_is_said(wrong, sentence, stranger):
    form = {"title": "A van", "gives": "things", **the_day("until", 30), **wrong}

    response = signed_in(stranger).post("/take-part/offer/", form)

    assert response.status_code == 422
    assert sentence in response.text
    assert not Capacity.objects.exists()


def test_what_a_person_has_free_shows_no_name_unless_they_say_so(client, stranger):
    free = factories.free(stranger)
    assert "Basil" not in client.get("/take-part/").text + client.get(f"/take-part/offered/{free.pk}/").text
    me = signed_in(stranger)
    there = f"/take-part/offered/{free.pk}/"
    form = {"title": "A kitchen", "gives": "space", "is_named": "on", **the_day("until", 30)}
    me.post(f"{there}change/", form)
    assert "Basil" in client.get(there).text

    me.post(f"{there}end/")

    assert client.get(there).status_code == 404
    assert "No longer offered" in me.get(there).text


def test_a_young_person_is_not_asked_for_their_name(stranger, meals):
    factories.young(stranger)
    me = signed_in(stranger)

    assert "is_named" not in me.get("/take-part/offer/").text + me.get(at(meals, "offer/")).text
    me.post(at(meals, "offer/"), {"role": "delivers", "words": "I help.", "is_named": "on"})
    assert not ActorRole.objects.get().is_named


def test_filters_of_what_is_wanted_and_offered(client, meals, staff, stranger):
    factories.wanted(meals, staff, "Somebody with a van", gives="things")
    factories.wanted(meals, staff, "Somebody who reads contracts", gives="skill")
    factories.free(stranger, "Evenings on Mondays", gives="time")

    assert "reads contracts" not in client.get("/take-part/?gives=things").text
    assert "Somebody with a van" in client.get("/take-part/?q=vans").text
    page = client.get("/take-part/?show=wanted&page=99&ward=x").text
    assert "Somebody with a van" in page
    assert "Evenings on Mondays" not in page
    assert "Nobody is wanted that fits this." in client.get("/take-part/?q=zebra").text


def test_pages_of_what_nobody_may_read_are_not_there(client, staff, stranger, improver, parks, meals):
    record = factories.work(staff, "For staff", Visibility.STAFF, team=parks)
    wanted = factories.wanted(record, staff)
    silent = factories.organisation(improver, "Gone Trust", stranger)
    free = factories.free(stranger, organisation=silent)
    withdraw(silent.record, by=improver, reason="It asked for it.")

    for address in (f"/take-part/wanted/{wanted.pk}/", f"/take-part/offered/{free.pk}/", at(record), "/roles/99999/"):
        assert client.get(address).status_code == 404
    assert client.get(f"/organisations/ORG-{silent.pk}/").status_code == 410
    assert "cook for forty" not in client.get("/take-part/").text


def taken(client, name):
    return b"".join(client.get(f"/data/{name}").streaming_content).decode()


def test_open_data_names_organisations_and_no_people(client, meals, kitchen, cook, staff, stranger):
    factories.agreed(meals, kitchen, cook, staff)
    role = actions.offer(meals, factories.promise("delivers", "I drive.", is_named=True), by=stranger)
    actions.accept(role, by=staff)
    factories.wanted(meals, staff)
    factories.free(stranger, is_named=True)

    found = "".join(taken(client, f"{code}.csv") for code in ("roles", "wanted", "offered", "identifiers"))

    for words in ("Riverside Kitchen", "a person", "I drive.", "cook for forty", "free on three evenings"):
        assert words in found
    assert "Basil" not in found
    assert "Riverside Kitchen" in taken(client, "organisation.jsonl")


def fresh(person):
    client = signed_in(person)
    client.get("/about/")
    return client


def test_whoever_answered_is_led_to_what_they_offered(meals, staff, stranger):
    wanted = factories.wanted(meals, staff, "Somebody who drives")
    here, me = f"/take-part/wanted/{wanted.pk}/", signed_in(stranger)
    assert "Answer this" in me.get(here).text

    me.post(f"{here}answer/", {"words": "I can drive."})

    mine = ActorRole.objects.get(open_role=wanted)
    page = me.get(here).text
    assert page.index("See what you offered") < page.index("Answer this")
    assert f"/{mine.pk}/" in page
    assert "See what you offered" not in CastClient().get(here).text
    actions.accept(mine, by=staff)
    assert "See what you offered" in me.get(here).text
    actions.no_longer_offer(mine, because="My car broke.", by=stranger)
    assert "See what you offered" not in me.get(here).text


def test_pages_take_the_same_statements_however_many_there_are(
    meals, kitchen, cook, improver, staff, django_assert_max_num_queries
):
    desk = fresh(improver)
    for number in range(2):
        for one in range(3):
            another = factories.organisation(improver, f"Group {number}{one}", cook)
            factories.agreed(meals, another, cook, staff)
            factories.wanted(meals, staff, f"Somebody {number}{one}")
            factories.free(cook, f"Room {number}{one}", organisation=kitchen)
            actions.offer(meals, factories.promise("funds"), by=cook, organisation=another)
        with django_assert_max_num_queries(8):
            desk.get("/organisations/")
        with django_assert_max_num_queries(8):
            desk.get("/take-part/")
        with django_assert_max_num_queries(16):
            desk.get(kitchen.record.get_absolute_url())
        with django_assert_max_num_queries(16):
            desk.get(meals.get_absolute_url())
        with django_assert_max_num_queries(10):
            desk.get(at(meals))
        with django_assert_max_num_queries(10):
            desk.get(f"/take-part/wanted/{OpenRole.objects.latest('pk').pk}/")


# --- Reporting, and hearing of what fits -----------------------------------------------------------------------


def test_a_reader_reports_what_a_resident_offers_and_a_moderator_hides_it(client, resident, stranger, moderator):
    free = factories.free(resident, title="Cheap loans, ring now")
    there, mine = f"/take-part/offered/{free.pk}/", signed_in(stranger)
    assert "Report this" in mine.get(there).text
    assert "Report this" not in signed_in(resident).get(there).text
    assert client.get(f"{there}report/").status_code == 302

    assert "Choose what is wrong." in mine.post(f"{there}report/", {}).text
    assert "A moderator will look at it." in mine.post(f"{there}report/", {"reason": "spam"}, follow=True).text

    desk = signed_in(moderator)
    assert "Cheap loans, ring now" in desk.get("/moderation/").text
    case = Case.objects.get()
    assert case.record is None
    assert case.part in mine.get("/my/data/").text
    desk.post("/moderation/", {"case": case.pk, "outcome": "hidden", "ground": "spam", "words": "No advertisements."})
    assert client.get(there).status_code == 404
    assert "Cheap loans" not in client.get("/take-part/").text
    told = signed_in(resident).get("/my/notices/").text
    assert "A moderator hid “Cheap loans, ring now" in told
    assert "we looked at what you reported" in mine.get("/my/notices/").text
    second = f"/moderation/{case.pk}/second-look/"
    assert mine.get(second).status_code == 404
    signed_in(resident).post(second, {"words": "It is a credit union."})
    assert Case.objects.filter(again=case, record=None, outcome="").exists()


def test_a_report_of_what_is_wanted_is_a_case_on_its_record(meals, improver, stranger):
    wanted = factories.wanted(meals, improver)

    mine = signed_in(stranger)
    there = re.search(r'href="([^"]+)">Report this', mine.get(f"/take-part/wanted/{wanted.pk}/").text)[1]
    mine.post(html.unescape(there), {"reason": "insult"})

    case = Case.objects.get()
    assert (case.record, case.part) == (meals, f"open_role:{wanted.pk}")


def test_a_promise_that_waits_for_a_word_cannot_be_read_by_reporting_it(meals, kitchen, cook, stranger):
    waits = actions.offer(meals, factories.promise(), by=cook, organisation=kitchen)
    mine, there = signed_in(stranger), f"/records/{meals.reference}/report/?part=role:{waits.pk}"

    assert mine.get(there).status_code == 404
    actions.accept(waits, by=meals.post.holder)
    assert factories.WORDS in mine.get(there).text


def test_whoever_offers_hears_of_what_is_newly_wanted_that_fits_and_both_pages_show_each_other(
    meals, improver, stranger, kitchen, cook, client
):
    mine = factories.free(stranger, title="A kitchen on Tuesdays", gives="space")
    theirs = factories.free(cook, organisation=kitchen, title="Our kitchen, three evenings", gives="space")
    factories.free(stranger, title="A van", gives="things")

    wanted = factories.wanted(meals, improver, title="A kitchen", gives="space")

    for person, title in ((stranger, mine.title), (cook, theirs.title)):
        told = Notice.objects.get(person=person, sentence__startswith="Wanted, and may fit")
        assert title in told.sentence
        assert (told.record, told.personal, told.url) == (meals, False, f"/take-part/wanted/{wanted.pk}/")
    page = client.get(f"/take-part/wanted/{wanted.pk}/").text
    assert mine.title in page
    assert theirs.title in page
    assert "A kitchen" in client.get(f"/take-part/offered/{mine.pk}/").text


def test_whoever_wants_hears_once_of_what_is_newly_offered_that_fits(meals, improver, stranger):
    first = factories.wanted(meals, improver, title="A kitchen", gives="space")
    factories.wanted(meals, improver, title="Another kitchen", gives="space")
    factories.wanted(meals, improver, title="Somebody who knits", gives="skill")

    free = factories.free(stranger, title="A kitchen on Tuesdays", gives="space")

    told = Notice.objects.get(person=improver, sentence__startswith="Offered, and may fit")
    assert told.sentence == f"Offered, and may fit what is wanted, “{first.title}”: A kitchen on Tuesdays"
    assert told.url == f"/take-part/offered/{free.pk}/"


def test_nobody_hears_of_what_is_wanted_where_they_may_not_read(example_kind, improver, resident, stranger):
    hidden = factories.work(resident, to=Visibility.STAFF)
    factories.free(stranger, title="A kitchen", gives="space")

    factories.wanted(hidden, improver, title="A kitchen", gives="space")

    assert not Notice.objects.filter(person=stranger).exists()
