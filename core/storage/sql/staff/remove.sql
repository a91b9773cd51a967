-- The row stays: a desk of his still has to be told to wipe itself. To older programs this is a role that may do nothing.
UPDATE staff SET name = :name, role = 'removed', enabled = 0, rev = :rev WHERE id = :id
