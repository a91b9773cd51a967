// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/mail_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

qint64 MailStore::insert(const QString &box, Instant now)
{
    auto statement = m_db.prepare(sql::mails::insert);
    statement.bind("box"_L1, box).bind("now"_L1, now);
    return statement.insertedId<qint64>();
}

std::optional<MailStore::Waiting> MailStore::byId(qint64 id) const
{
    auto statement = m_db.prepare(sql::mails::by_id);
    statement.bind("id"_L1, id);
    if (!statement.step())
        return std::nullopt;
    Waiting waiting;
    waiting.box = statement.text("box");
    waiting.createdAt = statement.instant("created_at");
    return waiting;
}

} // namespace pw
