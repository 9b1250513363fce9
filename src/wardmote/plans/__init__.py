"""The partnership's plan and what its funders are owed.

Words: a *strategy* says what the partnership wants over years; a *delivery plan* says what it does this year: under
each *priority* its *objectives*, under each objective its *tactical actions*, each with a lead agency. *Progress* is
what was said of a tactical action: what went well and what stands in the way. A *return cycle* is one period's report
to one funder: it asks each partner for a *return line* on each of its tactical actions, collates them, lets partners
comment, and is submitted. A *duty* is what the law asks of the partnership every year or quarter.

Law: Crime and Disorder Act 1998 ss.5-7, 17, 17A; the Crime and Disorder (Formulation and Implementation of Strategy)
Regulations 2007 (SI 2007/1830), regs 3-11; Police and Justice Act 2006 s.19.
"""
