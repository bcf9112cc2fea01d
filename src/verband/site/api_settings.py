"""Settings of the interface: who publishes it, how it answers and what its schema says of itself."""

from verband.rooms.common.api.version import API_VERSION, BASE
from verband.site import env

CONTACT = {
    "name": env.text("VERBAND_CONTACT_NAME", "De beheerder van deze site"),
    "email": env.text("VERBAND_CONTACT_EMAIL", "beheer@verband.invalid"),
    "url": env.text("VERBAND_CONTACT_URL", "https://verband.invalid/"),
}
"""Who answers questions; until someone is named, under a domain that never exists."""
PUBLISHER = {**CONTACT, "iri": env.text("VERBAND_PUBLISHER", "urn:x-verband:beheerder")}
"""Who publishes the data; a Dutch government names its TOOI address."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["verband.rooms.accounts.api.KeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["verband.rooms.common.api.bodies.JsonParser"],
    "DEFAULT_SCHEMA_CLASS": "verband.rooms.common.api.schema.DutchSchema",
    "DEFAULT_THROTTLE_RATES": {
        "read": env.text("VERBAND_API_READS") or None,
        "change": "120/min",
        "wrong-token": "20/min",
    },
    "EXCEPTION_HANDLER": "verband.rooms.common.api.problems.handle_exception",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Verband",
    "DESCRIPTION": (
        "Wie werkt met wie samen, waaraan, in welke vorm en sinds wanneer. De gegevens komen uit het Register van "
        "Overheidsorganisaties, uit gesprekken en uit eigen lijsten; bij elk gegeven staan bron en standdatum. Het is "
        "een overzicht en niet het officiële register. Wat niet bekend is, is leeg (null) en nooit nul. "
        "Lezen kan iedereen; wijzigen kan met een sleutel."
    ),
    "VERSION": API_VERSION,
    "CONTACT": CONTACT,
    "LICENSE": {"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"},
    "SCHEMA_PATH_PREFIX": BASE,
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "POSTPROCESSING_HOOKS": [],
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "sleutel": {
                "type": "http",
                "scheme": "bearer",
                "description": "Een sleutel die u onder uw account maakt en altijd kunt intrekken.",
            }
        }
    },
    "SERVE_INCLUDE_SCHEMA": False,
}
