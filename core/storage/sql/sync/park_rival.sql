-- A row that holds a name which the server has given to another row since: its own newer version is still to come.
UPDATE @table@ SET @column@ = @column@ || ' (#' || @key@ || ')' WHERE @column@ = :value AND @key@ <> :key
