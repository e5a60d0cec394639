"""URLs of signing in, of what is one's own, and of what administrators keep."""

from django.urls import path

from hub.accounts.views import own, people, signing_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing_in.ask_address, name="sign_in"),
    path("sign-in/code/", signing_in.ask_code, name="code"),
    path("sign-in/first-time/", signing_in.first_time, name="first_time"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("gone/", signing_in.gone, name="gone"),
    path("my/profile/", own.profile, name="profile"),
    path("my/address/", own.address, name="address"),
    path("my/address/code/", own.address_code, name="address_code"),
    path("my/second-factor/", own.second_factor_needed, name="second_factor"),
    path("my/second-factor/picture/", own.factor_picture, name="factor_picture"),
    path("my/sign-out-everywhere/", own.sign_out_everywhere, name="sign_out_everywhere"),
    path("my/data/", own.data, name="data"),
    path("my/data/download/", own.download, name="download"),
    path("my/data/leave/", own.leave, name="leave"),
    path("people/", people.people, name="people"),
    path("people/teams/", people.teams, name="teams"),
    path("people/teams/<slug:code>/", people.team, name="team"),
    path("people/posts/<int:key>/", people.post, name="post"),
    path("people/posts/<int:key>/away/", people.away, name="away"),
    path("people/roles/<int:key>/end/", people.end_role, name="end_role"),
    path("people/<slug:username>/", people.person, name="person"),
    path("people/<slug:username>/second-factor/", people.take_off_factor, name="take_off_factor"),
]
