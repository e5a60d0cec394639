"""The addresses that allauth asks for by its own names: second factor, identity provider, and our own door."""

from allauth.socialaccount import views as provider_views
from django.urls import include, path

from hub.accounts.views import own, signing_in

urlpatterns = [
    path("my/security/", include("allauth.mfa.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("oidc/cancelled/", provider_views.login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/error/", provider_views.login_error, name="socialaccount_login_error"),
    path("sign-in/", signing_in.ask_address, name="account_login"),
    path("sign-in/", signing_in.ask_address, name="socialaccount_signup"),
    path("sign-out/", signing_in.sign_out, name="account_logout"),
    path("my/profile/", own.profile, name="socialaccount_connections"),
]
