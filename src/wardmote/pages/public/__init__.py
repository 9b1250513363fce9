"""What residents see: reporting, following a report, the right door, the words of the partnership."""
