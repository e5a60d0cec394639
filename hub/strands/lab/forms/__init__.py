"""What people type in the lab."""
