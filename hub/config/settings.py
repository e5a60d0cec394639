"""Settings: what differs between places comes from the environment (docs/settings.md), the rest is said here."""

from pathlib import Path
from typing import Any

import dj_database_url

from hub.config import environment as env

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.text("HUB_VAR_DIR", str(BASE_DIR / "var")))

# --- The place -------------------------------------------------------------------------------------------
HUB_NAME = env.text("HUB_NAME", "Improvement Hub")
HUB_COUNCIL = env.text("HUB_COUNCIL", "the council")
HUB_CITY = env.text("HUB_CITY", "the city")
HUB_BASE_URL = env.text("HUB_BASE_URL", "http://localhost:8000").rstrip("/")
HUB_BRAND_COLOUR = env.text("HUB_BRAND_COLOUR", "#0b4a5c")
HUB_ACCENT_COLOUR = env.text("HUB_ACCENT_COLOUR", "#d8a007")
HUB_LANGUAGES = env.listed("HUB_LANGUAGES", "en")  # people search in these; the first is the site's own
EVERY_STRAND = ["ideas", "lab", "academy", "methods", "team", "ledger"]
HUB_STRANDS = env.listed("HUB_STRANDS", "ideas")
HUB_STRANDS = EVERY_STRAND if HUB_STRANDS == ["all"] else HUB_STRANDS
HUB_DEMO = env.truth("HUB_DEMO", default=False)

# --- Promises, in working days ---------------------------------------------------------------------------
HUB_ACKNOWLEDGE_DAYS = env.number("HUB_ACKNOWLEDGE_DAYS", 3)
HUB_ANSWER_DAYS = env.number("HUB_ANSWER_DAYS", 20)
HUB_QUESTION_DAYS = env.number("HUB_QUESTION_DAYS", 10)
HUB_LAB_DAYS = env.number("HUB_LAB_DAYS", 15)
HUB_LAB_POST = env.text("HUB_LAB_POST", "")  # the title of the post that says whether the lab takes a problem up
HUB_LAB_LIMIT = env.number("HUB_LAB_LIMIT", 6)  # how many experiments and pilots run at a time; 0 is no limit
HUB_REQUEST_DAYS = env.number("HUB_REQUEST_DAYS", 10)
HUB_CONFIRM_DAYS = env.number("HUB_CONFIRM_DAYS", 10)
HUB_CLEAR_DAYS = env.number("HUB_CLEAR_DAYS", 2)
HUB_PUBLISH_DAYS = env.number("HUB_PUBLISH_DAYS", 5)
HUB_CLEARING_POST = env.text("HUB_CLEARING_POST", "")  # the title of the post that clears signed decisions
HUB_IDEAS_POST = env.text("HUB_IDEAS_POST", "")  # the title of the post that sorts new ideas, and owes them at first
HUB_TEAM_POST = env.text("HUB_TEAM_POST", "")  # … that answers requests for support; empty: the same

# --- Open contracting (docs/settings.md) -----------------------------------------------------------------
HUB_OCID_PREFIX = env.text("HUB_OCID_PREFIX", "ocds-000000")
HUB_COUNCIL_ID = env.text("HUB_COUNCIL_ID", "")
HUB_PROCEDURE_RULES: list[dict[str, Any]] = env.structure("HUB_PROCEDURE_RULES", "[]")

# --- Where people are sent, and who helps them (docs/settings.md gives the shapes) ---------------------------
HUB_SEND_ON: list[dict[str, str]] = env.structure("HUB_SEND_ON", "[]")
HUB_LOCAL_CONTACTS: list[dict[str, str]] = env.structure("HUB_LOCAL_CONTACTS", "[]")
HUB_SECURITY_CONTACT = env.text("HUB_SECURITY_CONTACT", "security@localhost")
HUB_ACCESSIBILITY_CONTACT = env.text("HUB_ACCESSIBILITY_CONTACT", "accessibility@localhost")
HUB_PRIVACY_CONTACT = env.text("HUB_PRIVACY_CONTACT", "privacy@localhost")

# --- Who works here, and how they prove it ----------------------------------------------------------------
HUB_STAFF_DOMAINS = env.listed("HUB_STAFF_DOMAINS")
HUB_SECOND_FACTOR = env.truth("HUB_SECOND_FACTOR", default=True)
HUB_OIDC_ISSUER = env.text("HUB_OIDC_ISSUER", "")
HUB_OIDC_CLIENT_ID = env.text("HUB_OIDC_CLIENT_ID", "")
HUB_OIDC_CLIENT_SECRET = env.text("HUB_OIDC_CLIENT_SECRET", "")
HUB_OIDC_NAME = env.text("HUB_OIDC_NAME", "the council’s sign-in")
HUB_OIDC_STAFF_CLAIM = env.text("HUB_OIDC_STAFF_CLAIM", "")

