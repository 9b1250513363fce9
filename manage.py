#!/usr/bin/env python3
"""Django's commands. `./run manage …` calls this with the database's address set."""

import gc
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wardmote.config.settings")
    from django.core.management import execute_from_command_line

    if sys.argv[1:2] == ["migrate"]:
        # It ends by itself, and draws each table's model anew a hundred times: a quarter of it was looking
        # for garbage.
        gc.disable()

    execute_from_command_line(sys.argv)
