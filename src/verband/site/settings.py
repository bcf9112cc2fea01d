"""Settings of a working copy on one machine; it starts with nothing set.

Every variable that is read here has a line in ``docs/beheer.md`` (tested).
"""

from pathlib import Path

from verband.site import env

PACKAGE = Path(__file__).resolve().parent.parent
_checkout = PACKAGE.parent.parent
HOME = _checkout if (_checkout / "pyproject.toml").exists() else Path.cwd()
DATA = Path(env.text("VERBAND_DATA", str(HOME / "var")))

SECRET_KEY = env.secret("VERBAND_SECRET_KEY", DATA)
DEBUG = env.truth("VERBAND_DEBUG", default=False)
# Until accounts exist every page is visible, so the site answers on this machine only.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "verband.rooms.common",
    "verband.rooms.accounts",
    "verband.rooms.history",
    "verband.rooms.jobs",
    "verband.rooms.dossiers",
    "verband.rooms.register",
    "verband.rooms.patchwork",
    "verband.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "verband.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "verband.site.navigation.furniture",
            ],
        },
    }
]
WSGI_APPLICATION = "verband.site.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

DATABASES = {"default": env.database("VERBAND_DATABASE_URL", DATA)}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # Errors with their traceback go to standard error, where whoever runs the site keeps its log.
    "loggers": {"django.request": {"handlers": ["errors"], "level": "ERROR", "propagate": False}},
}

HISTORY_GUARDED = True  # the database itself refuses to change or delete an event
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Statements of law that this installation does not show (keys of packs/grip; docs/beheer.md).
HIDDEN_STATEMENTS = [key for key in env.text("VERBAND_HIDDEN_STATEMENTS").split(",") if key]
