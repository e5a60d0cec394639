"""The pages of the academy."""