# --- What people may send ----------------------------------------------------------------------------------
HUB_UPLOAD_MB = env.number("HUB_UPLOAD_MB", 10)
HUB_UPLOAD_MEGAPIXELS = env.number("HUB_UPLOAD_MEGAPIXELS", 50)

# --- Running ---------------------------------------------------------------------------------------------
DEBUG = env.truth("HUB_DEBUG", default=False)
SECRET_KEY = env.secret("HUB_SECRET_KEY", kept_in=VAR_DIR / "secret-key")
ALLOWED_HOSTS = env.listed("HUB_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
HTTPS = env.truth("HUB_HTTPS", default=False)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.truth("HUB_BEHIND_PROXY", default=False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "hub.accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "hub.site.errors.form_expired"

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        env.text("HUB_DATABASE_URL", f"sqlite:///{VAR_DIR / 'hub.sqlite3'}"), conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue instead of failing, and take turns: measured in docs/performance.md.
    DATABASES["default"]["ENGINE"] = "hub.config.sqlite"
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command=(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
            "PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000;"
        ),
    )
else:
    # Pages ask short questions: starting parallel workers or a compiler takes longer than answering them, and so does
    # planning, which is therefore done once for a statement that comes for the sixth time on a connection.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        options="-c max_parallel_workers_per_gather=0 -c jit=off", server_side_binding=True, prepare_threshold=5
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    name: {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hub_counts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
    # Rate limits count across processes: ours in "counts", allauth's (second factor) in "default".
    for name in ("default", "counts")
}

STRANDS = [f"hub.strands.{name}" for name in HUB_STRANDS]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "hub.design",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "hub.accounts",
    "hub.core",
    "hub.thread",
    "hub.measures",
    "hub.actors",
    *STRANDS,
    "hub.site",
    "hub.api",
    *(["hub.demo"] if HUB_DEMO else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hub.site.middleware.RefuseMalformed",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.accounts.second_factor.LetRolesSleep",
    "allauth.account.middleware.AccountMiddleware",
    "hub.site.middleware.LeadToTheDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hub.site.middleware.SayWhatWentWrong",
]
ROOT_URLCONF = "hub.config.urls"
WSGI_APPLICATION = "hub.config.wsgi.application"
AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "site:my_hub"
AUTHENTICATION_BACKENDS = ["hub.accounts.backends.ProvedAddress"]
ACCOUNT_ADAPTER = "hub.accounts.adapters.AccountAdapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # our own code has proved the address
MFA_ADAPTER = "hub.accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = HUB_NAME
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # half minutes by which a phone's clock, or a slow hand, may be off
MFA_FORMS = {
    "activate_totp": "hub.accounts.factor_forms.Activate",
    "authenticate": "hub.accounts.factor_forms.Authenticate",
    "reauthenticate": "hub.accounts.factor_forms.Reauthenticate",
    "authenticate_webauthn": "hub.accounts.factor_forms.AuthenticateByKey",
    "reauthenticate_webauthn": "hub.accounts.factor_forms.ReauthenticateByKey",
    "add_webauthn": "hub.accounts.factor_forms.AddKey",
    "edit_webauthn": "hub.accounts.factor_forms.EditKey",
}
SOCIALACCOUNT_ADAPTER = "hub.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: the CSP lets no form go to another origin, not even by redirect
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "council",
                "name": HUB_OIDC_NAME,
                "client_id": HUB_OIDC_CLIENT_ID,
                "secret": HUB_OIDC_CLIENT_SECRET,
                "settings": {"server_url": HUB_OIDC_ISSUER},
            }
        ]
        if HUB_OIDC_ISSUER
        else [],
    }
}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "hub.design.environment.environment",
            "context_processors": ["hub.site.context.frame", *(["hub.demo.frame.strip"] if HUB_DEMO else [])],
        },
    }
]
FORM_RENDERER = "hub.design.forms.Renderer"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = Path(env.text("HUB_MEDIA_DIR", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LARGEST_REQUEST = (HUB_UPLOAD_MB + 6) * 1024 * 1024

TASKS = {"default": {"BACKEND": env.text("HUB_TASKS_BACKEND", "django_tasks_db.DatabaseBackend")}}
SCHEDULE = "hub.config.schedule.JOBS"
_MAIL = "hub.demo.mail.MailboxBackend" if HUB_DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_BACKEND = env.text("HUB_EMAIL_BACKEND", _MAIL)
EMAIL_HOST = env.text("HUB_EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("HUB_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("HUB_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("HUB_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.truth("HUB_EMAIL_TLS", default=False)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("HUB_EMAIL_FROM", "improvement-hub@localhost")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("HUB_LOG_LEVEL", "WARNING")},
}
