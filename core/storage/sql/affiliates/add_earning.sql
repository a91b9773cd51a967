INSERT INTO affiliate_earnings (order_id, affiliate_id, user_id, percent, amount, created_at, rev)
VALUES (:order, :affiliate, :user, :percent, :amount, :now, :rev)
