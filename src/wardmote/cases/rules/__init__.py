"""Rules of casework as pure functions: states, priority, closing, letters, sharing. No database, no clock."""
