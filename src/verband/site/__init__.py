"""The site: settings, root addresses, home page, navigation and search over all rooms.

It stands above every room and owns no tables.
"""
