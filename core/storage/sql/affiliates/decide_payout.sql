UPDATE affiliate_payouts SET state = :state, reason = :reason, decided_at = :now, rev = :rev WHERE id = :id
