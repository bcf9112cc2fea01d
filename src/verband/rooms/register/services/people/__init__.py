"""Give and end roles, and open pages of analysis to everyone."""

from verband.rooms.register.services.people.roles import RoleError, end_role, give_role

__all__ = ["RoleError", "end_role", "give_role"]
