UPDATE affiliate_earnings SET amount = :amount, rev = :rev WHERE order_id = :order
