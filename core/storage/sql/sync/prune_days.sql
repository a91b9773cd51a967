DELETE FROM revision_days WHERE day < :day
