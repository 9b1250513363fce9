"""Writing reports: receiving them, following them, telling the person who reported."""
