"""When a plan is adopted, how tactical actions and returns move, what the law wants again and again."""
