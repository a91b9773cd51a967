-- What the desk of somebody in support should hold, from the server's file: no address, nothing of the house's money,
-- no settings and nothing that revoked devices handed in (core/storage/view.cpp).
CREATE TABLE staff AS SELECT * FROM source.staff ORDER BY id;
CREATE TABLE users AS SELECT id, username, username_key, '' AS email, 'hidden:' || id AS email_key, state, suspend_reason, balance, on_hold, spent, order_count, note, created_at, updated_at, rev FROM source.users ORDER BY id;
CREATE TABLE categories AS SELECT * FROM source.categories ORDER BY id;
CREATE TABLE services AS SELECT * FROM source.services ORDER BY id;
CREATE TABLE orders AS SELECT * FROM source.orders ORDER BY id;
CREATE TABLE order_events AS SELECT * FROM source.order_events ORDER BY id;
CREATE TABLE order_details AS SELECT * FROM source.order_details ORDER BY order_id;
CREATE TABLE order_dripfeeds AS SELECT * FROM source.order_dripfeeds ORDER BY order_id;
CREATE TABLE order_runs AS SELECT * FROM source.order_runs ORDER BY order_id;
CREATE TABLE transfers AS SELECT * FROM source.transfers WHERE user_id IS NOT NULL ORDER BY id;
CREATE TABLE accounts AS SELECT * FROM source.accounts WHERE 0 ORDER BY code;
CREATE TABLE tickets AS SELECT * FROM source.tickets ORDER BY id;
CREATE TABLE ticket_messages AS SELECT * FROM source.ticket_messages ORDER BY id;
CREATE TABLE command_results AS SELECT * FROM source.command_results WHERE client_id = (SELECT client_id FROM me) ORDER BY command_id;
CREATE TABLE providers AS SELECT * FROM source.providers WHERE 0 ORDER BY id;
CREATE TABLE service_sources AS SELECT * FROM source.service_sources WHERE 0 ORDER BY id;
CREATE TABLE order_forwards AS SELECT * FROM source.order_forwards WHERE 0 ORDER BY order_id;
CREATE TABLE source_terms AS SELECT * FROM source.source_terms WHERE 0 ORDER BY source_id;
CREATE TABLE provider_lists AS SELECT * FROM source.provider_lists WHERE 0 ORDER BY provider_id;
CREATE TABLE user_terms AS SELECT * FROM source.user_terms ORDER BY user_id;
CREATE TABLE user_rates AS SELECT * FROM source.user_rates ORDER BY code;
CREATE TABLE tasks AS SELECT * FROM source.tasks ORDER BY id;
CREATE TABLE settings AS SELECT * FROM source.settings WHERE 0 ORDER BY name;
CREATE TABLE activity AS SELECT * FROM source.activity ORDER BY id;
CREATE TABLE quarantine AS SELECT * FROM source.quarantine WHERE 0 ORDER BY command_id;
CREATE TABLE rollups AS SELECT * FROM source.rollups WHERE value <> 0 ORDER BY name, day;
