"""The pages of the golden thread: `reading` for everybody, `shaping` for leaders, `tying` work to what it serves."""
