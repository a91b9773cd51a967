UPDATE tickets SET read_by_staff = 1, rev = :rev WHERE id = :id
