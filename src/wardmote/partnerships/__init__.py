"""Who works together: the partnership, its agencies, their teams and people, and what they have settled.

Law: Crime and Disorder Act 1998 sections 5 and 6 (responsible authorities work together in each local
government area); section 115 (disclosure to relevant authorities).

Words: a *partnership* is the tenant, one community safety partnership; an *agency* is one of its
bodies; an *account* is how a person signs in; a *membership* is a person's place in one agency, with
its roles; a *routing rule* says which agency a kind of report goes to; *words* are the texts of public
pages that the partnership may change.
"""
