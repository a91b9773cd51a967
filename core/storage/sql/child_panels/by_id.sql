SELECT id, user_id, domain, currency, state, price, auto_renew, months, paid_until, reason, created_at, updated_at, rev
FROM child_panels WHERE id = :id
