-- A table that never had a row has no counter yet.
INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)
