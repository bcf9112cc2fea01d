"""Signing in through the sign-in service of one's own organisation: OpenID Connect, code flow.

``pages`` begins and ends a visit to a provider, ``pending`` remembers in between what was asked, ``exchange`` and
``claims`` hold what comes back against it, ``linking`` decides which account it is, ``groups`` hands on what
the provider says of someone's groups. ``transport`` is the only file that talks to another machine.
The profile is OpenID NLGov 1.0.1: PKCE with S256, a nonce of at least 128 bits, ``private_key_jwt``.
"""
