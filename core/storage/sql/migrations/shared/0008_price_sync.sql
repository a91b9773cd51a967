-- What a source's service has in the provider's list, and what of it ours follows. Only sources of which there is something
-- to say have a row.
CREATE TABLE source_terms (
    source_id @int@ NOT NULL PRIMARY KEY REFERENCES service_sources (id),
    follows_price @int@ NOT NULL,
    percent @int@ NOT NULL CHECK (percent >= 0),
    fixed @int@ NOT NULL CHECK (fixed >= 0),
    step @int@ NOT NULL CHECK (step > 0),
    follows_name @int@ NOT NULL,
    ends_service @int@ NOT NULL,
    runs_dripfeed @int@ NOT NULL,
    upstream_name TEXT NOT NULL,
    upstream_min @int@ NOT NULL,
    upstream_max @int@ NOT NULL,
    presence TEXT NOT NULL,
    waiting_cost @int@,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX source_terms_rev ON source_terms (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('source_terms', 0, 0, 0)
-- next
CREATE TRIGGER source_terms_sum_inserted AFTER INSERT ON source_terms BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.source_id * 1000003 + NEW.rev * 7919 + NEW.follows_price + NEW.percent % 1000003 + NEW.fixed % 1000003 + NEW.upstream_min + NEW.upstream_max) % 2147483647) * ((NEW.source_id * 1000003 + NEW.rev * 7919 + NEW.follows_price + NEW.percent % 1000003 + NEW.fixed % 1000003 + NEW.upstream_min + NEW.upstream_max) % 2147483647) % 2147483647
    WHERE name = 'source_terms' AND part = 0;
END
-- next
CREATE TRIGGER source_terms_sum_updated AFTER UPDATE ON source_terms BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.source_id * 1000003 + OLD.rev * 7919 + OLD.follows_price + OLD.percent % 1000003 + OLD.fixed % 1000003 + OLD.upstream_min + OLD.upstream_max) % 2147483647) * ((OLD.source_id * 1000003 + OLD.rev * 7919 + OLD.follows_price + OLD.percent % 1000003 + OLD.fixed % 1000003 + OLD.upstream_min + OLD.upstream_max) % 2147483647) % 2147483647
            + ((NEW.source_id * 1000003 + NEW.rev * 7919 + NEW.follows_price + NEW.percent % 1000003 + NEW.fixed % 1000003 + NEW.upstream_min + NEW.upstream_max) % 2147483647) * ((NEW.source_id * 1000003 + NEW.rev * 7919 + NEW.follows_price + NEW.percent % 1000003 + NEW.fixed % 1000003 + NEW.upstream_min + NEW.upstream_max) % 2147483647) % 2147483647
    WHERE name = 'source_terms' AND part = 0;
END
-- next
CREATE TRIGGER source_terms_sum_deleted AFTER DELETE ON source_terms BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.source_id * 1000003 + OLD.rev * 7919 + OLD.follows_price + OLD.percent % 1000003 + OLD.fixed % 1000003 + OLD.upstream_min + OLD.upstream_max) % 2147483647) * ((OLD.source_id * 1000003 + OLD.rev * 7919 + OLD.follows_price + OLD.percent % 1000003 + OLD.fixed % 1000003 + OLD.upstream_min + OLD.upstream_max) % 2147483647) % 2147483647
    WHERE name = 'source_terms' AND part = 0;
END
-- next
-- How the last look at a provider's list went.
CREATE TABLE provider_lists (
    provider_id @int@ NOT NULL PRIMARY KEY REFERENCES providers (id),
    read_at @int@ NOT NULL,
    problem TEXT NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX provider_lists_rev ON provider_lists (rev)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('provider_lists', 0, 0, 0)
-- next
CREATE TRIGGER provider_lists_sum_inserted AFTER INSERT ON provider_lists BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.provider_id * 1000003 + NEW.rev * 7919 + NEW.read_at % 1000003) % 2147483647) * ((NEW.provider_id * 1000003 + NEW.rev * 7919 + NEW.read_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'provider_lists' AND part = 0;
END
-- next
CREATE TRIGGER provider_lists_sum_updated AFTER UPDATE ON provider_lists BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.provider_id * 1000003 + OLD.rev * 7919 + OLD.read_at % 1000003) % 2147483647) * ((OLD.provider_id * 1000003 + OLD.rev * 7919 + OLD.read_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.provider_id * 1000003 + NEW.rev * 7919 + NEW.read_at % 1000003) % 2147483647) * ((NEW.provider_id * 1000003 + NEW.rev * 7919 + NEW.read_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'provider_lists' AND part = 0;
END
-- next
CREATE TRIGGER provider_lists_sum_deleted AFTER DELETE ON provider_lists BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.provider_id * 1000003 + OLD.rev * 7919 + OLD.read_at % 1000003) % 2147483647) * ((OLD.provider_id * 1000003 + OLD.rev * 7919 + OLD.read_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'provider_lists' AND part = 0;
END
