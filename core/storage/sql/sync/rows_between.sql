SELECT @columns@ FROM @table@ WHERE rev > :since AND rev <= :to @and_client@ ORDER BY rev, @key@
