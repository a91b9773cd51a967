DELETE FROM announcements WHERE id = :id
