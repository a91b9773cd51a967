// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/request_task.h"
#include "core/commands/settle_task.h"
#include "core/protocol/row_json.h"
#include "core/storage/task_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

template <Audience audience>
void writeTask(JsonWriter &out, const OrderTask &task, const CommandContext &)
{
    rowjson::writeTask(out, task, audience);
}

template <typename Command>
Decided<Command> readForOrder(const Call &call)
{
    const auto args = call.bodyWithPathId(u"order"_s, RefusalCode::OrderNotFound);
    if (!args)
        return fail(args.error());
    return Command::fromJson(*args);
}

template <Audience audience>
Decided<Mutation> refill(const Call &call)
{
    const auto command = readForOrder<commands::RequestRefill>(call);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeTask<audience>);
}

template <Audience audience>
Decided<http::Response> list(const Call &call, UserId user)
{
    QueryReader query(call.request.query());
    TaskFilter filter;
    filter.user = user;
    filter.kind = query.word<TaskKind>("kind");
    filter.status = query.word<TaskStatus>("status");
    filter.order = OrderId(query.maybeInteger("order", 1).value_or(0));
    filter.after = query.afterId();
    filter.limit = query.limit();
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    TaskFilter oneMore = filter;
    ++oneMore.limit;
    return listResponse(
        TaskStore(call.db).page(oneMore), filter.limit,
        [](JsonWriter &out, const OrderTask &row) { rowjson::writeTask(out, row, audience); },
        [](const OrderTask &row) { return joinCursor({row.id.value}); });
}

} // namespace

Decided<Mutation> refillOwnOrder(const Call &call)
{
    return refill<Audience::Customer>(call);
}

Decided<Mutation> refillOrder(const Call &call)
{
    return refill<Audience::Staff>(call);
}

/// 200: it is cancelled. 202: it was begun with, so that the provider, or a person, is asked.
Decided<Mutation> cancelOwnOrder(const Call &call)
{
    const auto command = readForOrder<commands::RequestCancel>(call);
    if (!command)
        return fail(command.error());
    const auto run = [command = *command](CommandContext &context) -> Decided<Answer> {
        const auto done = perform(context, command);
        if (!done)
            return fail(done.error());
        JsonWriter out;
        if (done->task)
            rowjson::writeTask(out, *done->task, Audience::Customer);
        else
            rowjson::writeOrder(out, done->order, Audience::Customer);
        return Answer{.status = done->task ? 202 : 200, .body = out.take()};
    };
    return Mutation{.run = run};
}

Decided<http::Response> listOwnTasks(const Call &call)
{
    return list<Audience::Customer>(call, call.user());
}

Decided<http::Response> listTasks(const Call &call)
{
    return list<Audience::Staff>(call, {});
}

Decided<Mutation> settleTask(const Call &call)
{
    const auto args = call.bodyWithPathId(u"task"_s, RefusalCode::TaskNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::SettleTask::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeTask<Audience::Staff>);
}

} // namespace pw::server::handlers
