SELECT @columns@ FROM @table@ WHERE 1 = 1 @and_client@ ORDER BY @key@
