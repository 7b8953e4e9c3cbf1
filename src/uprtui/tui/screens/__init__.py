"""One module per screen; `uprtui.tui.routes` names them and imports each on its first visit."""
