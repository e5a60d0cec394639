"""URLs of the innovation lab."""

from django.urls import path

from hub.strands.lab import rules
from hub.strands.lab.views import planning, reading, referring, running

app_name = "lab"
TRIALS = ((rules.EXPERIMENT, "lab/EXP-<int:number>/"), (rules.PILOT, "lab/PILOT-<int:number>/"))
ON_BOTH = {
    "plan": planning.plan,
    "give_up": planning.give_up,
    "plan_again": planning.plan_again,
    "show": planning.show,
    "begin": running.begin,
}
urlpatterns = [
    path("lab/", reading.portfolio, name="portfolio"),
    path("lab/portfolio.csv", reading.portfolio_file, name="portfolio_file"),
    path("lab/learning/", reading.learning, name="learning"),
    path("lab/problems/", reading.problems, name="problems"),
    path("lab/experiments/", reading.experiments, name="experiments"),
    path("lab/pilots/", reading.pilots, name="pilots"),
    path("lab/refer/", referring.refer, name="refer"),
    path("lab/refer/go-on/<int:draft>/", referring.go_on, name="go_on"),
    path("lab/refer/<str:token>/", referring.refer, name="refer_again"),
    path("lab/refer/<str:token>/check/", referring.check, name="check"),
    path("lab/experiments/new/", planning.new_experiment, name="new_experiment"),
    path("lab/experiments/new/similar/", planning.similar, name="similar"),
    path("lab/experiments/new/go-on/<int:draft>/", planning.go_on, name="go_on_experiment"),
    path("lab/experiments/new/<str:token>/alike/", planning.alike, name="alike"),
    path("lab/experiments/new/<str:token>/plan/", planning.plan_experiment, name="plan_experiment"),
    path("lab/pilots/new/", planning.new_pilot, name="new_pilot"),
    path("lab/from/<str:reference>/problem/", referring.of_record, name="problem_from"),
    path("lab/from/<str:reference>/experiment/", planning.new_experiment, name="experiment_from"),
    path("lab/from/<str:reference>/pilot/", planning.new_pilot, name="pilot_from"),
    path("lab/PROB-<int:number>/", reading.problem, name="problem"),
    path("lab/PROB-<int:number>/word/<slug:state>/", referring.word, name="problem_word"),
    path("lab/EXP-<int:number>/anew/", planning.anew, name="experiment_anew"),
    path("lab/EXP-<int:number>/seal/", planning.seal, name="experiment_seal"),
]
for kind, one in TRIALS:
    urlpatterns += [
        path(one, reading.trial, {"kind": kind}, name=kind),
        path(f"{one}costs/<int:key>/take-back/", running.take_back_cost, {"kind": kind}, name=f"{kind}_take_back"),
        *(
            path(f"{one}{act.replace('_', '-')}/", view, {"kind": kind}, name=f"{kind}_{act}")
            for act, view in ON_BOTH.items()
        ),
        *(path(f"{one}{act}/", running.do, {"kind": kind, "act": act}, name=f"{kind}_{act}") for act in running.DOING),
    ]
