"""URLs of the map."""

from django.urls import path

from hub.core.places import views

urlpatterns = [
    path("places/map/", views.map_page, name="map"),
    path("places/map.svg", views.map_file, name="map_file"),
]
of_a_record = [
    path("pin.svg", views.pin_file, name="pin_file"),
    path("pin/take-away/", views.take_pin_away, name="take_pin_away"),
]
