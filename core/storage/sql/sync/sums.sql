SELECT name, part, row_count, hash FROM table_sums ORDER BY name, part
