"""URLs of the improvement methods."""

from django.urls import URLPattern, URLResolver, path

from hub.strands.methods.views import capturing, coding, flowing, studies, team

app_name = "methods"
one = "studies/STUDY-<int:number>/"
demand = "studies/demands/<int:demand>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("studies/", studies.studies, name="list"),
    path("studies/new/", studies.new, name="new"),
    path("studies/on/<str:reference>/", studies.study_on, name="study_on"),
    path(one, studies.study, name="study"),
    path(f"{one}results/", studies.results, name="results"),
    path(f"{one}results/table/", studies.results_table, name="results_table"),
    path(f"{one}change/", team.change, name="change"),
    path(f"{one}team/", team.members, name="team"),
    path("studies/team/<int:member>/remove/", team.remove, name="remove_member"),
    path(f"{one}start-listening/", team.start_listening, name="start_listening"),
    path(f"{one}start-coding/", team.start_coding, name="start_coding"),
    path(f"{one}flow/", flowing.flow, name="flow"),
    path("studies/steps/<int:step>/change/", flowing.change_step, name="change_step"),
    path("studies/steps/<int:step>/remove/", flowing.remove_step, name="remove_step"),
    path(f"{one}cost/", flowing.cost, name="cost"),
    path(f"{one}report/", team.report, name="report"),
    path(f"{one}open-again/", team.open_again, name="open_again"),
    path(f"{one}stop/", team.stop, name="stop"),
    path(f"{one}take-down/", capturing.take_down, name="take_down"),
    path(f"{one}said/", capturing.said, name="said"),
    path(demand, capturing.demand, name="demand"),
    path(f"{demand}done/", capturing.done, name="done"),
    path(f"{demand}release/", capturing.release, name="release"),
    path(f"{demand}end-release/", capturing.end_release, name="end_release"),
    path(f"{one}codes/", coding.codes, name="codes"),
    path("studies/codes/<int:code>/retire/", coding.retire, name="retire"),
    path(f"{one}code/", coding.code, name="code"),
    path(f"{one}differences/", coding.differences, name="differences"),
    path(f"{demand}settle/", coding.settle, name="settle"),
    path(f"{demand}agree/", coding.agree, name="agree"),
]
