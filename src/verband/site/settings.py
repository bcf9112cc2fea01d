"""Settings of a working copy on one machine; it starts with nothing set.

Every variable that is read here has a line in ``docs/beheer.md`` (tested).
"""

from datetime import timedelta
from pathlib import Path

from verband.site import api_settings, env

PACKAGE = Path(__file__).resolve().parent.parent
_checkout = PACKAGE.parent.parent
HOME = _checkout if (_checkout / "pyproject.toml").exists() else Path.cwd()
DATA = Path(env.text("VERBAND_DATA", str(HOME / "var")))

SECRET_KEY = env.secret("VERBAND_SECRET_KEY", DATA)
DEBUG = env.truth("VERBAND_DEBUG", default=False)
# A site for others has names; without them it is a working copy, which answers on this machine only.
HOSTS = env.names("VERBAND_HOSTS")
PRODUCTION = bool(HOSTS)
ALLOWED_HOSTS = HOSTS or ["127.0.0.1", "localhost", "[::1]"]
# The accounts of the example sign in without a password, so they exist on a working copy only.
DEMO = env.truth("VERBAND_DEMO", default=False)
env.refuse(
    PRODUCTION and (DEBUG or DEMO), "Met VERBAND_HOSTS kan VERBAND_DEBUG of VERBAND_DEMO niet op 1 staan."
)
env.refuse(
    PRODUCTION and not env.text("VERBAND_SECRET_KEY"),
    "Met VERBAND_HOSTS moet VERBAND_SECRET_KEY in de omgeving staan.",
)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "rest_framework",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_tasks_db",
    "verband.rooms.common",
    "verband.rooms.accounts",
    "verband.rooms.history",
    "verband.rooms.jobs",
    "verband.rooms.dossiers",
    "verband.rooms.register",
    "verband.rooms.patchwork",
    "verband.rooms.councils",
    "verband.site",
]
MIDDLEWARE = [
    "verband.site.request_log.RequestLog",
    "verband.rooms.common.api.middleware.ApiDoor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "verband.rooms.accounts.middleware.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "verband.site.doorkeeper.Doorkeeper",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
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
FORM_RENDERER = "verband.rooms.common.forms.HouseRenderer"
WSGI_APPLICATION = "verband.site.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "verband.site.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "verband.site.passwords.NotEasy"},
    {"NAME": "verband.site.passwords.NotOneself", "OPTIONS": {"user_attributes": ["name", "email"]}},
]
# A provider of sign-in is asked over https; one on this very machine over http too, for developers only.
OIDC_ON_THIS_MACHINE = DEBUG
OIDC_KEY = env.text("VERBAND_OIDC_KEY")
OIDC_KEY_PREVIOUS = env.text("VERBAND_OIDC_KEY_PREVIOUS")
PASSWORD_RESET_TIMEOUT = 4 * 60 * 60

# Five wrong passwords for one address from one computer close the door for a quarter of an hour. Counted by the
# two together: nobody can lock out someone else from afar, and one mistake does not lock out a whole town hall.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = (
    True  # what is kept of signing in stands in AccountEvent, without addresses of computers
)
AXES_SENSITIVE_PARAMETERS = ["email", "username", "ip_address", "next"]
AXES_USERNAME_FORM_FIELD = "username"
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "verband.rooms.accounts.rules.computer_of"
AXES_LOCKOUT_CALLABLE = "verband.rooms.accounts.views.locked_out"
PROXIES = env.number("VERBAND_PROXIES", default=0, least=0, most=9)

SECOND_FACTOR_REQUIRED = env.one_of("VERBAND_SECOND_FACTOR", ("optional", "required")) == "required"
OTP_TOTP_ISSUER = "Verband"
ENDED_ACCOUNT_DAYS = env.number("VERBAND_ENDED_ACCOUNT_DAYS", default=365, least=0, most=36500)
ACCOUNT_EVENT_DAYS = env.number("VERBAND_ACCOUNT_EVENT_DAYS", default=730, least=30, most=36500)

SESSION_ENGINE = "verband.rooms.accounts.sessions"
SESSION_COOKIE_NAME = "verband_sessie"
SESSION_COOKIE_AGE = 60 * env.number("VERBAND_IDLE_MINUTES", default=120, least=5, most=1440)
SESSION_LONGEST = 12 * 60 * 60  # seconds since signing in, however busy

# Without an address of a mail server nothing is mailed, and administrators copy the links they make.
MAIL = env.mail("VERBAND_MAIL_URL")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL.host else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.ssl, MAIL.tls
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("VERBAND_MAIL_FROM", "Verband <verband@localhost>")
MAIL_IS_SENT = bool(MAIL.host)

# A connection is kept between requests: opening one takes longer than most answers.
KEPT_OPEN = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": env.database("VERBAND_DATABASE_URL", DATA) | KEPT_OPEN}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "verband.site.request_log.AsJson"},
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json" if PRODUCTION else "plain"}},
    # To standard error, where whoever runs the site keeps its log.
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "django.request": {"handlers": ["out"], "level": "ERROR", "propagate": False},
        "verband.requests": {
            "handlers": ["out"],
            "level": "INFO" if PRODUCTION else "WARNING",
            "propagate": False,
        },
        # Few lines, and the only sign of life of a process without pages.
        "verband.rooms.jobs": {"level": "INFO"},
        # What makes the PDFs tells of every rule of style and every font: only what fails is news.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
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
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^gezond/$", r"^gereed/$"]  # asked by the machine next door
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SILENCED_SYSTEM_CHECKS = [
    "security.W021"
]  # preloading concerns a whole domain, of which this site is one name
CSRF_FAILURE_VIEW = "verband.site.views.stale_form"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "verband.rooms.jobs.services.uploads.UploadQuota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Statements of law that this installation does not show (site/checks.py knows their keys; docs/beheer.md).
HIDDEN_STATEMENTS = env.names("VERBAND_HIDDEN_STATEMENTS")

# The keys of confidential dossiers and the list of what was destroyed, both kept outside the database (docs/beheer.md).
VAULT_KEY = env.text("VERBAND_VAULT_KEY")
VAULT_FILE = DATA / "vault_key"
DESTROYED_KEYS = Path(env.text("VERBAND_DESTROYED_KEYS", str(DATA / "destroyed_keys")))

# The interface for programs; what belongs to it alone stands in a file of its own.
CONTACT, PUBLISHER = api_settings.CONTACT, api_settings.PUBLISHER
REST_FRAMEWORK = {**api_settings.REST_FRAMEWORK, "NUM_PROXIES": PROXIES}
SPECTACULAR_SETTINGS = api_settings.SPECTACULAR_SETTINGS
