"""The partnership's own business: meetings, minutes, papers; who owes what; the plan. Never casework."""
