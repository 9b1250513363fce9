"""ASB case reviews (formerly the Community Trigger): from the application to an outcome that somebody answers for.

Law: Anti-social Behaviour, Crime and Policing Act 2014 sections 104 and 105, Schedule 4. A person who complained
of anti-social behaviour may ask the relevant bodies (council, police, integrated care board, co-opted social
landlords) to review what was done; where the threshold of their published procedure is met they must.

Words: an *application* asks for a review, and its record is the *review* from the first day; a *complaint* is one
time that somebody was told of behaviour (section 104(11)), *verified* when it was found in the record and
*claimed* while only the applicant says so; a *threshold decision* is kept with the version of the procedure that it
was made under; an *information request* goes to each body (Schedule 4 paragraph 7); a *panel* carries the review
out; a *recommendation* goes to a body that must have regard to it (section 104(7)).
"""
