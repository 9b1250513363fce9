"""What the police publish: recorded crime and anti-social behaviour, street by street and month by month.

The files of data.police.uk ("street-level crime"): anonymised before they are published. A point is not where
something happened but an anchor that stands for at least eight addresses, or none; names, days and crime numbers
of the police are not in it. So nothing here is personal data, no viewer is asked for, and nothing links to a
report, a person or a case.

Why a room of its own, and so low: measures, plans and meetings all set their own reports beside these figures, so
it must stand below them, and it needs nothing but wards (`places`). It is not part of `places`, which says where
something is, and never what happened there.

Words: a *crime file* is one police force's month; a *crime* is one published row of it, whether crime or
anti-social behaviour.
"""
