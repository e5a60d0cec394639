"""Proving an address by a code, and the first time somebody comes."""

import secrets
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare, salted_hmac

from hub.accounts import rules, trail
from hub.accounts.models import Person, SignInCode
from hub.accounts.queries import offices
from hub.accounts.rules import Age
from hub.foundation.errors import BadInput, NotPossible

NO_LONGER_GOOD = "This code is no longer good. Ask for a new one."
NOT_THE_CODE = "This is not the code we sent. Check the newest e-mail from us and type its six digits."
TRIED_TOO_OFTEN = "A wrong code was typed five times, so it is no longer good. Ask for a new one."
OFFICIAL_NAME = "Choose another name. This one could make people think you speak for the council."


def send_code(email: str, *, browser: str, now: datetime) -> None:
    """Send a code to the address, whether or not it is known here: the page and the mail are the same for both.

    `browser` is a secret of the visitor's session; the code serves only there. An earlier code of the same browser
    is no longer good. Codes older than a day are forgotten. Raises NotPossible if the mail cannot be sent.
    """
    code = f"{secrets.randbelow(10**rules.CODE_DIGITS):0{rules.CODE_DIGITS}}"
    with transaction.atomic():
        SignInCode.objects.filter(made_at__lt=now - rules.CODE_LIFE * 96).delete()
        SignInCode.objects.create(
            email=email, code_hash=_hashed(email, code), browser_hash=_hashed(email, browser), made_at=now
        )
    words = {"code": code, "minutes": rules.CODE_LIFE.seconds // 60, "place": settings.HUB_NAME}
    try:
        send_mail(
            f"{code} is your code for {settings.HUB_NAME}",
            render_to_string("accounts/mail/code.txt.jinja", words),
            None,
            [email],
        )
    except (SMTPException, OSError) as error:
        raise NotPossible("We could not send the e-mail. Try again in a few minutes.") from error


def fault_of_code(email: str, typed: str, *, browser: str, now: datetime) -> str:
    """Use the code up if `typed` is right, and return ""; otherwise count the try and return what to tell the person.

    What is wrong is returned and not raised, so that the count of tries is kept.
    """
    with transaction.atomic():
        code = (
            SignInCode.objects.select_for_update()
            .filter(email=email, browser_hash=_hashed(email, browser))
            .order_by("-made_at", "-pk")
            .first()
        )
        if code is None or code.used_at or now - code.made_at > rules.CODE_LIFE:
            return NO_LONGER_GOOD
        if code.tries >= rules.CODE_TRIES:
            return TRIED_TOO_OFTEN
        if constant_time_compare(code.code_hash, _hashed(email, typed)):
            code.used_at = now
            code.save(update_fields=["used_at"])
            return ""
        code.tries += 1
        code.save(update_fields=["tries"])
        return TRIED_TOO_OFTEN if code.tries >= rules.CODE_TRIES else NOT_THE_CODE


@transaction.atomic
def forget(email: str) -> None:
    """Keep nothing of an address whose owner is too young to join."""
    SignInCode.objects.filter(email=email).delete()


@transaction.atomic
def join(*, email: str, shown_as: str, age: Age, today: date) -> Person:
    """Create the person who has proved the address. The one who did so a moment ago in another tab is returned.

    A resident's name is kept as an alias only: the hub needs no other. Raises NotPossible for somebody under 13;
    BadInput for a name that sounds official.
    """
    if age is Age.UNDER_13:
        raise NotPossible("You need to be at least 13 to have an account.")
    staff = rules.in_domain(email, settings.HUB_STAFF_DOMAINS)
    if not staff and rules.sounds_official(shown_as, offices()):
        raise BadInput(OFFICIAL_NAME, {"shown_as": OFFICIAL_NAME})
    named = {"name": shown_as} if staff else {"alias": shown_as}
    person, made = Person.objects.get_or_create(
        email=email, defaults={**named, "is_staff": staff, "adult_on": rules.adult_on(age, today)}
    )
    if made:
        trail.note(verb="join", subject=person, by=person)
    return person


@transaction.atomic
def arrive_from_provider(*, email: str, name: str, staff: bool | None) -> Person:
    """Return the person with the address that the council's identity provider vouches for, made if need be.

    `staff` is what the provider says of them; None leaves it as it is. They are taken to be adults: the provider
    serves those who work with the council.
    """
    person, made = Person.objects.get_or_create(email=email, defaults={"name": name, "is_staff": bool(staff)})
    if made:
        trail.note(verb="join", subject=person, by=person, detail={"by_way_of": "identity provider"})
    elif staff is not None and person.is_staff != staff:
        person.is_staff = staff
        person.save(update_fields=["is_staff"])
        trail.note(verb="works_for_council" if staff else "works_no_longer", subject=person, by=None)
    return person


def _hashed(email: str, secret: str) -> str:
    """Return a hash that is of no use without the hub's secret key: six digits alone could be guessed from theirs."""
    return salted_hmac("hub.accounts.code", f"{email}\0{secret}", algorithm="sha256").hexdigest()
