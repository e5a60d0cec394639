"""URLs of the one box and of questions, below /records/<reference>/."""

from django.urls import path

from hub.core.questions import views

urlpatterns = [
    path("say/", views.say, name="say"),
    path("comments/<int:number>/answer/", views.answer, name="answer"),
    path("comments/<int:number>/join/", views.join, name="join"),
    path("comments/<int:number>/no-answer/", views.take_back, name="take_back_question"),
]
