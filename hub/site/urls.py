"""URLs of the pages about everything."""

from django.urls import path

from hub.site import views

app_name = "site"
urlpatterns = [path("", views.home, name="home")]
