"""What a study's team types. Forms check input; they never write to the database."""
