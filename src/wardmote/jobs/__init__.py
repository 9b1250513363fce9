"""What the clock and the queue start: the worker, its periodic tasks, and the shared cache table."""
