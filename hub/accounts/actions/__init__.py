"""Every write to people, roles, teams and posts, by what it is for."""
