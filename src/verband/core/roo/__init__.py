"""Read the export of the Register van Overheidsorganisaties and make partnerships of it.

The doors, in the order in which they are used:

- ``reading.read_export``: bytes to an ``Export`` of what the register states, or an ``ExportError``;
- ``chains.chains``: the versions of one arrangement become one ``Chain`` with a period for each version;
- ``memberships.memberships``: the participants per version become periods of taking part, and
  ``memberships.membership_findings`` says what was odd about them;
- ``records``: what all of these give, and ``errors.ExportError``: what can go wrong.

The register holds statutory arrangements only, lags behind and repeats what has been succeeded; nothing
here judges that. Of people, telephones and e-mail nothing is read.
"""
