-- How old the base was counts no more: it was accepted on it once. What was dismissed as done may be refused now, and is
-- shown again.
UPDATE outbox SET seq = :new_seq, base_at = CASE state WHEN 'accepted' THEN 0 ELSE base_at END,
       done_rev = 0, hidden = CASE state WHEN 'accepted' THEN 0 ELSE hidden END,
       state = CASE state WHEN 'accepted' THEN 'sent' ELSE state END
WHERE seq = :seq
