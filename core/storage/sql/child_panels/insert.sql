-- Without a number of its own, the row gets the next one.
INSERT INTO child_panels (id, user_id, domain, currency, state, price, auto_renew, months, paid_until, reason, created_at, updated_at, rev)
VALUES (:id, :user, :domain, :currency, :state, :price, :auto_renew, :months, :paid_until, :reason, :now, :now, :rev)
RETURNING id
