"""Places: where something happened, and which ward and LSOA that is in.

Words: an *area* is a district, a ward, an LSOA or an MSOA with its boundary; the *gazetteer* is the
postcodes and streets by which people say where; a *place* is what a partnership's records point at: an
address, a building, a park, a row of shops. A point gets its ward and LSOA when it is written.

Areas, postcodes and streets are published data and open to everybody. Places belong to one partnership,
and that somebody's home is among them is already told to nobody outside it. A place never says why it is
known. The secret address of somebody at risk is never a place: see `people.SafeLocation`.

Law and sources: docs/field/places.md.
"""
