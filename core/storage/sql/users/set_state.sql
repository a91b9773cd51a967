UPDATE users SET state = :state, suspend_reason = :reason, updated_at = :now, rev = :rev WHERE id = :id
