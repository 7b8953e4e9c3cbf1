"""Scripts that fit the tables we ship; they need scikit-learn, which uprtui does not."""
