-- Only by who still holds it: after a lease has run out, another one may be at it.
DELETE FROM jobs WHERE id = :id AND lease = :lease
