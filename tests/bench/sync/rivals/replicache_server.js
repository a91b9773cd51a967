// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// The push and pull endpoints that Replicache's documentation describes as its global version strategy, with express
// and better-sqlite3, commits on the disk.  replicache_server.js --orders FILE --folder DIR
import Database from 'better-sqlite3';
import express from 'express';
import http from 'node:http';
import { keyOf, listen, option, readOrders } from './order_store.js';

const db = new Database(`${option('folder')}/orders.db`);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('cache_size = -65536');

function fill(orders) {
  const columns = Object.keys(orders[0]);
  db.exec(`CREATE TABLE orders (${columns.map((name) => (name === 'id' ? 'id INTEGER PRIMARY KEY' : name)).join(', ')},
             version INTEGER NOT NULL);
           CREATE INDEX orders_version ON orders (version);
           CREATE INDEX orders_status ON orders (status, id);
           CREATE TABLE space (version INTEGER NOT NULL);
           CREATE TABLE clients (id TEXT PRIMARY KEY, client_group TEXT NOT NULL, last_mutation INTEGER NOT NULL,
             version INTEGER NOT NULL);
           INSERT INTO space VALUES (1)`);
  const insert = db.prepare(`INSERT INTO orders VALUES (${columns.map((name) => `@${name}`).join(', ')}, 1)`);
  db.transaction(() => orders.forEach((order) => insert.run(order)))();
}

if (process.argv.includes('--fill')) {
  fill(readOrders(option('orders')));
  db.close();
  process.exit(0);
}

const version = db.prepare('SELECT version FROM space').pluck();
const setVersion = db.prepare('UPDATE space SET version = ?');
const client = db.prepare('SELECT last_mutation FROM clients WHERE id = ?').pluck();
const setClient = db.prepare(`INSERT INTO clients VALUES (?, ?, ?, ?) ON CONFLICT (id)
  DO UPDATE SET last_mutation = excluded.last_mutation, version = excluded.version`);
const cancel = db.prepare("UPDATE orders SET status = 'canceled', version = ? WHERE id = ?");
const touch = db.prepare('UPDATE orders SET start_count = ?, version = ? WHERE id = ?');
const changedOrders = db.prepare('SELECT * FROM orders WHERE version > ?');
const changedClients = db.prepare('SELECT id, last_mutation FROM clients WHERE client_group = ? AND version > ?');

// A transaction for each mutation, as documented.
const processMutation = db.transaction((group, mutation) => {
  const next = version.get() + 1;
  const last = client.get(mutation.clientID) ?? 0;
  if (mutation.id <= last) return;
  if (mutation.id > last + 1) throw new Error(`mutation ${mutation.id} is from the future`);
  if (mutation.name === 'cancelOrder') cancel.run(next, mutation.args.id);
  setClient.run(mutation.clientID, group, mutation.id, next);
  setVersion.run(next);
});

const answerPull = db.transaction((body) => {
  const from = body.cookie ?? 0;
  const patch = changedOrders.all(from).map((order) => ({ op: 'put', key: `order/${keyOf(order.id)}`, value: order }));
  if (from === 0) patch.unshift({ op: 'clear' });
  return {
    cookie: version.get(),
    lastMutationIDChanges: Object.fromEntries(
      changedClients.all(body.clientGroupID, from).map((row) => [row.id, row.last_mutation])),
    patch,
  };
});

const touchOrders = db.transaction((ids, value) => {
  const next = version.get() + 1;
  for (const id of ids) touch.run(value, next, id);
  setVersion.run(next);
});

const app = express();
app.use(express.json({ limit: '20mb' }));
const listeners = new Set();
const poke = () => listeners.forEach((response) => response.write('data: poke\n\n'));
app.post('/push', (request, response) => {
  for (const mutation of request.body.mutations) processMutation(request.body.clientGroupID, mutation);
  response.json({});
  poke();
});
app.post('/pull', (request, response) => response.json(answerPull(request.body)));
// Beside the protocol: how the bench changes rows, and the poke that the documentation leaves to the application.
app.post('/touch', (request, response) => {
  touchOrders(request.body.ids, request.body.value);
  response.json({});
  poke();
});
app.get('/events', (request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': open\n\n');
  listeners.add(response);
  request.on('close', () => listeners.delete(response));
});
listen(http.createServer(app));
process.on('SIGTERM', () => process.exit(0));
