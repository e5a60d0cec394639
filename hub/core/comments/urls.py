"""URLs of comments and offers, below /records/<reference>/, and of one’s own."""

from django.urls import path

from hub.core.comments import views

urlpatterns = [
    path("comments/<int:number>/", views.comment, name="comment"),
    path("comments/<int:number>/edit/", views.reword, name="reword"),
    path("help/", views.offer_help, name="help"),
    path("help/end/", views.end_offer, name="end_help"),
    path("offers/", views.offers, name="offers"),
    path("offers/<int:number>/", views.take_up, name="take_up"),
]
own_pages = [path("my/offers/", views.my_offers, name="my_offers")]
