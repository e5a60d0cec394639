"""Every write of the improvement team's strand."""
