// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/audit_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/csv_writer.h"
#include "sync-server/api/handlers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

/// Entries in one file; the next file begins after the last.
constexpr int exportedEntries = 10'000;

AuditFilter readFilter(QueryReader &query)
{
    AuditFilter filter;
    filter.actor = query.text("actor");
    filter.event = query.text("command");
    filter.subject = query.text("subject");
    filter.subjectId = query.maybeInteger("subject_id", 1).value_or(0);
    filter.from = query.moment("from").value_or(filter.from);
    filter.to = query.moment("to").value_or(filter.to);
    filter.after = query.afterId();
    return filter;
}

void writeFields(JsonWriter &out, QLatin1StringView name, const QString &fields)
{
    out.key(name);
    if (fields.isEmpty()) {
        out.null();
        return;
    }
    const QJsonObject values = QJsonDocument::fromJson(fields.toUtf8()).object();
    out.beginObject();
    for (auto field = values.constBegin(); field != values.constEnd(); ++field) {
        out.key(field.key());
        if (field->isBool())
            out.value(field->toBool());
        else if (field->isDouble())
            out.value(field->toInteger());
        else if (field->isString())
            out.value(field->toString());
        else if (field->isArray())
            out.value(QString::fromUtf8(QJsonDocument(field->toArray()).toJson(QJsonDocument::Compact)));
        else if (field->isObject())
            out.value(QString::fromUtf8(QJsonDocument(field->toObject()).toJson(QJsonDocument::Compact)));
        else
            out.null();
    }
    out.endObject();
}

void writeEntry(JsonWriter &out, const AuditEntry &entry)
{
    out.beginObject()
        .field("id"_L1, entry.id)
        .field("at"_L1, entry.at)
        .field("actor"_L1, entry.actor)
        .field("address"_L1, entry.address)
        .field("request_id"_L1, entry.requestId)
        .field("command"_L1, entry.event)
        .field("subject"_L1, entry.subject)
        .field("subject_id"_L1, entry.subjectId);
    writeFields(out, "before"_L1, entry.before);
    writeFields(out, "after"_L1, entry.after);
    out.field("hash"_L1, entry.hash).endObject();
}

} // namespace

Decided<http::Response> listAudit(const Call &call)
{
    QueryReader query(call.request.query());
    AuditFilter filter = readFilter(query);
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(AuditStore(call.db).page(filter), limit, writeEntry,
                        [](const AuditEntry &entry) { return joinCursor({entry.id}); });
}

Decided<http::Response> exportAudit(const Call &call)
{
    QueryReader query(call.request.query());
    AuditFilter filter = readFilter(query);
    filter.limit = exportedEntries + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    QList<AuditEntry> entries = AuditStore(call.db).page(filter);
    const bool more = entries.size() > exportedEntries;
    if (more)
        entries.removeLast();
    CsvWriter out;
    for (const QString &column : {u"id"_s, u"at"_s, u"actor"_s, u"address"_s, u"request_id"_s, u"command"_s,
                                  u"subject"_s, u"subject_id"_s, u"before"_s, u"after"_s, u"hash"_s})
        out.text(column);
    out.endLine();
    for (const AuditEntry &entry : std::as_const(entries)) {
        out.number(entry.id).text(entry.at.toString()).text(entry.actor).text(entry.address).text(entry.requestId);
        out.text(entry.event).text(entry.subject).number(entry.subjectId).text(entry.before).text(entry.after);
        out.text(entry.hash).endLine();
    }
    http::Response response = out.response("activity.csv");
    if (more)
        response.header("Next-After", joinCursor({entries.constLast().id}).toStdString());
    return response;
}

} // namespace pw::server::handlers
