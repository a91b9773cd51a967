SELECT name, day, value FROM rollups WHERE day >= :first AND day <= :last AND day > 0
