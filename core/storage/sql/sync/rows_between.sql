SELECT @selected@ FROM @table@ WHERE rev > :since AND rev <= :to @and_client@ @and_view@ ORDER BY rev, @key@
