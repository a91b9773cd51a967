INSERT INTO source_terms (source_id, follows_price, percent, fixed, step, follows_name, ends_service, runs_dripfeed, upstream_name,
                          upstream_min, upstream_max, presence, waiting_cost, rev)
VALUES (:source, :follows_price, :percent, :fixed, :step, :follows_name, :ends_service, :runs_dripfeed, :upstream_name,
        :upstream_min, :upstream_max, :presence, :waiting_cost, :rev)
ON CONFLICT (source_id) DO UPDATE
SET follows_price = excluded.follows_price, percent = excluded.percent, fixed = excluded.fixed, step = excluded.step,
    follows_name = excluded.follows_name, ends_service = excluded.ends_service, runs_dripfeed = excluded.runs_dripfeed,
    upstream_name = excluded.upstream_name, upstream_min = excluded.upstream_min, upstream_max = excluded.upstream_max,
    presence = excluded.presence, waiting_cost = excluded.waiting_cost, rev = excluded.rev
