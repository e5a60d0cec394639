"""A page that asks something about a measure, told apart by its heading and its words."""

from django.http import HttpRequest, HttpResponse

from hub.core.requests import question_page
from hub.design.forms import Form
from hub.measures.models import Measure


def ask(
    request: HttpRequest, form: Form, measure: Measure, heading: str, *, button: str = "Save", intro: str = ""
) -> HttpResponse:
    """Show `form` under `heading`, with the way back to the measure."""
    shown = {"record": measure.record, "heading": heading, "button": button, "intro": intro}
    return question_page(request, "measures/ask.jinja", form, **shown)
