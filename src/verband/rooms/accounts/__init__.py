"""Accounts: who signs in. It owns the table of users and knows no government.

Which government someone works for, and in which role, is told one floor up (``register``). In this
first form there is only the table, so that it never has to be replaced; signing in comes with the rights.
"""
