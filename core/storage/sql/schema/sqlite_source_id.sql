-- SQLite alone: which build of the library answers.
SELECT sqlite_source_id()
