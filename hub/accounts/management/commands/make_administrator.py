"""The first administrator, from the command line of the machine: in the pages only an administrator makes another."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from hub.accounts.actions import roles, signing_in
from hub.accounts.queries import with_address
from hub.accounts.rules import Age


class Command(BaseCommand):
    """Make the person with an address an administrator; they are created if they have never signed in."""

    help = "Make the person with this e-mail address an administrator. They are created if they have never signed in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *_args: Any, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"“{email}” is not an e-mail address.") from error
        today = timezone.localdate()
        person = with_address(email) or signing_in.join(email=email, shown_as="", age=Age.ADULT, today=today)
        roles.appoint_first_administrator(person, today=today)
        self.stdout.write(f"{email} is an administrator. They sign in at /sign-in/ and set up a second factor there.")
