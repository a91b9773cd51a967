INSERT OR REPLACE INTO main.table_sums SELECT * FROM shop.table_sums WHERE name = :table
