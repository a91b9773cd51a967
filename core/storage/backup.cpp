// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/backup.h"

#include "core/storage/database.h"

using namespace Qt::StringLiterals;

namespace pw
{

void backUp(Database &db, const QString &file)
{
    QString quoted = file;
    quoted.replace(u'\'', u"''"_s);
    db.execute(u"VACUUM INTO '"_s + quoted + u'\'');
}

} // namespace pw
