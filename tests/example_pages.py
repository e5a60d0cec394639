"""A page for the kind of record that only tests know, made as a strand makes its own."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from hub.config.urls import urlpatterns as real
from hub.core.records.queries import readable
from hub.core.requests import asked_page
from hub.core.room import room


@login_not_required
def page(request: HttpRequest, number: int) -> HttpResponse:
    record = readable("example", number, request.user)
    return render(request, "core/room.jinja", {"room": room(record, request.user, page=asked_page(request))})


examples = ([path("examples/<int:number>/", page, name="page")], "examples")
urlpatterns = [path("", include(examples)), *real]
