-- The revision within which everything up to last_seq was decided: a desk whose copy reaches that far holds it all.
ALTER TABLE clients ADD COLUMN last_rev @int@ NOT NULL DEFAULT 0
