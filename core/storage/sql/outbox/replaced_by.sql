SELECT replaced_by FROM outbox WHERE command_id = :command
