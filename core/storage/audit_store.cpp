// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/audit_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Every part with its length, so that no two entries have the same text.
void appendPart(QByteArray &text, const QString &part)
{
    const QByteArray bytes = part.toUtf8();
    text.append(QByteArray::number(bytes.size())).append(':').append(bytes);
}

QString hashOf(const QString &previous, const AuditEntry &entry)
{
    QByteArray text;
    for (const QString &part :
         {previous, QString::number(entry.id), QString::number(entry.at.ms), entry.actor, entry.address,
          entry.requestId, entry.event, entry.subject, QString::number(entry.subjectId), entry.before, entry.after})
        appendPart(text, part);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Blake2b_256).toHex());
}

AuditEntry readEntry(Statement &row)
{
    AuditEntry entry;
    entry.id = row.integer("id");
    entry.at = row.instant("at");
    entry.actor = row.text("actor");
    entry.address = row.text("address");
    entry.requestId = row.text("request_id");
    entry.event = row.text("event");
    entry.subject = row.text("subject");
    entry.subjectId = row.integer("subject_id");
    entry.before = row.text("before");
    entry.after = row.text("after");
    entry.hash = row.text("hash");
    return entry;
}

} // namespace

void AuditStore::add(const AuditEntry &entry)
{
    const AuditHead last = head();
    AuditEntry next = entry;
    next.id = last.id + 1;
    m_db.prepare(sql::audit::insert)
        .bind("id"_L1, next.id)
        .bind("at"_L1, next.at)
        .bind("actor"_L1, next.actor)
        .bind("address"_L1, next.address)
        .bind("request_id"_L1, next.requestId)
        .bind("event"_L1, next.event)
        .bind("subject"_L1, next.subject)
        .bind("subject_id"_L1, next.subjectId)
        .bind("before"_L1, next.before)
        .bind("after"_L1, next.after)
        .bind("hash"_L1, hashOf(last.hash, next))
        .run();
}

AuditHead AuditStore::head() const
{
    auto statement = m_db.prepare(sql::audit::head);
    if (!statement.step())
        return {};
    AuditHead head;
    head.id = statement.integer("id");
    head.hash = statement.text("hash");
    return head;
}

QList<AuditEntry> AuditStore::page(const AuditFilter &filter) const
{
    const bool ofRow = !filter.subject.isEmpty() && filter.subjectId != 0;
    auto statement = m_db.prepare(ofRow ? sql::audit::page_by_subject : sql::audit::page);
    statement.bind("after"_L1, filter.after)
        .bind("actor"_L1, filter.actor)
        .bind("event"_L1, filter.event)
        .bind("subject"_L1, filter.subject)
        .bind("subject_id"_L1, filter.subjectId)
        .bind("from"_L1, filter.from)
        .bind("to"_L1, filter.to)
        .bind("limit"_L1, filter.limit);
    QList<AuditEntry> entries;
    while (statement.step())
        entries << readEntry(statement);
    return entries;
}

qint64 AuditStore::check(const QString &expectedHash, const std::function<void(const AuditBreak &)> &report) const
{
    qint64 breaks = 0;
    const auto found = [&](qint64 id, const QString &what) {
        ++breaks;
        report({id, what});
    };
    AuditHead last;
    bool expectedSeen = expectedHash.isEmpty();
    auto statement = m_db.prepare(sql::audit::chain);
    while (statement.step()) {
        const AuditEntry entry = readEntry(statement);
        // What follows a gap is checked against the gap's far side no more: one report for one deed.
        const bool follows = entry.id == last.id + 1;
        if (!follows)
            found(last.id + 1, u"missing"_s);
        else if (hashOf(last.hash, entry) != entry.hash)
            found(entry.id, u"changed"_s);
        expectedSeen = expectedSeen || entry.hash == expectedHash;
        last = {entry.id, entry.hash};
    }
    if (!expectedSeen)
        found(last.id, u"no_such_head"_s);
    return breaks;
}

} // namespace pw
