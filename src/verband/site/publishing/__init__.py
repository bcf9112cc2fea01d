"""Open pages of analysis to everyone, and close them again: for the team of a province, or who runs the site.

Rankings, gaps and overlaps are for partners until the partners decide otherwise. What has been open may have been
read and kept by others, so opening asks once and says so.
"""

from verband.site.publishing.groups import GROUPS

__all__ = ["GROUPS"]
