"""The actions of the app, one module per place; `uprtui.tui.actions` is how they are looked up."""
