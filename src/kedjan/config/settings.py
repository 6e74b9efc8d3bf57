"""Django's settings, read from the environment once.

DATABASE_URL         address of the application role (no BYPASSRLS)
DATABASE_OWNER_URL   address of the owner, for migrations; used only where KEDJAN_CONNECT_AS=owner
KEDJAN_SECRET_KEY    signs sessions
KEDJAN_FIELD_KEYS    name:base64 of 32 bytes, newest first, comma between; seal identity
KEDJAN_INDEX_KEY     name:base64 of 32 bytes, newest first, comma between; finds a number without opening it
KEDJAN_KEYS_FILE     the file that holds the two instead; it is read again when it has changed
KEDJAN_SEAL_KEY      base64 of 32 bytes; signs the seals of the log. Where nothing is sealed it is not needed
KEDJAN_SEAL_PUBLIC_KEYS   public keys that older seals are signed with, comma between
KEDJAN_RECEIPTS      folder that receipts of the seals are handed over in
KEDJAN_RECEIPT_ADDRESSES  JSON file: organisation's key to mail address, for those who get theirs by mail
KEDJAN_HOSTS         host names that the web answers to, comma between
KEDJAN_MAIL_FROM     the sender's address; without it no mail is sent (see docs/operations.md)
KEDJAN_MAIL_SERVER   host:port of the mail server
KEDJAN_SMS_ADDRESS   the address of a gateway from mail to SMS, NUMBER@sms.example.org; without it no SMS is sent
KEDJAN_MAIL_USER     user name there, with KEDJAN_MAIL_PASSWORD; KEDJAN_MAIL_TLS=0 for a server on the same machine
KEDJAN_CONTACT       whom to write to or ring about Kedjan and about what bars somebody from it; shown on the help pages
KEDJAN_RESPONSIBLE   the public body that answers for Kedjan here, as the accessibility statement names it
KEDJAN_CLAMD         where a ClamAV daemon listens, a path or host:port, to look at scans of papers; without it none
KEDJAN_DEMO          1: demo roles can be stepped into without a password
KEDJAN_EID_ISSUER    the OpenID provider of e-ID; without it nobody logs in so (see docs/operations.md)
KEDJAN_EID_CLIENT    who we are there, with KEDJAN_EID_SECRET
KEDJAN_EID_SCOPE     what is asked for (openid)
KEDJAN_EID_SUBJECT_CLAIM  the claim that says who it is, the same every time (sub)
KEDJAN_EID_LEVELS    the strengths of login (acr) that will do, with spaces between; without it every one
KEDJAN_EID_NUMBER_CLAIM   the claim with the personnummer, by which participants log in; without it they cannot
KEDJAN_SECOND_STEP   1 (default outside the demo): those who work in Kedjan must log in with a second step
KEDJAN_SECURE        1 (default outside the demo): cookies and redirects demand HTTPS
"""

import os
from pathlib import Path

from kedjan.integrations.database.url import connection_options, connection_settings

ROOT = Path(__file__).resolve().parents[3]

