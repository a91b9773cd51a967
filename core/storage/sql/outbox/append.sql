INSERT INTO outbox (seq, command_id, name, version, args, base_rev, made_at, state, code, field, fact, settled_at, hidden,
                    depends_on, base_at, row_id)
VALUES (:seq, :command, :name, :version, :args, :base_rev, :made_at, :state, '', '', '', 0, 0,
        :depends_on, :base_at, :row_id)
