// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/money.h"

#include <limits>

namespace pw
{
namespace
{

__extension__ using Wide = __int128;

constexpr int decimals = 8;

std::optional<qint64> narrow(Wide value)
{
    // The lowest int64 is left out so that every amount can be negated.
    constexpr Wide top = std::numeric_limits<qint64>::max();
    if (value > top || value < -top)
        return std::nullopt;
    return static_cast<qint64>(value);
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// `units` as a decimal with at least two and at most eight decimals; wide, since what is rounded down may leave the
/// range.
QString format(Wide units)
{
    const bool negative = units < 0;
    const auto magnitude = static_cast<quint64>(negative ? -units : units);
    QString text = QString::number(magnitude / Money::unitsPerOne);
    QString fraction = QString::number(magnitude % Money::unitsPerOne).rightJustified(decimals, QLatin1Char('0'));
    while (fraction.size() > 2 && fraction.back() == QLatin1Char('0'))
        fraction.chop(1);
    text += QLatin1Char('.') + fraction;
    return negative ? QLatin1Char('-') + text : text;
}

} // namespace

std::optional<Money> Money::parse(QStringView text)
{
    const bool negative = text.startsWith(QLatin1Char('-'));
    if (negative)
        text = text.mid(1);
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const QStringView whole = point < 0 ? text : text.left(point);
    const QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (whole.isEmpty() || whole.size() > 11 || (point >= 0 && (fraction.isEmpty() || fraction.size() > decimals)))
        return std::nullopt;
    Wide units = 0;
    for (const QChar c : whole) {
        if (!isDigit(c))
            return std::nullopt;
        units = units * 10 + (c.unicode() - u'0');
    }
    for (qsizetype i = 0; i < decimals; ++i) {
        const QChar c = i < fraction.size() ? fraction[i] : QLatin1Char('0');
        if (!isDigit(c))
            return std::nullopt;
        units = units * 10 + (c.unicode() - u'0');
    }
    const auto narrowed = narrow(negative ? -units : units);
    return narrowed ? std::optional(fromUnits(*narrowed)) : std::nullopt;
}

QString Money::toString() const
{
    return format(m_units);
}

QString Money::toDisplayString() const
{
    constexpr qint64 step = 1000;
    qint64 steps = m_units / step;
    if (m_units % step < 0)
        --steps; // down, not towards zero: a debt is never shown smaller than it is
    return format(Wide(steps) * step);
}

std::optional<Money> Money::plus(Money other) const
{
    const auto sum = narrow(Wide(m_units) + other.m_units);
    return sum ? std::optional(fromUnits(*sum)) : std::nullopt;
}

std::optional<Money> Money::minus(Money other) const
{
    return plus(-other);
}

Money operator+(Money a, Money b)
{
    const auto sum = a.plus(b);
    Q_ASSERT_X(sum, "Money", "sum out of range");
    return sum.value();
}

Money operator-(Money a, Money b)
{
    return a + -b;
}

std::optional<Rate> Rate::fromMoney(Money perThousand)
{
    if (perThousand.isNegative() || perThousand.units() % unitsPerStep != 0)
        return std::nullopt;
    return Rate(perThousand);
}

std::optional<Rate> Rate::parse(QStringView text)
{
    const auto money = Money::parse(text);
    return money ? fromMoney(*money) : std::nullopt;
}

std::optional<Money> Rate::chargeFor(qint64 quantity) const
{
    Q_ASSERT(quantity >= 0);
    const auto units = narrow(Wide(m_perThousand.units() / unitsPerStep) * quantity);
    return units ? std::optional(Money::fromUnits(*units)) : std::nullopt;
}

Money shareOf(Money charge, qint64 part, qint64 whole)
{
    Q_ASSERT(whole > 0 && part >= 0 && part <= whole);
    return Money::fromUnits(static_cast<qint64>(Wide(charge.units()) * part / whole));
}

} // namespace pw
