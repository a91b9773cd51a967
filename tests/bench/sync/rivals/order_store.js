// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What both rivals share: the orders as `sqlite3 -json` gave them, the places of things, and how results are printed.
import fs from 'node:fs';

export const deltaRows = 1000;
export const pendingChanges = 1000;
export const pageRows = 200;

export function readOrders(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

// Keys that sort as the numbers do.
export function keyOf(id) {
  return String(id).padStart(9, '0');
}

export function option(name) {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0 || at + 1 >= process.argv.length) throw new Error(`--${name} is missing`);
  return process.argv[at + 1];
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function report(who, what, ms) {
  process.stdout.write(`RESULT ${who} ${what} ${ms.toFixed(3)}\n`);
}

export async function milliseconds(work) {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

export function require_(ok, what) {
  if (!ok) throw new Error(what);
}

// The same thousand orders as bench_sync changes in its round of that number.
export function idsOfRound(orders, round) {
  const ids = [];
  for (const order of orders) {
    if (order.id % 97 === round % 97) ids.push(order.id);
    if (ids.length === deltaRows) break;
  }
  return ids;
}

export function listen(server) {
  server.listen(0, '127.0.0.1', function ready() {
    process.stdout.write(`listening on http://127.0.0.1:${this.address().port}\n`);
  });
}
