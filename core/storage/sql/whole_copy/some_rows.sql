INSERT INTO main.@table@ (@columns@) SELECT @selected@ FROM shop.@table@ WHERE 1 = 1 @and_view@ ORDER BY @key@
