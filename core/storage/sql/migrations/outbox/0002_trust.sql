-- The command that this one builds on, and the shop's own time of the state that it was decided upon: how old it is,
-- told without this machine's clock.
ALTER TABLE outbox ADD COLUMN depends_on TEXT NOT NULL DEFAULT ''
-- next
ALTER TABLE outbox ADD COLUMN base_at @int@ NOT NULL DEFAULT 0
-- next
ALTER TABLE outbox ADD COLUMN row_id @int@ NOT NULL DEFAULT 0
-- next
-- Numbers that the server has lent to this desk: a row made offline has its final number.
CREATE TABLE leases (
    kind TEXT NOT NULL,
    first_id @int@ NOT NULL,
    last_id @int@ NOT NULL,
    next_id @int@ NOT NULL,
    PRIMARY KEY (kind, first_id)
) @clustered@
