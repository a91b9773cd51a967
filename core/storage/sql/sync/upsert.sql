-- An update in place, never a replacement: the roll-up triggers count a replaced row twice.
INSERT INTO @table@ (@columns@) VALUES (@values@) ON CONFLICT (@key@) DO UPDATE SET @assignments@
