// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// express-pouchdb on leveldb with the orders in it.  pouchdb_server.js --orders FILE --folder DIR
import http from 'node:http';
import express from 'express';
import expressPouchDB from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { keyOf, listen, option, readOrders } from './order_store.js';

const folder = option('folder');
const Stored = PouchDB.defaults({ prefix: `${folder}/` });

// Once for all rounds; the folder is copied for each.
if (process.argv.includes('--fill')) {
  const orders = readOrders(option('orders'));
  const database = new Stored('orders');
  for (let at = 0; at < orders.length; at += 5000)
    await database.bulkDocs(orders.slice(at, at + 5000).map((order) => ({ _id: keyOf(order.id), ...order })));
  await database.close();
  process.exit(0);
}

const app = express();
// Only what replication needs: no Fauxton, no sign-in, no validation. That is its quickest way.
app.use('/', expressPouchDB(Stored, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: `${folder}/log.txt` }));
listen(http.createServer(app));
process.on('SIGTERM', () => process.exit(0));
