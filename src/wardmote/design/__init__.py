"""The look of Wardmote: pages, forms, tables and the GOV.UK components they are made of. Knows no table and
no rule.

* `page`: a page is a frozen dataclass; `render(request, page)` answers with it.
* `fields`: form fields that each render one GOV.UK component, and `Form`.
* `lists`: columns, order and paging of a list, as plain links.
* `surroundings`: what the layouts need to know (partnership, viewer, navigation); filled by middleware above.
* `words`: dates, times and counts as people in the United Kingdom write them.
* `environment`: the Jinja environment that refuses misspelt names.
* `templates/design`: `public.html`, `staff.html`, `form.html` (layouts) and `components.html` (macros).

How to write a page, a form and a table, with the signature of each macro: README.md beside this file.
"""
