UPDATE sqlite_sequence SET seq = :seq WHERE name = :name
