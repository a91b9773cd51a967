SELECT value FROM desk_meta WHERE name = :name
