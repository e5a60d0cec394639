"""Every read of the academy, by the page it is for."""
