// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
'use strict';
// The rival: POST /api/orders, GET /api/orders/:id, GET /api/services and API v2's status as one writes them with fastify
// and better-sqlite3, on a copy of a shop's database: same tables, triggers, indices, WAL, synchronous=FULL, the same rows
// read and written, the same answers.
//
//   node fastify_shop.js --database FILE --port N [--group-commit]
//
// Without --group-commit each request has a transaction of its own. With it, requests that have arrived in one turn of the
// event loop share one: each in a savepoint, answered after the commit.
const crypto = require('node:crypto');
const { parse: parseForm } = require('node:querystring');
const { parseArgs } = require('node:util');
const Database = require('better-sqlite3');
const Fastify = require('fastify');

const { values: options } = parseArgs({
    options: {
        'database': { type: 'string' },
        'port': { type: 'string' },
        'group-commit': { type: 'boolean', default: false },
    },
});

const db = new Database(options.database);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'cache_size = -8192',
    'wal_autocheckpoint = 4000', 'temp_store = MEMORY'])
    db.pragma(pragma);

const sql = {
    session: db.prepare(`
        SELECT s.kind, s.owner_id, s.expires_at, coalesce(u.username, t.name, '') AS name,
               CASE WHEN u.state = 'active' OR t.enabled = 1 THEN 1 ELSE 0 END AS active
        FROM sessions s
        LEFT JOIN users u ON s.kind = 'customer' AND u.id = s.owner_id
        LEFT JOIN staff t ON s.kind = 'staff' AND t.id = s.owner_id
        WHERE s.token_hash = ?`),
    user: db.prepare('SELECT * FROM users WHERE id = ?'),
    service: db.prepare('SELECT * FROM services WHERE id = ?'),
    category: db.prepare('SELECT id, name, position, enabled, rev FROM categories WHERE id = ?'),
    order: db.prepare('SELECT * FROM orders WHERE id = ?'),
    catalogue: db.prepare(`
        SELECT s.*, c.name AS category_name
        FROM services s JOIN categories c ON c.id = s.category_id
        WHERE s.enabled = 1 AND c.enabled = 1
        ORDER BY c.position, c.id, s.position, s.id`),
    apiKey: db.prepare(`
        SELECT k.user_id, CASE WHEN u.state = 'active' THEN 1 ELSE 0 END AS active
        FROM api_keys k JOIN users u ON u.id = k.user_id
        WHERE k.key_hash = ? AND k.revoked = 0`),
    nextRevision: db.prepare('UPDATE revision SET rev = rev + 1 WHERE id = 1 RETURNING rev').pluck(),
    insertOrder: db.prepare(`
        INSERT INTO orders (user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count,
                            remains, status, placed_via, created_at, updated_at, rev)
        VALUES (@user, @service, @serviceName, @link, @comments, @quantity, @charge, 0, NULL, @quantity, 'pending', 'web',
                @now, @now, @rev)`),
    setMoney: db.prepare(`
        UPDATE users SET balance = @balance, on_hold = @onHold, spent = @spent, order_count = @orderCount,
                         updated_at = @now, rev = @rev
        WHERE id = @id`),
    insertTransfer: db.prepare(`
        INSERT INTO transfers (key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev)
        VALUES (@key, 'order_hold', @debit, @credit, @amount, @user, @order, '', @actor, @now, @rev)`),
};

class Refused extends Error {
    constructor(status, code, field) {
        super(code);
        this.statusCode = status;
        this.code = code;
        this.field = field;
    }
}

/** Units of 1e-8 as a decimal string with at least two decimals. */
function money(units) {
    const whole = Math.floor(units / 1e8);
    const decimals = String(units % 1e8).padStart(8, '0').replace(/0{1,6}$/, '');
    return `${whole}.${decimals}`;
}

function authenticate(request) {
    const header = request.headers.authorization;
    if (!header || header.length > 256 || !header.startsWith('Bearer '))
        throw new Refused(401, 'not_signed_in');
    const hash = crypto.createHash('sha256').update(header.slice(7)).digest('hex');
    const owner = sql.session.get(hash);
    if (!owner)
        throw new Refused(401, 'not_signed_in');
    if (owner.expires_at <= Date.now())
        throw new Refused(401, 'session_expired');
    if (!owner.active)
        throw new Refused(403, 'user_suspended');
    if (owner.kind !== 'customer')
        throw new Refused(403, 'not_allowed');
    return { id: owner.owner_id, name: owner.name };
}

function isLink(link) {
    if (link.length === 0 || link.length > 2048 || /[\s\u0000-\u001f\u007f-\u009f]/.test(link))
        return false;
    const scheme = link.indexOf('://');
    if (scheme >= 0)
        return /^https?$/i.test(link.slice(0, scheme)) && link.length > scheme + 3;
    return !/^(javascript|data):/i.test(link);
}

