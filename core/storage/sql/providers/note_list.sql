INSERT INTO provider_lists (provider_id, read_at, problem, rev) VALUES (:provider, :now, :problem, :rev)
ON CONFLICT (provider_id) DO UPDATE SET read_at = excluded.read_at, problem = excluded.problem, rev = excluded.rev
