"""URLs of the improvement team: projects, programmes, and what it is asked for."""

from django.urls import path

from hub.strands.team.views import programmes, projects, requests, work

app_name = "team"
project, asked, programme = "projects/PROJ-<int:number>/", "projects/REQ-<int:number>/", "projects/PROG-<int:number>/"
urlpatterns = [
    path("projects/", projects.projects, name="projects"),
    path("projects/board/", projects.board, name="board"),
    path("projects/timeline/", projects.timeline, name="timeline"),
    path("projects/new/", projects.new, name="new"),
    path("records/<str:reference>/make-project/", projects.make_project, name="make_project"),
    path(project, projects.project, name="project"),
    path(f"{project}plan/", projects.revise, name="revise"),
    path(f"{project}members/", projects.add_member, name="add_member"),
    path(f"{project}members/<int:key>/end/", projects.end_membership, name="end_membership"),
    path(f"{project}programme/", programmes.put_into, name="put_into"),
    path(f"{project}decision/", work.need_decision, name="need_decision"),
    path(f"{project}close/", work.finish, {"early": False}, name="close"),
    path(f"{project}stop/", work.finish, {"early": True}, name="stop"),
    path(f"{project}<slug:act>/", work.act, name="act"),
    path(f"{project}milestones/<int:key>/move/", work.move_milestone, name="move_milestone"),
    path(f"{project}milestones/<int:key>/reach/", work.reach_milestone, name="reach_milestone"),
    path(f"{project}risks/<int:key>/close/", work.close_risk, name="close_risk"),
    path(f"{project}benefits/<int:key>/confirm/", work.confirm_benefit, name="confirm_benefit"),
    path("projects/programmes/", programmes.programmes, name="programmes"),
    path("projects/programmes/new/", programmes.new, name="new_programme"),
    path(programme, programmes.programme, name="programme"),
    path(f"{programme}close/", programmes.close, name="close_programme"),
    path("projects/requests/", requests.requests, name="requests"),
    path("projects/requests/ask/", requests.ask, name="ask"),
    path(asked, requests.request, name="request"),
    path(f"{asked}answer/", requests.answer, name="answer"),
    path(f"{asked}helped/", requests.helped, name="helped"),
    path(f"{asked}take-back/", requests.take_back, name="take_back"),
]
