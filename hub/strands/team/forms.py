"""What people type about requests, projects and programmes."""

from collections.abc import Mapping, Sequence
from typing import Any

from hub.accounts.models import Person, Post
from hub.core.drafts.forms import OnceForm
from hub.design.amounts import Pounds
from hub.design.dates import Date
from hub.design.fields import Email, LongText, Option, Radios, Select, Text, Tick
from hub.design.forms import Form
from hub.strands.team import rules
from hub.strands.team.actions.projects import Plan
from hub.strands.team.actions.requests import Wanted

WORDS = 5000


class AskForm(OnceForm):
    """What help somebody wants from the improvement team."""

    title = Text("What do you want help with?", hint="In a line.", missing="Say in a line what you want help with.")
    wanted = LongText(
        "What is going on, and what help do you want?",
        hint="What happens today, to whom, and what you would like the team to do with you.",
        missing="Say what is going on, and what help you want.",
        max_length=WORDS,
    )
    tried = LongText("What have you tried already?", max_length=WORDS, rows=3, required=False)
    service = Text("For which team or service?", max_length=200, required=False)
    needed_by = Date("By when do you need it?", hint="Leave it empty if there is no day.", required=False)

    def said(self) -> Wanted:
        """Return what was asked for."""
        return Wanted(**self.cleaned_data)


class AnswerForm(Form):
    """One of the three answers, in words of its own."""

    kind = Radios(
        "What is the answer?",
        (
            Option(rules.HELPING, "We are helping", "Say who comes, and when."),
            Option(rules.NOT_YET, "Not yet", "It waits again by itself on a day you name.", reveals="looks_again_on"),
            Option(rules.DECLINED, "Not for us", "Say why, and who could help instead."),
        ),
        missing="Choose one of the answers.",
    )
    looks_again_on = Date("When do you look at it again?", required=False)
    words = LongText(
        "Your answer, in your own words",
        hint="Everybody can read it, so that the queue is open to all.",
        missing="Say it in your own words.",
        max_length=WORDS,
    )

    def conditions(self) -> None:
        self.given("kind", rules.NOT_YET).require("looks_again_on", "Give the day on which you look at it again.")


class WithPosts(OnceForm):
    """A form that names posts; their options are read anew for each page."""

    post_fields: Sequence[str] = ()

    def __init__(self, data: Mapping[str, Any] | None, posts: Sequence[Post], **more: Any) -> None:
        super().__init__(data, **more)
        self.posts = {str(post.pk): post for post in posts}
        for name in self.post_fields:
            field = self.fields[name]
            if isinstance(field, Select):
                field.options = [(key, f"{post.title} – {post.team.name}") for key, post in self.posts.items()]

    def chosen(self, name: str) -> Post | None:
        """Return the post that was chosen in the field `name`."""
        return self.posts.get(self.cleaned_data.get(name) or "")


class PlanForm(WithPosts):
    """What a project is to be."""

    post_fields = ("lead", "sponsor")

    title = Text("What is the project called?", missing="Give the project a name.")
    aim = LongText(
        "What will be different at its end, and for whom?",
        missing="Say what will be different at its end.",
        max_length=WORDS,
    )
    lead = Select("Who leads it?", hint="The post that answers for it.", empty="The improvement team", required=False)
    sponsor = Select("Who is its sponsor?", hint="The post that speaks for it.", empty="Nobody yet", required=False)
    starts_on = Date("When does it start?", required=False)
    ends_on = Date("When is it to end?", required=False)

    def plan(self) -> Plan:
        """Return the plan as it was typed."""
        given = self.cleaned_data
        return Plan(
            title=given["title"],
            aim=given["aim"],
            lead=self.chosen("lead"),
            sponsor=self.chosen("sponsor"),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
        )


class ReasonForm(Form):
    reason = LongText("Why?", hint="Everybody who follows it reads this.", missing="Say why.", max_length=WORDS, rows=3)


class FinishForm(Form):
    """Why a project ends, and what it taught: that is asked for where nothing is written down that others can use."""

    reason = LongText(
        "How does it end?",
        hint="Everybody who follows it reads this.",
        missing="Say how it ends.",
        max_length=WORDS,
        rows=3,
    )
    lesson = LongText(
        "What did it teach?",
        hint="For whoever does the like next: what would you do again, and what not?",
        missing="Say what it taught, for whoever does the like next.",
        max_length=WORDS,
        rows=4,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, asks_lesson: bool) -> None:
        super().__init__(data)
        if not asks_lesson:
            self.fields["lesson"].required = False
            self.fields["lesson"].label = "Did it teach anything else? (optional)"


class NothingForm(Form):
    """A page that asks only whether to go on."""


class MilestoneForm(OnceForm):
    title = Text("What is reached?", hint="Such as “The first ward has its lamps”.", missing="Say what is reached.")
    due_on = Date("By when?", missing="Give the day by which it is to be reached.")


