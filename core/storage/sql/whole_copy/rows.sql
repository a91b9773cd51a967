-- Without a list of columns: SQLite then moves whole records, indexes included, without taking them apart.
INSERT INTO main.@table@ SELECT * FROM shop.@table@
