"""What people type into the ideas forum. Forms check input; they never write to the database."""
