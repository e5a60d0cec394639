"""What people do with what the hub holds about themselves: correct it, and leave."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from hub.accounts import personal_data, rules, trail
from hub.accounts.actions.roles import lay_down_all
from hub.accounts.actions.signing_in import OFFICIAL_NAME
from hub.accounts.models import Person, Post, SignInCode, no_password
from hub.accounts.queries import offices
from hub.design.words import moment
from hub.foundation.errors import BadInput, NotPossible


@dataclass(frozen=True)
class Profile:
    """What a person may say of themselves. `named_in_public` counts for staff alone."""

    name: str
    alias: str
    digest: str
    language: str
    named_in_public: bool = False


@transaction.atomic
def correct(profile: Profile, *, today: date, by: Person) -> None:
    """Change what `by` says of themselves. Raises BadInput for an alias that sounds official, unless they are staff.

    Somebody under 18 is never named in public.
    """
    if not by.is_staff and rules.sounds_official(f"{profile.name} {profile.alias}", offices()):
        raise BadInput(OFFICIAL_NAME, {"alias": OFFICIAL_NAME})
    by.name, by.alias, by.digest, by.language = profile.name, profile.alias, profile.digest, profile.language
    by.named_in_public = profile.named_in_public and by.is_staff and not by.is_minor(today)
    by.save(update_fields=["name", "alias", "digest", "language", "named_in_public"])
    trail.note(verb="correct_profile", subject=by, by=by)


@transaction.atomic
def move_to_address(email: str, *, by: Person) -> None:
    """Take another address, which `by` has proved by a code. Raises NotPossible if somebody has it already.

    The one they had until now is told: whoever holds it could otherwise not know that their account was taken.
    """
    if Person.objects.filter(email=email).exclude(pk=by.pk).exists():
        raise NotPossible("This address belongs to another account. Sign in with it, or choose another address.")
    before, by.email = by.email, email
    by.save(update_fields=["email"])
    trail.note(verb="move_to_address", subject=by, by=by)
    if before and before != email:
        transaction.on_commit(lambda: _tell_address_before(before), robust=True)


def _tell_address_before(address: str) -> None:
    """Write to the address that counts no more. If the letter cannot be sent, it is logged."""
    words = {"place": settings.HUB_NAME, "contact": settings.HUB_PRIVACY_CONTACT}
    text = render_to_string("accounts/mail/moved.txt.jinja", words)
    send_mail(f"Your address on {settings.HUB_NAME} was changed", text, None, [address])


@transaction.atomic
def sign_out_everywhere(*, by: Person) -> None:
    """End every session of `by`, on every device."""
    by.password = no_password()
    by.save(update_fields=["password"])
    trail.note(verb="sign_out_everywhere", subject=by, by=by)


@transaction.atomic
def leave(*, erase_words: bool, now: datetime, by: Person) -> None:
    """Erase what the hub holds about `by`. The row stays, empty, so that what depends on it stands.

    What they published stays under “Somebody who has left”, unless they ask for their words to go as well. A letter
    confirms it. Raises NotPossible while they hold a post, or for the last administrator.
    """
    if Post.objects.filter(holder=by).exists() or Post.objects.filter(deputy=by).exists():
        raise NotPossible("You hold a post, and somebody has to answer for it. Ask an administrator to hand it over.")
    today, address = now.date(), by.email
    lay_down_all(by, today=today)
    personal_data.erase(by, words=erase_words)
    SignInCode.objects.filter(email=by.email or "").delete()
    for table in (Authenticator, SocialAccount, EmailAddress):
        table.objects.filter(user=by).delete()
    by.email, by.name, by.alias, by.is_active, by.left_at = None, "", "", False, now
    by.is_staff = by.named_in_public = False
    by.adult_on, by.language, by.digest, by.password = None, "en", "never", no_password()
    by.last_login = None
    by.save()
    trail.note(verb="leave", subject=by, by=by, detail={"words": "erased" if erase_words else "kept"})
    if address:
        transaction.on_commit(lambda: _confirm_leaving(address, erased_words=erase_words, now=now), robust=True)


def _confirm_leaving(address: str, *, erased_words: bool, now: datetime) -> None:
    """Write to the address once more. If the letter cannot be sent, it is logged: nothing keeps the address."""
    words = {
        "place": settings.HUB_NAME,
        "when": moment(now),
        "erased_words": erased_words,
        "contact": settings.HUB_PRIVACY_CONTACT,
    }
    text = render_to_string("accounts/mail/left.txt.jinja", words)
    send_mail(f"{settings.HUB_NAME} has erased what it held about you", text, None, [address])
