"""Every read of the improvement methods, by the page it is for."""
