PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_migrations (name TEXT NOT NULL PRIMARY KEY);
INSERT INTO schema_migrations VALUES('outbox/0001_outbox');
CREATE TABLE outbox_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT
;
INSERT INTO outbox_meta VALUES('client_id','01a05bfb-7000-7e7a-a195-25bac889bfb0');
INSERT INTO outbox_meta VALUES('seq_base','0');
INSERT INTO outbox_meta VALUES('server','http://127.0.0.1:34115');
INSERT INTO outbox_meta VALUES('staff_id','1');
INSERT INTO outbox_meta VALUES('staff_name','owner');
CREATE TABLE outbox (
    seq INTEGER NOT NULL PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    args TEXT NOT NULL,
    base_rev INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    code TEXT NOT NULL,
    field TEXT NOT NULL,
    fact TEXT NOT NULL,
    settled_at INTEGER NOT NULL,
    hidden INTEGER NOT NULL
) STRICT
;
INSERT INTO outbox VALUES(1,'01a05bfb-7000-7b8d-ada6-d9085c55538a','AddFunds',1,'{"amount":"1","reason":"sent before","user":1}',7,1788249600000,'accepted','','','',1788249600000,0);
INSERT INTO outbox VALUES(2,'01a05bfb-7000-7c75-8978-8014ff25e5ba','AddFunds',1,'{"amount":"12.5","reason":"a gift of an old desk","user":1}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(3,'01a05bfb-7000-782b-8c63-4d2230addcc9','ReplyTicket',1,'{"text":"written on an old desk","ticket":1}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(4,'01a05bfb-7000-7e10-979d-7a1274aff93f','SuspendUser',1,'{"reason":"suspended on an old desk","user":2}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(5,'01a05bfb-7000-7060-9872-3ace5b98b62f','UpdateService',1,'{"rate":"7.77","service":1}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(6,'01a05bfb-7000-7dd3-bdef-f65c7858e097','UpdateCategory',1,'{"category":1,"name":"Renamed on an old desk"}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(7,'01a05bfb-7000-7262-808c-1d699750a7e9','SetTicketStatus',1,'{"status":"closed","ticket":1}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(8,'01a05bfb-7000-7024-a8bb-265daf57e5e2','CreateCategory',1,'{"name":"Made on an old desk"}',10,1788249600000,'pending','','','',0,0);
INSERT INTO outbox VALUES(9,'01a05bfb-7000-775c-9d80-77aebeba4c79','CreateUser',1,'{"email":"oldhand@example.com","username":"oldhand"}',10,1788249600000,'pending','','','',0,0);
CREATE INDEX outbox_state ON outbox (state, seq)
;
COMMIT;
