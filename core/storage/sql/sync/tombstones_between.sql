SELECT table_name, row_key FROM tombstones WHERE rev > :since AND rev <= :to ORDER BY rev, table_name, row_key
