// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/loose_number.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

constexpr int decimals = 8;
constexpr qsizetype maxLength = 64;
constexpr int maxExponent = 30;

/// What stands between a sign or a currency and the end: digits, marks and an exponent.
struct Written {
    bool negative = false;
    QString digits; ///< with '.' and ',' as they were
    int exponent = 0;
};

std::optional<Written> split(const QString &text)
{
    static const QRegularExpression form(
        u"\\A[\\p{Sc}A-Za-z\\s]*(-?)[\\p{Sc}\\s]*((?:[0-9]|[.,](?=[0-9]))[0-9.,]*)(?:[eE]([+-]?[0-9]{1,2}))?[\\p{Sc}A-Za-z\\s%]*\\z"_s);
    const auto match = form.match(text);
    if (text.size() > maxLength || !match.hasMatch())
        return std::nullopt;
    return Written{!match.captured(1).isEmpty(), match.captured(2), match.captured(3).toInt()};
}

/// Whether the commas part thousands: the first group of up to three digits, the others of exactly three, and not "0,".
bool partsThousands(const QString &digits)
{
    static const QRegularExpression form(u"\\A[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\\.[0-9]*)?\\z"_s);
    return form.match(digits).hasMatch();
}

bool partsThousandsByPoints(const QString &digits)
{
    static const QRegularExpression form(u"\\A[1-9][0-9]{0,2}(?:\\.[0-9]{3})+,[0-9]*\\z"_s);
    return form.match(digits).hasMatch();
}

/// Digits with at most one '.'; nullopt where nobody can say what the marks mean.
std::optional<QString> plain(QString digits)
{
    if (partsThousands(digits))
        digits.remove(u',');
    else if (partsThousandsByPoints(digits))
        digits.remove(u'.').replace(u',', u'.');
    else if (digits.count(u',') == 1 && !digits.contains(u'.'))
        digits.replace(u',', u'.');
    if (digits.contains(u',') || digits.count(u'.') > 1)
        return std::nullopt;
    return digits;
}

/// The digits with the point moved by the exponent.
QString shifted(const QString &digits, int exponent)
{
    const qsizetype point = digits.contains(u'.') ? digits.indexOf(u'.') : digits.size();
    QString all = digits;
    all.remove(u'.');
    qsizetype at = point + exponent;
    if (at <= 0) {
        all.prepend(QString(1 - at, u'0'));
        at = 1;
    }
    if (at > all.size())
        all.append(QString(at - all.size(), u'0'));
    return all.left(at) + u'.' + all.mid(at);
}

struct Decimal {
    bool negative = false;
    QString whole; ///< at least one digit, none of them a leading zero too many
    QString fraction;
};

std::optional<Decimal> decimalOf(const QString &text)
{
    const auto written = split(text);
    const auto digits = written ? plain(written->digits) : std::nullopt;
    if (!digits || std::abs(written->exponent) > maxExponent)
        return std::nullopt;
    const QString moved = shifted(*digits, written->exponent);
    const qsizetype point = moved.indexOf(u'.');
    QString whole = moved.left(point);
    while (whole.size() > 1 && whole.startsWith(u'0'))
        whole.remove(0, 1);
    return Decimal{written->negative, whole, moved.mid(point + 1)};
}

bool isZero(QStringView digits)
{
    return std::ranges::all_of(digits, [](QChar c) { return c == u'0'; });
}

} // namespace

std::optional<Money> looseMoney(const QString &text)
{
    const auto decimal = decimalOf(text);
    if (!decimal)
        return std::nullopt;
    const QString kept = decimal->fraction.left(decimals).leftJustified(decimals, u'0');
    auto money = Money::parse(QString(decimal->whole + u'.' + kept));
    if (money && !isZero(QStringView(decimal->fraction).mid(std::min<qsizetype>(decimals, decimal->fraction.size()))))
        money = money->plus(Money::fromUnits(1));
    return money && decimal->negative ? std::optional(-*money) : money;
}

std::optional<qint64> looseCount(const QString &text)
{
    const auto decimal = decimalOf(text);
    bool ok = false;
    const qint64 count = decimal && isZero(decimal->fraction) ? decimal->whole.toLongLong(&ok) : 0;
    if (!ok)
        return std::nullopt;
    return decimal->negative ? -count : count;
}

} // namespace pw::server::providers
