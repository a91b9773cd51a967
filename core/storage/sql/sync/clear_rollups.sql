DELETE FROM rollups WHERE name LIKE :pattern
