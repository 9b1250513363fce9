"""Writing people: contact points, addresses, safe locations, protected sources, links between records."""
