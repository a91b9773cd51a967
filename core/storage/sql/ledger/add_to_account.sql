INSERT INTO accounts (code, balance, rev) VALUES (:code, :amount, :rev)
ON CONFLICT (code) DO UPDATE SET balance = accounts.balance + excluded.balance, rev = excluded.rev
