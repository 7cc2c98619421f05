"""Settings of the web application. Everything an installation may choose comes from the environment
and from files in the data folder; nothing here is meant to be edited."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

DESK = Path(__file__).parent
DATA = Path(os.environ.get("FIREWARDEN_DATA", "data")).absolute()


def _secret(name: str) -> str:
    """The secret of this name, made at first use. The file is readable by its owner alone."""
    folder = DATA / "keys"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / name
    if not path.exists():
        part = folder / f".{name}.{os.getpid()}"
        part.touch(mode=0o600)
        part.write_text(secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another process was first: its secret counts
            os.link(part, path)
        part.unlink()
    return path.read_text().strip()


SECRET_KEY = _secret("session")
DIGEST_KEY = _secret("digest")
"""Keys the hashes of content in the event log. Not the session key: that one may be changed."""

DEBUG = False
ALLOWED_HOSTS = os.environ.get("FIREWARDEN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
HTTPS = os.environ.get("FIREWARDEN_HTTPS", "") == "1"

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
    }
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(DATA / "desk.sqlite3"),
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
SECOND_FACTOR_REQUIRED = os.environ.get("FIREWARDEN_SECOND_FACTOR", "") == "required"
STYLE_PAGE = os.environ.get("FIREWARDEN_STYLE_PAGE", "") == "1"
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
LOCALE_PATHS = [DESK / "locale", *sorted(DESK.glob("pages/*/locale"))]
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "firewarden.desk.statics.TreeStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "firewarden": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
