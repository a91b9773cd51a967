INSERT INTO settings (name, value, rev) VALUES (:name, :value, :rev)
ON CONFLICT (name) DO UPDATE SET value = excluded.value, rev = excluded.rev
