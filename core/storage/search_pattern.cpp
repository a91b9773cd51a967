// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/search_pattern.h"

using namespace Qt::StringLiterals;

namespace pw
{

SearchPattern searchPattern(const QString &typed)
{
    const QString text = typed.trimmed().toLower();
    if (text.isEmpty())
        return {};
    QString escaped;
    for (const QChar c : text) {
        if (c == u'%' || c == u'_' || c == u'!')
            escaped += u'!';
        escaped += c;
    }
    const QString digits = text.startsWith(u'#') ? text.mid(1) : text;
    return {.like = u'%' + escaped + u'%', .number = digits.toLongLong()};
}

} // namespace pw
