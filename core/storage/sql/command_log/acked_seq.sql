-- A client's sequence and the revisions of its verdicts grow together, so the newest verdict has the last sequence.
SELECT seq FROM command_results WHERE client_id = :client AND rev <= :to ORDER BY rev DESC, seq DESC LIMIT 1
