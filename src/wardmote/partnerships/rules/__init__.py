"""Rules of the partnership: people's accounts and sessions (`accounts`), published case review procedures
(`procedures`)."""
