DELETE FROM tombstones WHERE rev <= :horizon
