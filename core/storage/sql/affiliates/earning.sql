SELECT affiliate_id, user_id, percent, amount, created_at FROM affiliate_earnings WHERE order_id = :order
