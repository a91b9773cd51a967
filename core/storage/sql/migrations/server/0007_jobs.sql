-- Work that goes on after its request was answered, and survives the program: calls to others, mail. A job is taken by moving
-- its due time to the end of a lease, so that one whose worker has died comes up again by itself; what is done is deleted.
CREATE TABLE jobs (
    id @identity@,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    args TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts @int@ NOT NULL,
    due_at @int@ NOT NULL,
    lease TEXT NOT NULL,
    problem TEXT NOT NULL,
    created_at @int@ NOT NULL,
    UNIQUE (kind, key)
) @strict@
-- next
CREATE INDEX jobs_due ON jobs (state, due_at)
