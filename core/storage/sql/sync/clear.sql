DELETE FROM @table@
