"""URLs of organisations, of the roles on a record, and of what is wanted and offered."""

from django.urls import path

from hub.actors.views import organisations, roles, wanted

app_name = "actors"
one = "organisations/ORG-<int:number>/"
on = "records/<str:reference>/roles/"
urlpatterns = [
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add, name="add"),
    path(one, organisations.organisation, name="organisation"),
    path(f"{one}edit/", organisations.edit, name="edit"),
    path(f"{one}list/", organisations.list_it, name="list_it"),
    path(f"{one}do-not-list/", organisations.do_not_list, name="do_not_list"),
    path(f"{one}close/", organisations.close, name="close"),
    path(f"{one}speakers/", organisations.speakers, name="speakers"),
    path(f"{one}speakers/my-name/", organisations.my_name, name="my_name"),
    path(f"{one}speakers/<int:key>/end/", organisations.end_speaker, name="end_speaker"),
    path(on, roles.on_record, name="roles"),
    path(f"{on}propose/", roles.propose, name="propose"),
    path(f"{on}offer/", roles.offer, name="offer"),
    path(f"{on}ask/<int:key>/", roles.ask_helper, name="ask_helper"),
    path(f"{on}for-whom/", roles.for_whom, name="for_whom"),
    path(f"{on}want/", wanted.want, name="want"),
    path("my/parts/", roles.my_parts, name="my_parts"),
    path("roles/<int:number>/", roles.role, name="role"),
    path("roles/<int:number>/accept/", roles.accept, name="accept"),
    path("roles/<int:number>/decline/", roles.decline, name="decline"),
    path("roles/<int:number>/reword/", roles.reword, name="reword"),
    path("roles/<int:number>/keep-words/", roles.keep_words, name="keep_words"),
    path("roles/<int:number>/finish/", roles.finish, name="finish"),
    path("roles/<int:number>/no-longer-offer/", roles.no_longer_offer, name="no_longer_offer"),
    path("take-part/", wanted.wanted_and_offered, name="wanted_and_offered"),
    path("take-part/wanted/<int:number>/", wanted.open_role, name="open_role"),
    path("take-part/wanted/<int:number>/answer/", wanted.answer, name="answer"),
    path("take-part/wanted/<int:number>/close/", wanted.close, name="close_role"),
    path("take-part/offer/", wanted.offer, name="offer_capacity"),
    path("take-part/offered/<int:number>/", wanted.capacity, name="capacity"),
    path("take-part/offered/<int:number>/change/", wanted.change, name="change_capacity"),
    path("take-part/offered/<int:number>/report/", wanted.report, name="report_capacity"),
    path("take-part/offered/<int:number>/end/", wanted.end, name="end_capacity"),
]
