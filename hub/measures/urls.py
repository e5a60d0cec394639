"""URLs of outcome measures."""

from django.urls import URLPattern, URLResolver, path

from hub.measures.views import defining, marking, reading, tying, valuing

app_name = "measures"
one = "measures/MEAS-<int:number>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("measures/", reading.measures, name="list"),
    path("measures/new/", defining.define, name="define"),
    path("measures/ties/<int:number>/end/", tying.untie, name="untie"),
    path(one, reading.measure, name="measure"),
    path(f"{one}definitions/", reading.definitions, name="definitions"),
    path(f"{one}values.csv", reading.values, name="values"),
    path(f"{one}values.json", reading.values_json, name="values_json"),
    path(f"{one}add/", valuing.add, name="add"),
    path(f"{one}paste/", valuing.paste, name="paste"),
    path(f"{one}values/<int:key>/correct/", valuing.correct, name="correct"),
    path(f"{one}change/", defining.change, name="change"),
    path(f"{one}target/", defining.target, name="target"),
    path(f"{one}end/", defining.end, name="end"),
    path(f"{one}resume/", defining.resume, name="resume"),
    path(f"{one}rebase/", marking.rebase, name="rebase"),
    path(f"{one}rebases/<int:key>/agree/", marking.agree, name="agree"),
    path(f"{one}rebases/<int:key>/take-back/", marking.take_back, name="take_back"),
    path(f"{one}annotate/", marking.annotate, name="annotate"),
    path(f"{one}tells-of/", tying.tie, name="tie"),
    path("records/<str:reference>/measures/", reading.beside, name="beside"),
    path("records/<str:reference>/measures/choose/", tying.choose, name="choose"),
]
