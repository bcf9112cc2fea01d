"""Settings of the tests: as the site, with a quick password hasher and its own data folder."""

import os
import tempfile

os.environ.setdefault("VERBAND_DATA", tempfile.mkdtemp(prefix="verband-test-"))

from verband.site.settings import *  # noqa: F403 - the data folder must be set first, and tests take all settings over

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Tests that commit are cleared away afterwards, which the guard would refuse; it has tests of its own.
HISTORY_GUARDED = False
# Each client of a test loads the middleware anew, and would walk through every static file before its first page.
WHITENOISE_AUTOREFRESH = True
