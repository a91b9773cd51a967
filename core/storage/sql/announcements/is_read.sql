SELECT announcement_id FROM announcement_reads WHERE announcement_id = :announcement AND user_id = :user
