// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// A replica in Replicache, its store in memory, which is the quickest that it has.
//   replicache_desk.js --url URL --orders FILE
import { Replicache, TEST_LICENSE_KEY } from 'replicache';
import {
  deltaRows, idsOfRound, keyOf, median, milliseconds, option, pageRows, pendingChanges, readOrders, report, require_,
} from './order_store.js';

const who = 'replicache';
const url = option('url');
const orders = readOrders(option('orders'));

async function post(path, body) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  require_(answer.status === 200, `${path} answered ${answer.status}`);
  return answer.json();
}

let pushed = 0; // mutations that the server has answered
async function puller(body) {
  return { response: await post('/pull', body), httpRequestInfo: { httpStatusCode: 200, errorMessage: '' } };
}
async function pusher(body) {
  await post('/push', body);
  pushed += body.mutations.length;
  return { httpRequestInfo: { httpStatusCode: 200, errorMessage: '' } };
}

function open() {
  return new Replicache({
    name: `bench-${process.pid}`,
    licenseKey: TEST_LICENSE_KEY,
    kvStore: 'mem',
    logLevel: 'error',
    pullInterval: null,
    puller,
    pusher,
    pushDelay: 3_600_000, // nothing leaves before push() is called
    requestOptions: { minDelayMs: 1, maxDelayMs: 1000 }, // the default waits 30 ms
    mutators: {
      async cancelOrder(tx, { id }) {
        const key = `order/${keyOf(id)}`;
        const order = await tx.get(key);
        if (order) await tx.set(key, { ...order, status: 'canceled' });
      },
    },
  });
}

function pendingOrders(rep) {
  return rep.query(async (tx) => {
    const page = [];
    // No index: keeping one costs Replicache more than this walk.
    for await (const order of tx.scan({ prefix: 'order/' }).values()) {
      if (order.status === 'pending') page.push(order);
      if (page.length === pageRows) break;
    }
    return page;
  });
}

async function until(isTrue) {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}

let round = 0;
async function deltas(rep, what) {
  const times = [];
  for (let i = 0; i < 5; ++i) {
    ++round;
    const ids = idsOfRound(orders, round);
    await post('/touch', { ids, value: -round });
    const last = `order/${keyOf(ids[ids.length - 1])}`;
    times.push(await milliseconds(async () => {
      await rep.pull({ now: true });
      await until(async () => (await rep.query((tx) => tx.get(last))).start_count === -round);
      await pendingOrders(rep);
    }));
    const values = await rep.query((tx) => Promise.all(ids.map((id) => tx.get(`order/${keyOf(id)}`))));
    require_(values.length === deltaRows && values.every((value) => value.start_count === -round), 'a change is missing');
  }
  report(who, what, median(times));
}

let rep;
report(who, 'first', await milliseconds(async () => {
  rep = open(); // it pulls by itself
  await until(async () => (await pendingOrders(rep)).length > 0);
}));
const count = await rep.query(async (tx) => {
  let rows = 0;
  for await (const _ of tx.scan({ prefix: 'order/' }).keys()) ++rows;
  return rows;
});
require_(count === orders.length, `${count} orders arrived`);
const quiet = [];
for (let i = 0; i < 21; ++i) quiet.push(await milliseconds(() => rep.pull({ now: true })));
report(who, 'noop', median(quiet));
await deltas(rep, 'delta');
const mine = orders.filter((order) => order.id % 97 === 50).slice(0, pendingChanges);
for (const order of mine) await rep.mutate.cancelOrder({ id: order.id });
await deltas(rep, 'rebase');
report(who, 'push', await milliseconds(async () => {
  await rep.push({ now: true });
  await until(() => pushed >= pendingChanges);
}));
process.exit(0);
