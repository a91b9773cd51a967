-- Only where it is news: a provider that is down for a day is one change for the desks.
UPDATE providers SET problem = :problem, rev = :rev WHERE id = :id AND problem <> :problem
