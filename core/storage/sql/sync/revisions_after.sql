-- The next revisions of one table, one row each: what a page of a pull is cut by.
SELECT rev FROM @table@ WHERE rev > :since @and_client@ @and_view@ ORDER BY rev LIMIT :limit
