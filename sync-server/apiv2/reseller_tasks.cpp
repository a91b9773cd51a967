// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/apiv2/reseller_tasks.h"

#include "core/commands/request_task.h"
#include "core/protocol/json_writer.h"
#include "core/storage/database.h"
#include "core/storage/task_store.h"
#include "sync-server/apiv2/reseller_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::reseller
{
namespace
{

/// Ids come back as numbers, and as they were sent where they are none.
void writeId(JsonWriter &out, const QString &sent)
{
    if (const qint64 id = idOf(sent); id > 0)
        out.value(id);
    else
        out.value(sent);
}

void writeError(JsonWriter &out, const QString &text)
{
    out.beginObject().field("error"_L1, text).endObject();
}

/// One that is refused leaves nothing, and the others stay.
template <typename Command>
auto alone(CommandContext &context, const Command &command)
{
    Savepoint step(context.db);
    auto done = perform(context, command);
    if (done)
        step.release();
    return done;
}

std::optional<OrderTask> ownRefill(const Call &call, const Caller &caller, const QString &id)
{
    auto task = TaskStore(call.db).byId(TaskId(idOf(id)));
    if (!task || task->kind != TaskKind::Refill || task->user.value != caller.actor.id)
        return std::nullopt;
    return task;
}

/// [{"order":1,"<what>":<1 or its number, or {"error":...}>}, ...]
template <typename Request>
Mutation many(const QStringList &orders, QLatin1StringView what, Request request)
{
    return {.run = [orders, what, request](CommandContext &context) -> Decided<Answer> {
        JsonWriter out;
        out.beginArray();
        for (const QString &sent : orders) {
            out.beginObject().key("order"_L1);
            writeId(out, sent);
            const Decided<qint64> done = request(context, OrderId(idOf(sent)));
            out.key(what);
            if (done)
                out.value(*done);
            else
                writeError(out, errorOf(done.error()));
            out.endObject();
        }
        out.endArray();
        return Answer{.status = 200, .body = out.take()};
    }};
}

} // namespace

qint64 idOf(QStringView text)
{
    const bool digits = !text.isEmpty() && text.size() < 19 &&
                        std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits ? text.toLongLong() : 0;
}

Mutation refillOne(const QString &order)
{
    return {.run = [order = OrderId(idOf(order))](CommandContext &context) -> Decided<Answer> {
        const auto task = perform(context, commands::RequestRefill{order});
        if (!task)
            return fail(task.error());
        JsonWriter out;
        out.beginObject().field("refill"_L1, QString::number(task->id.value)).endObject();
        return Answer{.status = 200, .body = out.take()};
    }};
}

Mutation refillMany(const QStringList &orders)
{
    return many(orders, "refill"_L1, [](CommandContext &context, OrderId order) -> Decided<qint64> {
        const auto task = alone(context, commands::RequestRefill{order});
        if (!task)
            return fail(task.error());
        return task->id.value;
    });
}

Mutation cancelMany(const QStringList &orders)
{
    return many(orders, "cancel"_L1, [](CommandContext &context, OrderId order) -> Decided<qint64> {
        const auto done = alone(context, commands::RequestCancel{order});
        if (!done)
            return fail(done.error());
        return qint64{1};
    });
}

std::string refillStatusOfOne(const Call &call, const Caller &caller, const QString &refill)
{
    const auto task = ownRefill(call, caller, refill);
    if (!task)
        return errorAnswer(u"Refill not found"_s);
    JsonWriter out;
    out.beginObject().field("status"_L1, taskWord(task->status)).endObject();
    return out.take();
}

std::string refillStatusOfMany(const Call &call, const Caller &caller, const QStringList &refills)
{
    JsonWriter out;
    out.beginArray();
    for (const QString &sent : refills) {
        out.beginObject().key("refill"_L1);
        writeId(out, sent);
        out.key("status"_L1);
        if (const auto task = ownRefill(call, caller, sent))
            out.value(QString(taskWord(task->status)));
        else
            writeError(out, u"Refill not found"_s);
        out.endObject();
    }
    out.endArray();
    return out.take();
}

} // namespace pw::server::reseller
