"""Rules of case reviews as pure functions: what an application says, the threshold, states, clocks, letters."""
