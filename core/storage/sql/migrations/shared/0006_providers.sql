-- Upstream panels, what of theirs our services are made of, and how each order stands with them. What a provider costs is
-- the business of those who run the shop (core/storage/view.cpp).
CREATE TABLE providers (
    id @identity@,
    name TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    enabled @int@ NOT NULL,
    balance @int@,
    currency TEXT NOT NULL,
    balance_at @int@ NOT NULL,
    alert_below @int@,
    problem TEXT NOT NULL,
    created_at @int@ NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX providers_rev ON providers (rev)
-- next
-- Tried in the order of `position`: the later ones are for when the earlier ones will not.
CREATE TABLE service_sources (
    id @identity@,
    service_id @int@ NOT NULL REFERENCES services (id),
    provider_id @int@ NOT NULL REFERENCES providers (id),
    upstream_service TEXT NOT NULL,
    position @int@ NOT NULL,
    enabled @int@ NOT NULL,
    cost @int@ NOT NULL CHECK (cost >= 0),
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL,
    UNIQUE (service_id, provider_id, upstream_service)
) @strict@
-- next
CREATE INDEX service_sources_rev ON service_sources (rev)
-- next
CREATE INDEX service_sources_service ON service_sources (service_id, position)
-- next
CREATE INDEX service_sources_provider ON service_sources (provider_id, upstream_service)
-- next
-- One row for each order that is, or was to be, handed on.
CREATE TABLE order_forwards (
    order_id @int@ NOT NULL PRIMARY KEY REFERENCES orders (id),
    source_id @int@ NOT NULL,
    provider_id @int@ NOT NULL,
    state TEXT NOT NULL,
    upstream_order TEXT NOT NULL,
    upstream_status TEXT NOT NULL,
    cost @int@,
    problem TEXT NOT NULL,
    updated_at @int@ NOT NULL,
    rev @int@ NOT NULL
) @strict@
-- next
CREATE INDEX order_forwards_rev ON order_forwards (rev)
-- next
CREATE INDEX order_forwards_state ON order_forwards (state, order_id)
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('providers', 0, 0, 0)
-- next
CREATE TRIGGER providers_sum_inserted AFTER INSERT ON providers BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled + NEW.balance_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled + NEW.balance_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'providers' AND part = 0;
END
-- next
CREATE TRIGGER providers_sum_updated AFTER UPDATE ON providers BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled + OLD.balance_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled + OLD.balance_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled + NEW.balance_at % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.enabled + NEW.balance_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'providers' AND part = 0;
END
-- next
CREATE TRIGGER providers_sum_deleted AFTER DELETE ON providers BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled + OLD.balance_at % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.enabled + OLD.balance_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'providers' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('service_sources', 0, 0, 0)
-- next
CREATE TRIGGER service_sources_sum_inserted AFTER INSERT ON service_sources BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.service_id + NEW.provider_id + NEW.position + NEW.cost % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.service_id + NEW.provider_id + NEW.position + NEW.cost % 1000003) % 2147483647) % 2147483647
    WHERE name = 'service_sources' AND part = 0;
END
-- next
CREATE TRIGGER service_sources_sum_updated AFTER UPDATE ON service_sources BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.service_id + OLD.provider_id + OLD.position + OLD.cost % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.service_id + OLD.provider_id + OLD.position + OLD.cost % 1000003) % 2147483647) % 2147483647
            + ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.service_id + NEW.provider_id + NEW.position + NEW.cost % 1000003) % 2147483647) * ((NEW.id * 1000003 + NEW.rev * 7919 + NEW.service_id + NEW.provider_id + NEW.position + NEW.cost % 1000003) % 2147483647) % 2147483647
    WHERE name = 'service_sources' AND part = 0;
END
-- next
CREATE TRIGGER service_sources_sum_deleted AFTER DELETE ON service_sources BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.service_id + OLD.provider_id + OLD.position + OLD.cost % 1000003) % 2147483647) * ((OLD.id * 1000003 + OLD.rev * 7919 + OLD.service_id + OLD.provider_id + OLD.position + OLD.cost % 1000003) % 2147483647) % 2147483647
    WHERE name = 'service_sources' AND part = 0;
END
-- next
INSERT INTO table_sums (name, part, row_count, hash) VALUES ('order_forwards', 0, 0, 0)
-- next
CREATE TRIGGER order_forwards_sum_inserted AFTER INSERT ON order_forwards BEGIN
    UPDATE table_sums SET row_count = row_count + 1,
        hash = hash + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.source_id + NEW.provider_id + NEW.updated_at % 1000003) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.source_id + NEW.provider_id + NEW.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'order_forwards' AND part = 0;
END
-- next
CREATE TRIGGER order_forwards_sum_updated AFTER UPDATE ON order_forwards BEGIN
    UPDATE table_sums SET
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.source_id + OLD.provider_id + OLD.updated_at % 1000003) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.source_id + OLD.provider_id + OLD.updated_at % 1000003) % 2147483647) % 2147483647
            + ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.source_id + NEW.provider_id + NEW.updated_at % 1000003) % 2147483647) * ((NEW.order_id * 1000003 + NEW.rev * 7919 + NEW.source_id + NEW.provider_id + NEW.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'order_forwards' AND part = 0;
END
-- next
CREATE TRIGGER order_forwards_sum_deleted AFTER DELETE ON order_forwards BEGIN
    UPDATE table_sums SET row_count = row_count - 1,
        hash = hash - ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.source_id + OLD.provider_id + OLD.updated_at % 1000003) % 2147483647) * ((OLD.order_id * 1000003 + OLD.rev * 7919 + OLD.source_id + OLD.provider_id + OLD.updated_at % 1000003) % 2147483647) % 2147483647
    WHERE name = 'order_forwards' AND part = 0;
END
