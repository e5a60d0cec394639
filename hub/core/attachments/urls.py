"""URLs of files, below /records/<reference>/."""

from django.urls import path

from hub.core.attachments import views

urlpatterns = [
    path("files/add/", views.add, name="add_file"),
    path("files/<int:key>/remove/", views.remove, name="remove_file"),
    path("files/<int:key>/<str:name>", views.fetch, name="file"),
]
