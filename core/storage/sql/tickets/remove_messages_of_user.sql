DELETE FROM ticket_messages WHERE ticket_id IN (SELECT id FROM tickets WHERE user_id = :user)
