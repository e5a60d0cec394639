"""URLs of the pages about everything."""

from django.urls import path

from hub.site import leave, open_pages, sitemap, views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("owed/", views.owed, name="owed"),
    path("my/", views.my_hub, name="my_hub"),
    path("my/owed/", views.my_owed, name="my_owed"),
    path("my/owed/<int:clock>/hand-over/", views.hand_over, name="hand_over"),
    path("my/posts/<int:post>/leave/", leave.leave, name="leave"),
    path("my/posts/<int:post>/back/", leave.come_back, name="come_back"),
    path("about/", open_pages.about, name="about"),
    path("privacy/", open_pages.privacy, name="privacy"),
    path("accessibility/", open_pages.accessibility, name="accessibility"),
    path("cookies/", open_pages.cookies, name="cookies"),
    path("health/", open_pages.healthy, name="health"),
    path("robots.txt", open_pages.robots, name="robots"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap.part, name="sitemap_part"),
    path(".well-known/security.txt", open_pages.security, name="security"),
]