class MoveForm(Form):
    due_on = Date("By when is it to be reached now?", missing="Give the new day.")
    because = LongText("Why does it move?", missing="Say why it moves.", max_length=WORDS, rows=3)


class ReportForm(OnceForm):
    """How the project goes, for somebody who knows nothing of it."""

    health = Radios(
        "How does it go?",
        (
            Option(rules.ON_TRACK, "On track", "It will be done by its day."),
            Option(rules.AT_RISK, "Needs attention", "It may be late or cost more, unless something is done."),
            Option(rules.OFF_TRACK, "Off track", "It will be late or cost more. Somebody has to decide."),
        ),
        missing="Choose how it goes.",
    )
    done = LongText("What happened since the last report?", missing="Say what happened.", max_length=WORDS, rows=4)
    next = LongText("What happens next?", missing="Say what happens next.", max_length=WORDS, rows=3)


class RiskForm(OnceForm):
    what = Text("What could go wrong?", max_length=300, missing="Say what could go wrong.")
    likelihood = Radios(
        "How likely is it?", [(str(k), v.capitalize()) for k, v in rules.LIKELY.items()], missing="Choose how likely."
    )
    impact = Radios(
        "How bad would it be?", [(str(k), v.capitalize()) for k, v in rules.HARM.items()], missing="Choose how bad."
    )
    response = LongText("What is done about it?", missing="Say what is done about it.", max_length=WORDS, rows=3)

    def clean_likelihood(self) -> int:
        return int(self.cleaned_data["likelihood"])

    def clean_impact(self) -> int:
        return int(self.cleaned_data["impact"])


class BecauseForm(Form):
    because = LongText("Why is it no risk any more?", missing="Say why it is none any more.", max_length=WORDS, rows=3)


class DecisionForm(WithPosts):
    """Which decision is needed next."""

    post_fields = ("post",)

    what = LongText("What has to be decided?", missing="Say what has to be decided.", max_length=WORDS, rows=3)
    due_on = Date("By when?", missing="Give the day by which it has to be decided.")
    post = Select(
        "Who decides?",
        empty="The sponsor, if there is one",
        missing="Choose who decides: the project has no sponsor who could.",
    )

    def __init__(self, data: Mapping[str, Any] | None, posts: Sequence[Post], *, has_sponsor: bool) -> None:
        super().__init__(data, posts)
        self.fields["post"].required = not has_sponsor

    def clean_post(self) -> Post | None:
        return self.posts.get(self.cleaned_data.get("post") or "")


class WordsForm(OnceForm):
    words = LongText("Say it in your own words", missing="Say it in your own words.", max_length=WORDS, rows=4)


class BenefitForm(OnceForm):
    """What the project brought."""

    kind = Radios(
        "What did it bring?",
        tuple(
            Option(code, label, reveals="pounds" if code == rules.CASH else "")
            for code, label in rules.BENEFITS.items()
        ),
        missing="Choose what kind it is.",
    )
    pounds = Pounds("How much a year?", hint="It counts once finance has confirmed it.", required=False)
    words = LongText("What is it, and for whom?", missing="Say what it brought, and to whom.", max_length=WORDS, rows=4)
    is_loss = Tick("This is a loss to somebody, not a gain")

    def conditions(self) -> None:
        self.given("kind", rules.CASH).require("pounds", "Give the amount a year that the budget no longer needs.")


class MemberForm(Form):
    """Who is to work on it, by their address."""

    email = Email("Their e-mail address", hint="They need to have signed in here before.")
    part = Text(
        "What do they do on it?", hint="Such as “keeps the figures”.", max_length=100, missing="Say what they do."
    )

    def found(self, person: Person | None) -> Person | None:
        """Say that nobody is known by the address, if so."""
        if person is None:
            self.add_error("email", "Nobody has signed in here with this address. Check it, or ask them to sign in.")
        return person


class ProgrammeForm(WithPosts):
    """What a programme is to be."""

    post_fields = ("sponsor",)

    title = Text("What is the programme called?", missing="Give the programme a name.")
    aim = LongText("What will be different at its end?", missing="Say what will be different.", max_length=WORDS)
    sponsor = Select("Who is its sponsor?", empty="Nobody yet", required=False)
    big_move = Select("Which big move does it serve?", empty="None", required=False)

    def __init__(self, data: Mapping[str, Any] | None, posts: Sequence[Post], moves: Mapping[str, str]) -> None:
        super().__init__(data, posts)
        field = self.fields["big_move"]
        if isinstance(field, Select):
            field.options = list(moves.items())


class IntoProgrammeForm(Form):
    """Which programme a project goes into."""

    programme = Select("Which programme?", empty="Choose a programme", missing="Choose a programme.")

    def __init__(self, data: Mapping[str, Any] | None, programmes: Mapping[str, str]) -> None:
        super().__init__(data)
        field = self.fields["programme"]
        if isinstance(field, Select):
            field.options = list(programmes.items())
