-- Beginning anew replaces what was begun; what is confirmed stays (the caller looks first).
INSERT INTO second_factors (kind, owner_id, box, created_at, confirmed_at, last_step) VALUES (:kind, :owner, :box, :now, 0, 0)
ON CONFLICT (kind, owner_id) DO UPDATE SET box = excluded.box, created_at = excluded.created_at, last_step = 0
WHERE confirmed_at = 0
