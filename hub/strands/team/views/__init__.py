"""Pages of the improvement team."""
