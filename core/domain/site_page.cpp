// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/site_page.h"

using namespace Qt::StringLiterals;

namespace pw::decide
{

Decided<void> checkSlug(QStringView slug)
{
    constexpr qsizetype maxLength = 64;
    bool fits = !slug.isEmpty() && slug.size() <= maxLength && !slug.endsWith(u'-');
    QChar before = u'-';
    for (const QChar c : slug) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        fits = fits && (plain || (c == u'-' && before != u'-'));
        before = c;
    }
    if (!fits)
        return refuse(RefusalCode::PageSlugMalformed, u"slug"_s);
    return {};
}

} // namespace pw::decide
