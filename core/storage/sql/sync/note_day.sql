INSERT INTO revision_days (day, rev) VALUES (:day, :rev) ON CONFLICT (day) DO UPDATE SET rev = excluded.rev
