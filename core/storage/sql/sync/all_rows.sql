SELECT @selected@ FROM @table@ WHERE 1 = 1 @and_client@ @and_view@ ORDER BY @key@
