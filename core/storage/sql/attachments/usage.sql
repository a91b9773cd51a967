-- At one ticket, and all that this ticket's customer has sent to his tickets.
SELECT count(*) AS in_all, coalesce(sum(CASE WHEN author_kind = 'customer' THEN 1 ELSE 0 END), 0) AS from_customer,
       (SELECT coalesce(sum(a.size), 0)
        FROM ticket_attachments a JOIN tickets t ON t.id = a.ticket_id
        WHERE t.user_id = :user AND a.author_kind = 'customer') AS bytes_of_customer
FROM ticket_attachments WHERE ticket_id = :ticket
