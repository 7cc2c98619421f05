"""Settings of the web application. Everything an installation may choose comes from the environment
and from files in the data folder; nothing here is meant to be edited."""

import os
from pathlib import Path

from firewarden.config import Folder, MailSecurity, SecondFactor, Settings

CHOSEN = Settings.load(os.environ)
FOLDER = Folder(CHOSEN.data.absolute())
DESK = Path(__file__).parent
DATA = FOLDER.path

SECRET_KEY = CHOSEN.secret_key or FOLDER.secret("session")
DIGEST_KEY = FOLDER.secret("digest")
"""Keys the hashes of content in the event log. Not the session key: that one may be changed."""

DEBUG = False
ALLOWED_HOSTS = list(CHOSEN.hosts)
HTTPS = CHOSEN.https

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "firewarden.desk",
]
MIDDLEWARE = [
    "firewarden.desk.public.hosts.own_host",
    "django.middleware.security.SecurityMiddleware",
    "firewarden.desk.middleware.headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "firewarden.desk.middleware.reader",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "firewarden.desk.middleware.drafts",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "firewarden.desk.middleware.second_factor",
    "firewarden.desk.errors.mapped",
]
ROOT_URLCONF = "firewarden.desk.urls"
ASGI_APPLICATION = "firewarden.desk.asgi.application"
TEMPLATES = [
    {
        # our pages, and our look for those of the sign-in library
        "BACKEND": "firewarden.desk.jinja.Engine",
        "OPTIONS": {},
    },
    {
        # the admin, and mails of the sign-in library
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(FOLDER.desk_db),
        "OPTIONS": {
            # a transaction takes the write lock when it begins, so that it cannot fail half way for want of it
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728"
            ),
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "desk.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are entered by whoever invites
MFA_ADAPTER = "firewarden.desk.pages.account.adapters.SecondFactorAdapter"
ACCOUNT_ADAPTER = "firewarden.desk.pages.account.adapters.AccountAdapter"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PREVENT_ENUMERATION = True
SECOND_FACTOR_REQUIRED = CHOSEN.second_factor is SecondFactor.REQUIRED
STYLE_PAGE = CHOSEN.style_page
CSRF_FAILURE_VIEW = "firewarden.desk.errors.stale_form"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ar", "العربية")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [
    DESK / "locale",
    DESK / "rules" / "locale",
    DESK / "networks" / "locale",
    *sorted(DESK.glob("pages/*/locale")),
]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "firewarden.desk.statics.TreeStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if CHOSEN.mail is not None:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = CHOSEN.mail.host, CHOSEN.mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CHOSEN.mail.user, CHOSEN.mail.password
    EMAIL_USE_TLS = CHOSEN.mail.security is MailSecurity.STARTTLS
    EMAIL_USE_SSL = CHOSEN.mail.security is MailSecurity.TLS
    EMAIL_TIMEOUT = 20
    DEFAULT_FROM_EMAIL = CHOSEN.mail.sender
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "firewarden.discreet.Discreet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "firewarden": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
