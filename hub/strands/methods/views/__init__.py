"""The pages of the improvement methods."""
