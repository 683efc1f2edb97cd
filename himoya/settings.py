"""Django's settings. What differs between machines comes from himoya.env; no secret is kept here."""

import secrets
from pathlib import Path

from django.conf import locale

from himoya import env
from himoya.common.say import LANGUAGES as LANGUAGE_NAMES
from himoya.storage import unlocked

HERE = Path(__file__).resolve().parent

DEBUG = False
# While locked nothing that is signed has to outlive the process; himoya.security.opening puts the real one.
SECRET_KEY = unlocked.django_secret() or secrets.token_hex(32)
ALLOWED_HOSTS = env.hosts()
ROOT_URLCONF = "himoya.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",  # the second factor stands on it; its pages and e-mail tables are not used
    "allauth.mfa",
    "himoya",
]
MIDDLEWARE = [
    "himoya.desk.headers.headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "himoya.desk.opening.closed.closed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "himoya.security.sessions.end_old_sessions",
    "allauth.account.middleware.AccountMiddleware",
    "himoya.desk.opening.office.clock_and_language",
    "himoya.desk.languages.account_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "himoya.desk.gone.GoneMeanwhile",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "desk" / "templates", HERE / "family" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "himoya.desk.context.everywhere",
            ],
            "libraries": {"desk": "himoya.desk.tags"},
        },
    },
]

DATABASES = {"default": env.database()}

# -- Who signs in ------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "himoya.Account"
LOGIN_URL = "sign-in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # 100 MiB, two rounds
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
# The second factor is django-allauth's: its tables, codes and keys, behind our own pages.
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
MFA_ADAPTER = "himoya.security.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
SESSION_ENGINE = "himoya.security.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
# The default keeps messages, names included, readable in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# -- The way to the browser --------------------------------------------------------------------------------
# On loopback there is no certificate: cookies marked secure would not come back.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = env.https()
if env.https():
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
else:
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
# "no-referrer" would make browsers send "Origin: null" with forms, which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "himoya.desk.errors.stale_form"

# Uploads stay in memory: Django's other handler writes those above 2.5 MB to a temporary file, in the clear.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 200 * 1024 * 1024

# -- Ways to tell helpers that something waits (himoya.outbox) ----------------------------------------------
HIMOYA_MAIL = env.mail()
HIMOYA_TELEGRAM_TOKEN = env.telegram_token()
TELEGRAM_API = "https://api.telegram.org"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing of Django's own is mailed

# -- Languages and time ------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "Asia/Tashkent"
LANGUAGE_CODE = "uz"
LANGUAGES = list(LANGUAGE_NAMES.items())
LOCALE_PATHS = [HERE / "locale"]
locale.LANG_INFO["uz-cyrl"] = {
    "bidi": False,
    "code": "uz-cyrl",
    "name": "Uzbek (Cyrillic)",
    "name_local": LANGUAGE_NAMES["uz-cyrl"],
}

# -- Files that are the same for everybody -----------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "desk" / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

# -- Logs: what failed and where, never what was sent or stored ---------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "himoya.common.logs.Quiet",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Django's own handlers would print to the console twice and mail tracebacks.
        "django": {"handlers": [], "level": "WARNING"},
        # Its warnings hold the address that was asked for: somebody may have typed a name into it.
        "django.request": {"level": "ERROR"},
        # Its debug lines are SQL with the values in it.
        "django.db.backends": {"level": "WARNING"},
        # It warns of each request that waits its turn: eight people at once would fill the terminal.
        "waitress.queue": {"level": "ERROR"},
    },
}
