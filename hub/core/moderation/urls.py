"""URLs of moderation: below /records/<reference>/, and of its own pages."""

from django.urls import path

from hub.core.moderation import views

urlpatterns = [path("report/", views.report, name="report")]
own_pages = [
    path("moderation/", views.queue, name="moderation"),
    path("moderation/concerns/", views.concerns, name="concerns"),
    path("moderation/log/", views.log, name="moderation_log"),
    path("moderation/<int:number>/second-look/", views.second_look, name="second_look"),
    path("help-nearby/", views.help_nearby, name="help_nearby"),
]
