"""What is taken, what is said where it is not, and that nothing typed is lost."""

from datetime import date

import pytest
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile

from hub.design import dates, fields, forms
from hub.design.tests.gallery import Ask, Filters

TYPED = {
    "title": "A seat  at every stop",
    "problem": "Old people stand.\r\nThey walk on.",
    "whom": "all",
    "ward": "n",
    "since-day": "27",
    "since-month": "March",
    "since-year": "2026",
    "email": "robin@example.org",
}


class Short(forms.Form):
    title = fields.Text("Title", max_length=10)


def errors_of(form: forms.Form, name: str) -> list[str]:
    return [str(error) for error in form.errors.get(name, [])]


def test_a_filled_form_gives_clean_values() -> None:
    form = Ask(TYPED)

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "A seat at every stop"
    assert form.cleaned_data["problem"] == "Old people stand.\nThey walk on."
    assert form.cleaned_data["since"] == date(2026, 3, 27)
    assert form.cleaned_data["people"] is None
    assert form.cleaned_data["answer"] is False


def test_nul_bytes_and_marks_that_turn_the_text_are_taken_out() -> None:
    form = Short({"title": "a\x00b\u202ec"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "abc"


def test_a_title_of_nothing_but_control_characters_is_missing() -> None:
    form = Short({"title": "\x00 \u202e"})

    assert errors_of(form, "title") == ["Enter title."]


def test_what_is_too_long_is_said_and_not_cut() -> None:
    typed = "x" * 1_000_000
    form = Short({"title": typed})

    assert errors_of(form, "title") == ["Use 10 characters or fewer. There are 1,000,000 now; nothing has been cut."]
    page = str(form)
    assert typed in page
    assert "maxlength=" not in page


def test_text_is_drawn_as_text() -> None:
    page = str(Short({"title": '"><script>alert(1)</script>'}))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_lines_typed_come_back_as_they_were() -> None:
    class Long(forms.Form):
        text = fields.LongText("Text", max_length=5)

    assert ">\n\n  one\n    two</textarea>" in str(Long({"text": "\n  one\n    two"}))


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence", "wrong"),
    [
        ("31", "6", "2026", "Check the day: there is no such day in June 2026.", {"day"}),
        ("", "6", "2026", "The date must include a day.", {"day"}),
        ("1", "", "", "The date must include a month and a year.", {"month", "year"}),
        ("1", "13", "2026", "The month must be a number from 1 to 12, or its name.", {"month"}),
        ("1", "smarch", "2026", "The month must be a number from 1 to 12, or its name.", {"month"}),
        ("1", "6", "26", "The year must have 4 figures, such as 2026.", {"year"}),
        ("1", "6", "0000", "The year must have 4 figures, such as 2026.", {"year"}),
        ("9" * 5000, "6", "2026", "Check the day: there is no such day in June 2026.", {"day"}),
        ("23", "11", "2026", "The date must be 22 November 2026 or earlier.", {"day", "month", "year"}),
    ],
)
def test_a_date_that_is_none_says_what_is_wrong_and_where(
    day: str, month: str, year: str, sentence: str, wrong: set[str]
) -> None:
    form = Ask(TYPED | {"since-day": day, "since-month": month, "since-year": year})

    assert errors_of(form, "since") == [sentence]
    field = form.fields["since"]
    assert isinstance(field, dates.Date)
    assert field.wrong_boxes(form["since"]) == wrong
    assert f'value="{year}"' in str(form["since"].as_field_group())


def test_a_month_may_be_written_as_its_name() -> None:
    assert Ask(TYPED | {"since-month": "mar"}).is_valid()


def test_a_forged_choice_is_refused() -> None:
    form = Ask(TYPED | {"whom": "nobody", "topics": ["roads", "moon"]})

    assert errors_of(form, "whom") == ["Choose one of the answers that are shown."]
    assert errors_of(form, "topics") == ["Choose one of the answers that are shown."]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("many", "Enter a whole number, such as 12."),
        ("1.5", "Enter a whole number, such as 12."),
        ("0", "Enter a number of 1 or more."),
        ("9" * 10_000, "Enter a whole number, such as 12."),
    ],
)
def test_a_number_that_is_none_says_what_to_do(typed: str, sentence: str) -> None:
    assert errors_of(Ask(TYPED | {"people": typed}), "people") == [sentence]


