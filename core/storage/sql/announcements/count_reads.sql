SELECT count(*) AS readers FROM announcement_reads WHERE announcement_id = :announcement
