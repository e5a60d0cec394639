"""A made-up city that shows what the hub is for. Only there with HUB_DEMO; `check --deploy` refuses it."""
