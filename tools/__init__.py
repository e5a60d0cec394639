"""What `make` calls: set-up, demo, tests, checks. Standard library only, since nothing is installed yet."""
