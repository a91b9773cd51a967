// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// A replica in PouchDB on leveldb against express-pouchdb.
//   pouchdb_desk.js --url URL --orders FILE --folder DIR
import PouchDB from 'pouchdb';
import {
  deltaRows, idsOfRound, keyOf, median, milliseconds, option, pageRows, pendingChanges, readOrders, report, require_,
} from './order_store.js';

const who = 'pouchdb';
// The default of 100 documents in a batch took longer; larger batches than this gained nothing.
const batches = { batch_size: 1000, batches_limit: 10 };
const orders = readOrders(option('orders'));
const remote = new PouchDB(`${option('url')}/orders`);
const local = new PouchDB(`${option('folder')}/replica`);

const pull = () => local.replicate.from(remote, batches);

// The newest pending orders, read without an index: making one takes PouchDB longer than all of the replication, so
// that this is its quickest way to a first answer.
async function pendingOrders() {
  const page = [];
  let last;
  while (page.length < pageRows) {
    const { rows } = await local.allDocs({
      descending: true, include_docs: true, limit: 500, ...(last ? { startkey: last, skip: 1 } : {}),
    });
    if (rows.length === 0) break;
    last = rows[rows.length - 1].id;
    page.push(...rows.filter((row) => row.doc.status === 'pending').map((row) => row.doc));
  }
  return page.slice(0, pageRows);
}

async function change(database, ids, edit) {
  const { rows } = await database.allDocs({ keys: ids.map(keyOf), include_docs: true });
  const answers = await database.bulkDocs(rows.map((row) => ({ ...row.doc, ...edit })));
  require_(answers.every((answer) => answer.ok), 'a document could not be changed');
}

let round = 0;
async function deltas(what) {
  const times = [];
  for (let i = 0; i < 5; ++i) {
    ++round;
    const ids = idsOfRound(orders, round);
    await change(remote, ids, { start_count: -round });
    times.push(await milliseconds(async () => {
      await pull();
      await pendingOrders();
    }));
    const { rows } = await local.allDocs({ keys: ids.map(keyOf), include_docs: true });
    require_(rows.length === deltaRows && rows.every((row) => row.doc.start_count === -round), 'a change did not come');
  }
  report(who, what, median(times));
}

report(who, 'first', await milliseconds(async () => {
  await pull();
  require_((await pendingOrders()).length > 0, 'no pending order was found');
}));
require_((await local.info()).doc_count === orders.length, 'documents are missing');
const quiet = [];
for (let i = 0; i < 21; ++i) quiet.push(await milliseconds(pull));
report(who, 'noop', median(quiet));
await deltas('delta');
const mine = orders.filter((order) => order.id % 97 === 50).slice(0, pendingChanges).map((order) => order.id);
await change(local, mine, { status: 'canceled' });
await deltas('rebase');
report(who, 'push', await milliseconds(async () => {
  const answer = await local.replicate.to(remote, batches);
  require_(answer.docs_written === pendingChanges, `${answer.docs_written} changes arrived`);
}));
process.exit(0);
