"""Reading case reviews. Every query takes the viewer; children of a review are read through the review."""
