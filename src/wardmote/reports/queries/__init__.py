"""Reading reports: one at a time, the inbox, and what a report is like."""