function countedQuantity(service, body, lines) {
    const isPackage = service.type === 'package' || service.type === 'custom_comments_package';
    if (body.quantity !== undefined && service.type !== 'default')
        throw new Refused(422, 'field_not_for_this_service', 'quantity');
    if (isPackage)
        return 1;
    const field = service.type === 'custom_comments' ? 'comments' : 'quantity';
    const quantity = service.type === 'custom_comments' ? lines.length : body.quantity;
    if (quantity === undefined)
        throw new Refused(400, 'field_missing', field);
    if (quantity <= 0)
        throw new Refused(422, 'quantity_must_be_positive', field);
    if (quantity < service.min_quantity)
        throw new Refused(422, 'quantity_below_minimum', field);
    if (quantity > service.max_quantity)
        throw new Refused(422, 'quantity_above_maximum', field);
    return quantity;
}

/** What the order will be, or a refusal. */
function decide(user, service, category, body) {
    if (user.state === 'suspended')
        throw new Refused(403, 'user_suspended');
    if (!service)
        throw new Refused(404, 'service_not_found', 'service');
    if (!service.enabled || !category.enabled)
        throw new Refused(422, 'service_disabled', 'service');
    if (!isLink(body.link))
        throw new Refused(422, 'link_malformed', 'link');
    const takesComments = service.type.startsWith('custom_comments');
    if (body.comments !== undefined && !takesComments)
        throw new Refused(422, 'field_not_for_this_service', 'comments');
    const lines = (body.comments ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
    if (takesComments && lines.length === 0)
        throw new Refused(422, 'comments_missing', 'comments');
    const quantity = countedQuantity(service, body, lines);
    const charge = service.type.endsWith('package') ? service.rate : service.rate / 1000 * quantity;
    if (!Number.isSafeInteger(charge))
        throw new Refused(422, 'charge_out_of_range', 'quantity');
    if (user.balance < charge)
        throw new Refused(422, 'insufficient_funds');
    return { quantity, charge, comments: lines.join('\n') };
}

/** Inside a transaction. */
function placeOrder(caller, body, rev) {
    const now = Date.now();
    const user = sql.user.get(caller.id);
    const service = sql.service.get(body.service);
    const category = service && sql.category.get(service.category_id);
    const placed = decide(user, service, category, body);
    const id = sql.insertOrder.run({
        user: user.id, service: service.id, serviceName: service.name, link: body.link, comments: placed.comments,
        quantity: placed.quantity, charge: placed.charge, now, rev,
    }).lastInsertRowid;
    sql.setMoney.run({
        balance: user.balance - placed.charge, onHold: user.on_hold + placed.charge, spent: user.spent,
        orderCount: user.order_count + 1, now, rev, id: user.id,
    });
    if (placed.charge > 0) {
        sql.insertTransfer.run({
            key: `order:${id}:hold`, debit: `liab:customer:${user.id}`, credit: `liab:hold:${user.id}`,
            amount: placed.charge, user: user.id, order: id, actor: `customer:${caller.name}`, now, rev,
        });
    }
    return {
        id, service_id: service.id, service_name: service.name, link: body.link, comments: placed.comments,
        quantity: placed.quantity, charge: placed.charge, refunded: 0, start_count: null, remains: placed.quantity,
        status: 'pending', created_at: now, updated_at: now,
    };
}

function orderAnswer(order) {
    const answer = {
        id: order.id,
        service: { id: order.service_id, name: order.service_name },
        link: order.link,
        quantity: order.quantity,
    };
    if (order.comments !== '')
        answer.comments = order.comments;
    answer.charge = money(order.charge);
    answer.refunded = money(order.refunded);
    answer.start_count = order.start_count;
    answer.remains = order.remains;
    answer.status = order.status;
    answer.created_at = new Date(order.created_at).toISOString();
    answer.updated_at = new Date(order.updated_at).toISOString();
    return answer;
}

function serviceAnswer(service) {
    return {
        id: service.id,
        name: service.name,
        type: service.type,
        category: { id: service.category_id, name: service.category_name },
        rate: money(service.rate),
        min: service.min_quantity,
        max: service.max_quantity,
        refill: service.refill === 1,
        cancel: service.cancel === 1,
        dripfeed: service.dripfeed === 1,
        description: service.description,
        average_time: service.average_minutes > 0 ? service.average_minutes : null,
    };
}

const statusWords = {
    pending: 'Pending', processing: 'Processing', in_progress: 'In progress', partial: 'Partial', completed: 'Completed',
    canceled: 'Canceled',
};

/** One order in API v2's words. */
function standing(user, id) {
    const order = /^[0-9]{1,15}$/.test(id) ? sql.order.get(Number(id)) : undefined;
    if (!order || order.user_id !== user)
        return { error: 'Incorrect order ID' };
    return {
        charge: money(order.charge - order.refunded),
        start_count: String(order.start_count ?? 0),
        status: statusWords[order.status],
        remains: String(order.remains),
        currency: 'USD',
    };
}

const placeAlone = db.transaction((caller, body) => placeOrder(caller, body, sql.nextRevision.get())).immediate;

// A transaction inside a transaction is a savepoint in better-sqlite3.
const placeInBatch = db.transaction(placeOrder);
const placeBatch = db.transaction((batch) => {
    const rev = sql.nextRevision.get();
    return batch.map(({ caller, body }) => {
        try {
            return { order: placeInBatch(caller, body, rev) };
        } catch (error) {
            return { error };
        }
    });
}).immediate;

let waiting = [];

function flush() {
    const batch = waiting;
    waiting = [];
    let results;
    try {
        results = placeBatch(batch);
    } catch (error) {
        for (const { reject } of batch)
            reject(error);
        return;
    }
    batch.forEach(({ resolve, reject }, i) => (results[i].error ? reject(results[i].error) : resolve(results[i].order)));
}

function placeTogether(caller, body) {
    return new Promise((resolve, reject) => {
        if (waiting.length === 0)
            setImmediate(flush);
        waiting.push({ caller, body, resolve, reject });
    });
}

const orderSchema = {
    type: 'object',
    properties: {
        id: { type: 'integer' },
        service: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
        link: { type: 'string' },
        quantity: { type: 'integer' },
        comments: { type: 'string' },
        charge: { type: 'string' },
        refunded: { type: 'string' },
        start_count: { type: ['integer', 'null'] },
        remains: { type: 'integer' },
        status: { type: 'string' },
        created_at: { type: 'string' },
        updated_at: { type: 'string' },
    },
};

const catalogueSchema = {
    type: 'object',
    properties: {
        items: {
            type: 'array',
            items: {
                type: 'object',
                properties: {
                    id: { type: 'integer' },
                    name: { type: 'string' },
                    type: { type: 'string' },
                    category: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
                    rate: { type: 'string' },
                    min: { type: 'integer' },
                    max: { type: 'integer' },
                    refill: { type: 'boolean' },
                    cancel: { type: 'boolean' },
                    dripfeed: { type: 'boolean' },
                    description: { type: 'string' },
                    average_time: { type: ['integer', 'null'] },
                },
            },
        },
        next: { type: ['string', 'null'] },
    },
};

const bodySchema = {
    type: 'object',
    additionalProperties: false,
    required: ['service', 'link'],
    properties: {
        service: { type: 'integer', minimum: 1 },
        link: { type: 'string', maxLength: 100000 },
        quantity: { type: 'integer' },
        comments: { type: 'string', maxLength: 200000 },
    },
};

// Unknown fields and texts for numbers are refused here too, where fastify would by itself drop or convert them.
const fastify = Fastify({ bodyLimit: 256 * 1024, ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });

fastify.setErrorHandler((error, request, reply) => {
    const status = error.validation ? 400 : error.statusCode ?? 500;
    const problem = { status, code: error.code ?? 'internal_error' };
    if (error.field)
        problem.field = error.field;
    reply.code(status).type('application/problem+json').send(JSON.stringify(problem));
});

fastify.post('/api/orders', { schema: { body: bodySchema, response: { 201: orderSchema } } }, async (request, reply) => {
    const caller = authenticate(request);
    const place = options['group-commit'] ? placeTogether : placeAlone;
    const order = await place(caller, request.body);
    reply.code(201);
    return orderAnswer(order);
});

fastify.get('/api/orders/:id', { schema: { response: { 200: orderSchema } } }, async (request) => {
    const caller = authenticate(request);
    const order = /^[0-9]{1,15}$/.test(request.params.id) ? sql.order.get(Number(request.params.id)) : undefined;
    if (!order || order.user_id !== caller.id)
        throw new Refused(404, 'order_not_found');
    return orderAnswer(order);
});

/** Built for each request, as prices are a customer's own. */
fastify.get('/api/services', { schema: { response: { 200: catalogueSchema } } }, async (request) => {
    if (request.headers.authorization)
        authenticate(request);
    return { items: sql.catalogue.all().map(serviceAnswer), next: null };
});

fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' },
    (request, body, done) => done(null, parseForm(body)));

fastify.post('/api/v2', async (request, reply) => {
    const { key, action, orders } = request.body;
    const owner = sql.apiKey.get(crypto.createHash('sha256').update(String(key)).digest('hex'));
    if (!owner || !owner.active)
        return { error: 'Invalid API key' };
    const ids = String(orders ?? '').split(',');
    if (action !== 'status' || ids.length > 100)
        return { error: 'Incorrect request' };
    reply.type('application/json');
    // By hand, since an object would put its keys, being numbers, into another order than they were asked for.
    return `{${ids.map((id) => `"${id}":${JSON.stringify(standing(owner.user_id, id))}`).join(',')}}`;
});

process.on('SIGTERM', async () => {
    await fastify.close();
    db.close();
});

fastify.listen({ host: '127.0.0.1', port: Number(options.port) }).then((address) => console.log(`listening on ${address}`));
