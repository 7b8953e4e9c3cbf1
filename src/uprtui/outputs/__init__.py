"""What leaves uprtui: plan files, and tables for spreadsheets."""
