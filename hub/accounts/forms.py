"""What is asked of people about themselves, and of administrators about roles, teams and posts."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError

from hub.accounts import rules
from hub.accounts.actions.signing_in import OFFICIAL_NAME
from hub.accounts.models import Person, Post, Team
from hub.accounts.queries import offices, teams, with_address
from hub.accounts.roles import Role
from hub.accounts.rules import CODE_DIGITS, Age
from hub.design import fields
from hub.design.dates import Date
from hub.design.forms import Form

NOBODY = "Nobody with this address has signed in yet. Ask them to sign in once, then try again."


class AddressForm(Form):
    """One box: the address."""

    email = fields.Email(
        "What is your e-mail address?",
        hint="We send you a code to sign in with. You do not need a password, nor to have been here before.",
    )

    def clean_email(self) -> str:
        """Return the address as it is kept: in lower case."""
        return str(self.cleaned_data["email"]).lower()


class NewAddressForm(AddressForm):
    """One box: the address to move to."""

    email = fields.Email("What is your new e-mail address?")


class CodeForm(Form):
    """One box: the code."""

    code = fields.Text(
        "What is the code?",
        hint="Six digits, such as 042917.",
        missing="Type the six digits from the e-mail.",
        max_length=20,
        width=10,
        autocomplete="one-time-code",
        inputmode="numeric",
    )

    def clean_code(self) -> str:
        """Return the digits alone: mail programs and people put spaces between them."""
        digits = str(self.cleaned_data["code"]).replace(" ", "").replace("-", "")
        if not (digits.isascii() and digits.isdigit() and len(digits) == CODE_DIGITS):
            raise ValidationError("Type the six digits from the e-mail, such as 042917.")
        return digits


class FirstTimeForm(Form):
    """The two questions of the first time. `email` is the address that has been proved."""

    shown_as = fields.Text(
        "What shall we call you?",
        hint="Others see this beside what you write. It need not be your real name.",
        missing="Enter a name for others to see. It need not be your real one.",
        max_length=60,
        width=20,
        autocomplete="nickname",
    )
    age = fields.Radios(
        "How old are you?",
        [
            fields.Option(Age.UNDER_13.value, "Under 13"),
            fields.Option(Age.FROM_13_TO_15.value, "13 to 15"),
            fields.Option(Age.FROM_16_TO_17.value, "16 or 17"),
            fields.Option(Age.ADULT.value, "18 or over"),
        ],
        hint="We take more care of people under 18. We do not keep your date of birth.",
        missing="Choose how old you are.",
    )

    def __init__(self, *args: object, email: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.staff = rules.in_domain(email, settings.HUB_STAFF_DOMAINS)

    def clean_shown_as(self) -> str:
        """Refuse a name with which a resident would seem to speak for the council."""
        shown_as = str(self.cleaned_data["shown_as"])
        if not self.staff and rules.sounds_official(shown_as, offices()):
            raise ValidationError(OFFICIAL_NAME)
        return shown_as


class ProfileForm(Form):
    """What people may say of themselves."""

    name = fields.Text(
        "Your name", hint="Only administrators see it, unless you choose otherwise.", required=False, max_length=100
    )
    alias = fields.Text(
        "The name others see", hint="It need not be your real name.", required=False, max_length=60, width=20
    )
    digest = fields.Radios(
        "How often shall we write to you about what you follow?",
        [("daily", "Once a day, when there is news"), ("weekly", "Once a week"), ("never", "Never")],
    )
    language = fields.Select("The language we write to you in", [("en", "English")])


class StaffProfileForm(ProfileForm):
    """As above; staff may choose to be named."""

    named_in_public = fields.Tick(
        "Show my name in public",
        hint="Otherwise people see your post or your team.",
    )


class LeaveForm(Form):
    """The last question before somebody's data is erased."""

    erase_words = fields.Radios(
        "What shall happen to what you published here?",
        [
            fields.Option("keep", "Keep it, without my name", "It stays as written by “somebody who has left”."),
            fields.Option(
                "erase", "Remove my words and files too", "A note stays where words stood; files are gone for good."
            ),
        ],
        missing="Choose what happens to what you published.",
    )
    sure = fields.Tick(
        "Erase what the hub holds about me. This cannot be undone.",
        missing="Tick the box if you are sure: what is erased does not come back.",
        required=True,
    )


class PersonField(fields.Email):
    """Somebody, by their exact address: there is no list of people to look through."""

    def clean(self, value: object) -> Person | None:
        """Return the person, or None where nothing was typed."""
        email = super().clean(value)
        if not email:
            return None
        person = with_address(str(email).lower())
        if person is None or not person.is_active:
            raise ValidationError(NOBODY)
        return person


class FindForm(Form):
    """Search people by exact address."""

    email = PersonField("Find a person by their e-mail address", hint="The whole address, exactly.")


class GrantForm(Form):
    """A role to give."""

    role = fields.Select("Role", [(role.value, role.label) for role in Role if role is not Role.PARTICIPANT])
    team = fields.Select("Team", required=False, empty="The whole hub", hint="Staff always belong to a team.")
    until = Date("Last day", required=False, hint="Leave it empty for a role without an end.")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["team"].options = [(str(team.pk), team.name) for team in teams()]  # type: ignore[attr-defined]

    def clean_team(self) -> Team | None:
        """Return the team chosen, or None for the whole hub."""
        chosen = self.cleaned_data["team"]
        return Team.objects.get(pk=chosen) if chosen else None


class ChangeTeamForm(Form):
    """A team's name, and whether residents know it as a service."""

    name = fields.Text("Name", max_length=100)
    is_service = fields.Tick("Residents know it as a service")


class TeamForm(ChangeTeamForm):
    """A new team."""

    code = fields.Text("Code", hint="Short, for addresses: letters, digits and hyphens.", max_length=40, width=20)

    def clean_code(self) -> str:
        """Return the code if it can stand in an address."""
        code = str(self.cleaned_data["code"]).lower()
        if not code.replace("-", "").isalnum() or not code.isascii():
            raise ValidationError("Use letters, digits and hyphens only, such as parks-and-trees.")
        return code


class PostForm(Form):
    """A new post."""

    title = fields.Text("Title of the post", hint="As people know it, such as “Parks manager”.", max_length=100)


class AppointForm(Form):
    """Who holds a post and who stands in."""

    holder = PersonField("Holder’s e-mail address", required=False, hint="Leave it empty while the post is vacant.")
    deputy = PersonField("Deputy’s e-mail address", required=False, hint="Acts while the holder is away.")


class AwayForm(Form):
    """Until when the holder is away."""

    until = Date("Last day of the absence", required=False, hint="Leave it empty if the holder is back.")


def profile_form(person: Person) -> type[ProfileForm]:
    """Return the form that fits the person."""
    return StaffProfileForm if person.is_staff else ProfileForm


def as_typed(post: Post) -> dict[str, str | date | None]:
    """Return what the forms of a post show at first."""
    return {
        "holder": post.holder.email if post.holder else "",
        "deputy": post.deputy.email if post.deputy else "",
        "until": post.away_until,
    }
