SELECT rev FROM revision WHERE id = 1
