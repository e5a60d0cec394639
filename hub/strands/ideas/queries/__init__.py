"""What the pages of the ideas forum read. Every function begins with what its viewer may read."""
