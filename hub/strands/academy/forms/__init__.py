"""What people type into the academy. Forms check input; they never write to the database."""
