-- What a customer's account held at a moment, along the index on user.
SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0) AS balance
FROM transfers
WHERE user_id = :user AND created_at < :from AND (debit = :account OR credit = :account)
