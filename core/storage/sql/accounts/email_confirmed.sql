-- Only for the address that the customer has now.
SELECT count(*) AS found FROM confirmed_emails c JOIN users u ON u.id = c.user_id AND u.email_key = c.email_key WHERE c.user_id = :user