DEBUG = False
KEDJAN_DEMO = os.environ.get("KEDJAN_DEMO") == "1"
KEDJAN_SECOND_STEP = os.environ.get("KEDJAN_SECOND_STEP", "0" if KEDJAN_DEMO else "1") == "1"
SECRET_KEY = os.environ["KEDJAN_SECRET_KEY"]
KEDJAN_FIELD_KEYS = os.environ["KEDJAN_FIELD_KEYS"]
KEDJAN_INDEX_KEY = os.environ["KEDJAN_INDEX_KEY"]
KEDJAN_KEYS_FILE = os.environ.get("KEDJAN_KEYS_FILE", "")
KEDJAN_SEAL_KEY = os.environ.get("KEDJAN_SEAL_KEY", "")
KEDJAN_SEAL_PUBLIC_KEYS = os.environ.get("KEDJAN_SEAL_PUBLIC_KEYS", "")
KEDJAN_RECEIPTS = os.environ.get("KEDJAN_RECEIPTS", str(ROOT / ".kedjan" / "receipts"))
KEDJAN_RECEIPT_ADDRESSES = os.environ.get("KEDJAN_RECEIPT_ADDRESSES", "")
KEDJAN_EID_ISSUER = os.environ.get("KEDJAN_EID_ISSUER", "")
KEDJAN_EID_CLIENT = os.environ.get("KEDJAN_EID_CLIENT", "")
KEDJAN_EID_SECRET = os.environ.get("KEDJAN_EID_SECRET", "")
KEDJAN_EID_SCOPE = os.environ.get("KEDJAN_EID_SCOPE", "openid")
KEDJAN_EID_SUBJECT_CLAIM = os.environ.get("KEDJAN_EID_SUBJECT_CLAIM", "sub")
KEDJAN_EID_LEVELS = os.environ.get("KEDJAN_EID_LEVELS", "")
KEDJAN_EID_NUMBER_CLAIM = os.environ.get("KEDJAN_EID_NUMBER_CLAIM", "")
ALLOWED_HOSTS = os.environ.get("KEDJAN_HOSTS", "127.0.0.1,localhost").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "kedjan.ui",
    "kedjan.audit",
    "kedjan.organisations",
    "kedjan.barriers",
    "kedjan.participants",
    "kedjan.notices",
    "kedjan.consents",
    "kedjan.reviews",
    "kedjan.programmes",
    "kedjan.journeys",
    "kedjan.plans",
    "kedjan.papers",
    "kedjan.meetings",
    "kedjan.assessments",
    "kedjan.councils",
    "kedjan.coaching",
    "kedjan.workplaces",
    "kedjan.outcomes",
    "kedjan.rights",
    "kedjan.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kedjan.config.middleware.SecurityHeaders",
    "kedjan.config.middleware.MeantMethods",
    "kedjan.config.packing.PackedFiles",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kedjan.config.middleware.SessionLimits",
    "kedjan.config.middleware.ChosenLanguage",
    "allauth.account.middleware.AccountMiddleware",
    "kedjan.config.middleware.ActingTransaction",
]

ROOT_URLCONF = "kedjan.config.urls"
WSGI_APPLICATION = "kedjan.config.wsgi.application"

_OWNER = os.environ.get("KEDJAN_CONNECT_AS") == "owner"
_URL = os.environ["DATABASE_OWNER_URL" if _OWNER else "DATABASE_URL"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        **connection_settings(_URL),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **connection_options(_URL),
            "application_name": "kedjan",
            # Bound and prepared at the server: the policies make planning dear, and most statements come again.
            "server_side_binding": True,
            "prepare_threshold": 5,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "kedjan.config.context.shell",
                "kedjan.ui.glossary.glossary",
            ],
        },
    }
]
COTTON_ISOLATE_BY_DEFAULT = True
FORM_RENDERER = "kedjan.ui.forms.KedjanRenderer"

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = ["kedjan.config.login.AccountBackend"]
LOGIN_URL = "config:login"
LOGIN_REDIRECT_URL = "config:start"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Of django-allauth we use the second step alone. Its views and addresses are not ours: who may come in, how many tries
# there are and what is sent by mail we decide ourselves.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*"]
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
MFA_ADAPTER = "kedjan.config.second_step.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = True
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kedjan_cache"}}

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src" / "kedjan" / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

_SECURE = os.environ.get("KEDJAN_SECURE", "0" if KEDJAN_DEMO else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _SECURE
_OURS_ALONE = "__Host-" if _SECURE else ""  # no other host, no path and no plain connection can set such a cookie
SESSION_ENGINE = "kedjan.config.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = f"{_OURS_ALONE}kedjan_session"
CSRF_COOKIE_NAME = f"{_OURS_ALONE}kedjan_token"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = f"{_OURS_ALONE}kedjan_language"  # a choice; without it the browser's language, else Swedish
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE = _SECURE
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# Nothing leaves the product. Not no-referrer: under it browsers send every form with "Origin: null", of our own pages
# too, and Django's check against forged requests rightly refuses that.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "kedjan.ui.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

KEDJAN_CONTACT = os.environ.get("KEDJAN_CONTACT", "")
KEDJAN_RESPONSIBLE = os.environ.get("KEDJAN_RESPONSIBLE", "")
KEDJAN_CLAMD = os.environ.get("KEDJAN_CLAMD", "")
KEDJAN_MAIL_FROM = os.environ.get("KEDJAN_MAIL_FROM", "")
KEDJAN_SMS_ADDRESS = os.environ.get("KEDJAN_SMS_ADDRESS", "")
_MAIL_HOST, _, _MAIL_PORT = os.environ.get("KEDJAN_MAIL_SERVER", "localhost:587").partition(":")
EMAIL_HOST, EMAIL_PORT = _MAIL_HOST, int(_MAIL_PORT or "587")
EMAIL_HOST_USER = os.environ.get("KEDJAN_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KEDJAN_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("KEDJAN_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 20

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"secrets": {"()": "kedjan.config.logs.HidesSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["secrets"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
