"""URLs of follows: below /records/<reference>/, of one’s own pages, and of a place that can be followed."""

from django.urls import path

from hub.core.follows import place_page, views

urlpatterns = [
    path("follow/", views.follow, name="follow"),
    path("unfollow/", views.unfollow, name="unfollow"),
]
own_pages = [
    path("my/notices/", views.my_notices, name="my_notices"),
    path("my/notices/read/", views.read_all, name="read_all_notices"),
    path("my/notices/<int:number>/read/", views.read_notice, name="read_notice"),
    path("my/follows/", views.my_follows, name="my_follows"),
    path("my/follows/search/", views.follow_search, name="follow_search"),
    path("my/follows/place/<int:number>/", views.follow_place, name="follow_place"),
    path("my/follows/<int:number>/end/", views.end_follow, name="end_follow"),
    path("places/<slug:boundaries>/<str:code>/", place_page.place, name="place"),
    path("letters/stop/<str:token>/", views.unsubscribe, name="unsubscribe"),
    path("letters/unsure/", views.unsure_digests, name="unsure_digests"),
]