def test_thousands_may_be_marked() -> None:
    form = Ask(TYPED | {"people": "1,250"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["people"] == 1250


def test_a_question_that_depends_on_another_is_asked_only_then() -> None:
    asked = Ask(TYPED | {"whom": "some"})
    answered = Ask(TYPED | {"whom": "some", "who": "People with prams"})
    changed_their_mind = Ask(TYPED | {"whom": "all", "who": "x" * 500})

    assert errors_of(asked, "who") == ["Say who they are."]
    assert answered.is_valid()
    assert answered.cleaned_data["who"] == "People with prams"
    assert changed_their_mind.is_valid(), changed_their_mind.errors
    assert changed_their_mind.cleaned_data["who"] == ""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Choose another file: this one is empty."),
        (b"x" * 11_000_000, "Choose a file of 10.0 MB or less. This one has 11.0 MB."),
    ],
)
def test_a_file_that_is_empty_or_too_large_is_refused(content: bytes, sentence: str) -> None:
    form = Ask(TYPED, {"photo": SimpleUploadedFile("a.jpg", content)})  # type: ignore[arg-type]

    assert errors_of(form, "photo") == [sentence]


def test_the_form_draws_every_question_once_and_the_revealed_one_inside_its_option() -> None:
    page = str(Ask())

    for name in ("title", "problem", "whom", "who", "topics", "ward", "since", "people", "email", "photo", "answer"):
        assert f'id="id_{name}"' in page
    assert page.count('id="id_who"') == 1
    assert page.index('value="some"') < page.index('id="id_who"') < page.index('id="id_topics"')
    assert 'type="hidden" name="key"' in page


def test_optional_is_said_where_it_holds() -> None:
    page = str(Ask())

    assert "How many people does it touch? <span" in page
    assert "Who are they? <span" not in page


def test_the_error_summary_leads_to_each_box() -> None:
    summary = forms.error_summary(Ask(TYPED | {"title": "", "since-day": "31", "since-month": "6"}))

    assert '<a href="#id_title">Say what would be better.</a>' in summary
    assert '<a href="#id_since-day">' in summary
    assert summary.count("<li>") == 2


def test_without_errors_there_is_no_summary() -> None:
    assert forms.error_summary(Ask(), Ask(TYPED)) == ""


def test_errors_stand_beside_their_box_and_are_tied_to_it() -> None:
    page = str(Ask(TYPED | {"email": "x"}))

    assert 'aria-describedby="id_email-hint id_email-error" aria-invalid="true"' in page
    assert (
        '<p id="id_email-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span>' in page
    )


def test_what_was_chosen_stays_chosen() -> None:
    page = str(Filters({"state": ["late", "open"], "ward": "m"}))  # type: ignore[dict-item]

    assert page.count(" checked") == 2
    assert '<option value="m" selected>' in page


def test_what_a_form_carries_along_may_be_forged_and_is_refused_then() -> None:
    form = Ask(TYPED | {"key": "x" * 201})

    assert errors_of(form, "key") == ["Start again: this form was changed on its way."]
    assert "Start again" in forms.error_summary(form)


def test_an_address_without_an_at_is_refused_and_a_long_one_too() -> None:
    long = "x" * 250 + "@example.org"

    assert errors_of(Ask(TYPED | {"email": "robin"}), "email") == [
        "Enter an e-mail address in the form name@example.org."
    ]
    assert "Use 254 characters or fewer. There are 262 now; nothing has been cut." in errors_of(
        Ask(TYPED | {"email": long}), "email"
    )


def test_a_form_of_djangos_own_is_drawn_in_the_same_clothes() -> None:
    class Theirs(django_forms.Form):
        code = django_forms.CharField(help_text="Six figures.")
        remember = django_forms.BooleanField(required=False)
        way = django_forms.ChoiceField(choices=[("a", "App")], widget=django_forms.RadioSelect)
        token = django_forms.CharField(widget=django_forms.HiddenInput)

    page = str(Theirs({"way": "a", "token": "t"}))

    assert 'class="govuk-input govuk-input--error"' in page
    assert 'aria-describedby="id_code_helptext id_code_error"' in page
    assert 'class="govuk-checkboxes__input" type="checkbox" name="remember"' in page
    assert 'value="a" checked' in page
    assert page.count('name="token"') == 1


@pytest.mark.parametrize(
    ("typed", "page"), [("3", 3), ("50", 50), ("51", 1), ("0", 1), ("-1", 1), ("", 1), ("x", 1), ("9" * 5000, 1)]
)
def test_a_page_number_is_a_page_or_the_first(typed: str, page: int) -> None:
    form = Filters({"page": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["page"] == page
    assert 'name="page"' not in str(form)
