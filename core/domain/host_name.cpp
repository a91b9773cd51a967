// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/host_name.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qsizetype maxName = 253; ///< RFC 1035, as text without the last dot
constexpr qsizetype maxLabel = 63;
constexpr QLatin1StringView setAside[] = {"localhost"_L1, "local"_L1,    "test"_L1,  "example"_L1,
                                          "invalid"_L1,   "internal"_L1, "onion"_L1, "arpa"_L1};

bool isLabelCharacter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
}

/// Of a name that is ASCII already.
bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= maxLabel && !label.startsWith(u'-') && !label.endsWith(u'-') &&
           std::ranges::all_of(label, isLabelCharacter);
}

/// Of letters alone, so that no name can be taken for an address.
bool isTopLevel(const QString &label)
{
    const auto isLetter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    return label.size() > 1 && (label.startsWith("xn--"_L1) || std::ranges::all_of(label, isLetter));
}

/// What nobody types into the name of a host. Dots that only look like one are toAce()'s affair.
bool isForeign(QChar c)
{
    return c.isSpace() || !c.isPrint() || u"/:@?#%[]\\*_,;"_s.contains(c);
}

/// An A-label that stands for nothing is no name that a registry gives: it stays as it is where the others are shown.
bool isGoodAce(const QString &name)
{
    const QString shown = QUrl::fromAce(name.toLatin1(), QUrl::IgnoreIDNWhitelist);
    return !shown.startsWith("xn--"_L1) && !shown.contains(".xn--"_L1) &&
           QString::fromLatin1(QUrl::toAce(shown, QUrl::IgnoreIDNWhitelist)) == name;
}

} // namespace

std::optional<QString> hostName(const QString &text)
{
    QString typed = text;
    if (typed.endsWith(u'.'))
        typed.chop(1);
    if (typed.isEmpty() || typed.size() > maxName || std::ranges::any_of(typed, isForeign))
        return std::nullopt;
    const QString name = QString::fromLatin1(QUrl::toAce(typed, QUrl::IgnoreIDNWhitelist)).toLower();
    const QStringList labels = name.split(u'.');
    if (name.size() > maxName || labels.size() < 2 || !std::ranges::all_of(labels, isLabel))
        return std::nullopt;
    const QString &top = labels.constLast();
    if (!isTopLevel(top) || std::ranges::find(setAside, top) != std::end(setAside) || !isGoodAce(name))
        return std::nullopt;
    return name;
}

bool isWithin(const QString &name, const QString &zone)
{
    const QString bare = zone.startsWith("www."_L1) ? zone.sliced(4) : zone;
    return name == bare || name.endsWith(u'.' + bare);
}

} // namespace pw
