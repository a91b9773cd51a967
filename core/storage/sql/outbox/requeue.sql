-- How old the base was counts no more: it was accepted on it once.
UPDATE outbox SET seq = :new_seq, base_at = CASE state WHEN 'accepted' THEN 0 ELSE base_at END,
       state = CASE state WHEN 'accepted' THEN 'sent' ELSE state END
WHERE seq = :seq
