"""URLs of the demonstration; there only with HUB_DEMO."""

from django.urls import path

from hub.demo import views

app_name = "demo"
urlpatterns = [
    path("cast/", views.cast, name="cast"),
    path("cast/<slug:key>/", views.step_into, name="step_into"),
    path("mailbox/", views.mailbox, name="mailbox"),
]
