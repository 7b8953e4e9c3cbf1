"""The terminal app: one screen per step, on widgets that draw only what is visible."""
