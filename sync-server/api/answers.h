// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/protocol/json_writer.h"
#include "sync-server/api/call.h"
#include "sync-server/api/query_reader.h"

#include <QList>

#include <concepts>

namespace pw::server
{

[[nodiscard]] inline http::Response jsonResponse(JsonWriter &out)
{
    http::Response response;
    response.body = out.take();
    return response;
}

/// The fields "items" and "next" from `rows`, of which one more than `limit` was read to see whether there is another
/// page.
template <typename Row, typename WriteRow, typename CursorOf>
void writePage(JsonWriter &out, QList<Row> rows, int limit, WriteRow writeRow, CursorOf cursorOf)
{
    const bool more = rows.size() > limit;
    if (more)
        rows.resize(limit);
    out.key(QLatin1StringView("items")).beginArray();
    for (const Row &row : std::as_const(rows))
        writeRow(out, row);
    out.endArray().key(QLatin1StringView("next"));
    if (more)
        out.value(QString(cursorOf(rows.constLast())));
    else
        out.null();
}

/// {"items":[...],"next":...}
template <typename Row, typename WriteRow, typename CursorOf>
[[nodiscard]] http::Response listResponse(QList<Row> rows, int limit, WriteRow writeRow, CursorOf cursorOf)
{
    JsonWriter out;
    out.beginObject();
    writePage(out, std::move(rows), limit, writeRow, cursorOf);
    out.endObject();
    return jsonResponse(out);
}

/// The same for a list that always comes whole.
template <typename Row, typename WriteRow>
[[nodiscard]] http::Response wholeListResponse(QList<Row> rows, WriteRow writeRow)
{
    const int all = static_cast<int>(rows.size());
    return listResponse(std::move(rows), all, writeRow, [](const Row &) { return QString(); });
}

/// The object `name`: {"pending":3,...,"total":n} with every word of an enum, and what `countOf(value)` says of each.
template <typename E, typename CountOf>
void writeCounts(JsonWriter &out, QLatin1StringView name, CountOf countOf)
{
    qint64 sum = 0;
    out.key(name).beginObject();
    for (const auto &word : wordTable(E{})) {
        const qint64 count = countOf(word.value);
        sum += count;
        out.key(QLatin1StringView(word.text)).value(count);
    }
    out.field(QLatin1StringView("total"), sum).endObject();
}

/// ms = 0 stands for never.
inline void fieldOrNull(JsonWriter &out, QLatin1StringView name, Instant at)
{
    out.key(name);
    if (at.ms == 0)
        out.null();
    else
        out.value(at);
}

/// A writing half whose answer contains a token or code, and that changes nothing desks have.
[[nodiscard]] inline Mutation secretMutation(std::function<Decided<Answer>(CommandContext &)> run)
{
    return {.run = std::move(run), .changesCatalogue = false, .holdsSecret = true, .concernsDesks = false};
}

/// The writing half of a route from a decoded command that answers with nothing: 204.
template <typename Command>
[[nodiscard]] Mutation emptyMutation(Command command)
{
    return {.run = [command = std::move(command)](CommandContext &context) -> Decided<Answer> {
        if (const auto done = perform(context, command); !done)
            return fail(done.error());
        return Answer{.status = 204, .body = {}};
    }};
}

/// The writing half of a route from a decoded command and how its result is written; `write(out, result, context)`.
template <typename Command, typename Write>
[[nodiscard]] Mutation commandMutation(Command command, int status, Write write)
{
    return {.run = [command = std::move(command), status, write](CommandContext &context) -> Decided<Answer> {
        const auto done = perform(context, command);
        if (!done)
            return fail(done.error());
        JsonWriter out;
        write(out, *done, context);
        return Answer{.status = status, .body = out.take()};
    }};
}

} // namespace pw::server
