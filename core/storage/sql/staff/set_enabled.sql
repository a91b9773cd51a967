UPDATE staff SET enabled = :enabled, rev = :rev WHERE id = :id
