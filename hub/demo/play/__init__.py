"""Playing the story through the actions of the hub, each by the member of the cast whose part it is."""
