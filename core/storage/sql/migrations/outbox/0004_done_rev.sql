-- The server's revision at which it was done, in the epoch that outbox_meta names; 0 = it is not, or an older server did
-- not say. A copy at this revision or a later one has it.
ALTER TABLE outbox ADD COLUMN done_rev @int@ NOT NULL DEFAULT 0
-- next
CREATE INDEX outbox_done ON outbox (done_rev)
