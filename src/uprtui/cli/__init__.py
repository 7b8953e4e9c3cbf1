"""Every capability of uprtui without a screen."""
