"""What the pages of the lab read. Every function begins with what its viewer may read, or takes what was read so."""
