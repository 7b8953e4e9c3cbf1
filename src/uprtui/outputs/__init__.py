"""What leaves uprtui: tables for spreadsheets and other programs."""
