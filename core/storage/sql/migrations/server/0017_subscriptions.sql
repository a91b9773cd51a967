-- What a provider has named as the posts of a subscription; an id is one post, of one subscription, whatever it says
-- later. Without an order it is asked after, until it has no time to be asked at any more.
CREATE TABLE subscription_posts (
    provider_id @int@ NOT NULL REFERENCES providers (id),
    upstream_order TEXT NOT NULL,
    parent_id @int@ NOT NULL REFERENCES orders (id),
    order_id @int@ REFERENCES orders (id),
    attempts @int@ NOT NULL,
    due_at @int@,
    PRIMARY KEY (provider_id, upstream_order)
) @strict@
-- next
CREATE INDEX subscription_posts_due ON subscription_posts (provider_id, due_at)
-- next
-- An order of ours is no post, whatever the provider says.
CREATE INDEX order_forwards_upstream ON order_forwards (provider_id, upstream_order)
-- next
CREATE TRIGGER order_subscriptions_expire AFTER INSERT ON order_subscriptions WHEN NEW.expires_at > 0 BEGIN
    INSERT INTO jobs (kind, key, args, state, attempts, due_at, lease, problem, created_at)
    VALUES ('expire', CAST(NEW.order_id AS TEXT), '{}', 'waiting', 0, NEW.expires_at, '', '', NEW.updated_at)
    ON CONFLICT (kind, key) DO NOTHING;
END
-- next
CREATE TRIGGER order_subscriptions_buried AFTER DELETE ON order_subscriptions BEGIN
    INSERT INTO tombstones (table_name, row_key, rev) VALUES ('order_subscriptions', OLD.order_id, (SELECT rev FROM revision))
    ON CONFLICT (table_name, row_key) DO UPDATE SET rev = excluded.rev;
END
