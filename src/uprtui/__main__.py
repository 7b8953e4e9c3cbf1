"""`python -m uprtui`: the same as the `uprtui` command."""

from __future__ import annotations

from uprtui.launch import main

if __name__ == "__main__":
    main()
