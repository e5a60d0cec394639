"""What is asked about organisations, roles, what is wanted and what is free."""
