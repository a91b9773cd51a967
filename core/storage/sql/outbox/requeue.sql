-- How old the base was counts no more for what was accepted on it once. What was dismissed as done may be refused now, and
-- is shown again.
UPDATE outbox SET seq = :new_seq, base_at = CASE state WHEN 'accepted' THEN 0 ELSE base_at END,
       code = '', field = '', fact = '', done_rev = 0,
       hidden = CASE WHEN state IN ('accepted', 'refused') THEN 0 ELSE hidden END,
       state = CASE WHEN state IN ('accepted', 'refused') THEN 'sent' ELSE state END
WHERE seq = :seq
