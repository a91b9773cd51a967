SELECT name, value FROM rollups WHERE day = 0
