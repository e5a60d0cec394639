"""URLs of verdicts: on a clock, whatever it promised."""

from django.urls import path

from hub.core.feedback import views

urlpatterns = [
    path("verdicts/<int:number>/", views.verdict, name="verdict"),
    path("verdicts/<int:number>/second-reading/", views.second_reading, name="second_reading"),
    path("verdicts/<int:number>/read-again/", views.read_again, name="read_again"),
    path("verdicts/by-mail/<str:token>/", views.verdict_by_mail, name="verdict_by_mail"),
]
