UPDATE child_panels
SET domain = :domain, state = :state, price = :price, auto_renew = :auto_renew, months = :months, paid_until = :paid_until,
    reason = :reason, updated_at = :now, rev = :rev
WHERE id = :id
