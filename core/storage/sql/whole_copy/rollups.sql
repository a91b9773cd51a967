INSERT INTO main.rollups SELECT * FROM shop.rollups WHERE name LIKE :pattern
