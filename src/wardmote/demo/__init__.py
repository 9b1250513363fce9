"""The demonstration: an invented partnership, told as a story in real wards and streets.

The district, its wards, postcodes and streets are open data (`places/SOURCE.md`). Everybody in it, everything
that happens, and the partnership itself are invented, and every page says so. Days are relative to today. It
is built through the same operations that people use: first the people who sign in and the stories that are told
of them (there whole, or not at all), then, while somebody looks on already, the two years around them.
"""
