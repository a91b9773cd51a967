SELECT bytes FROM attachment_files WHERE attachment_id = :attachment
