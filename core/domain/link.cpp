// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/link.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qsizetype maxLinkLength = 2048;

bool isPlainText(const QString &link)
{
    return !link.isEmpty() && link.size() <= maxLinkLength &&
           std::ranges::none_of(link, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

} // namespace

bool isWebAddress(const QString &link)
{
    const qsizetype scheme = link.indexOf("://"_L1);
    const QString name = link.left(scheme).toLower();
    return isPlainText(link) && (name == "http"_L1 || name == "https"_L1) && link.size() > scheme + 3;
}

bool isLink(const QString &link)
{
    if (link.contains("://"_L1))
        return isWebAddress(link);
    return isPlainText(link) && !link.startsWith("javascript:"_L1, Qt::CaseInsensitive) &&
           !link.startsWith("data:"_L1, Qt::CaseInsensitive);
}

} // namespace pw
