// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/revision_store.h"

#include "core/storage/database.h"
#include "core/storage/storage_error.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

qint64 RevisionStore::next()
{
    auto statement = m_db.prepare(sql::revision::next);
    if (!statement.step())
        throw StorageError(u"taking the next revision"_s, u"the counter's row is missing"_s);
    return statement.integer("rev");
}

qint64 RevisionStore::current() const
{
    auto statement = m_db.prepare(sql::revision::current);
    return statement.step() ? statement.integer("rev") : 0;
}

void RevisionStore::giveBack(qint64 revision)
{
    m_db.prepare(sql::revision::give_back).bind("rev"_L1, revision).run();
}

} // namespace pw
