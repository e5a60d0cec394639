"""How a page that asks is answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.design.forms import Form


def question_page(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    """Show a page that asks; with status 422 where what was typed cannot be taken, and is said to be so."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
