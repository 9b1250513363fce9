"""All HTML: the only place where modules meet."""
