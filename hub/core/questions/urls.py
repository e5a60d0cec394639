"""URLs of the one box and of questions, below /records/<reference>/."""

from django.urls import path

from hub.core.questions import views

urlpatterns = [path("say/", views.say, name="say")]
