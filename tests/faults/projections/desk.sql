-- What a desk does hold, whoever works at it: every row and column of its file, so that what it should not have shows.
CREATE TABLE staff AS SELECT * FROM source.staff ORDER BY id;
CREATE TABLE users AS SELECT * FROM source.users ORDER BY id;
CREATE TABLE categories AS SELECT * FROM source.categories ORDER BY id;
CREATE TABLE services AS SELECT * FROM source.services ORDER BY id;
CREATE TABLE orders AS SELECT * FROM source.orders ORDER BY id;
CREATE TABLE order_events AS SELECT * FROM source.order_events ORDER BY id;
CREATE TABLE order_details AS SELECT * FROM source.order_details ORDER BY order_id;
CREATE TABLE transfers AS SELECT * FROM source.transfers ORDER BY id;
CREATE TABLE accounts AS SELECT * FROM source.accounts ORDER BY code;
CREATE TABLE tickets AS SELECT * FROM source.tickets ORDER BY id;
CREATE TABLE ticket_messages AS SELECT * FROM source.ticket_messages ORDER BY id;
CREATE TABLE command_results AS SELECT * FROM source.command_results ORDER BY command_id;
CREATE TABLE settings AS SELECT * FROM source.settings ORDER BY name;
CREATE TABLE activity AS SELECT * FROM source.activity ORDER BY id;
CREATE TABLE quarantine AS SELECT * FROM source.quarantine ORDER BY command_id;
CREATE TABLE rollups AS SELECT * FROM source.rollups WHERE value <> 0 ORDER BY name, day;
