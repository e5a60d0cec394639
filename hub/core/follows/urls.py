"""URLs of follows, below /records/<reference>/."""

from django.urls import path

from hub.core.follows import views

urlpatterns = [
    path("follow/", views.follow, name="follow"),
    path("unfollow/", views.unfollow, name="unfollow"),
]
