UPDATE order_dripfeeds SET state = :state, started = :started, ended = :ended, updated_at = :now, rev = :rev
WHERE order_id = :order
