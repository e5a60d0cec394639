"""Pages of the ideas forum, by who comes to them."""
