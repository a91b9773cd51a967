-- base.db's own notes: cursor, server epoch, schema. Written in the transaction that applies a pull, never otherwise.
CREATE TABLE desk_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) @strict@
