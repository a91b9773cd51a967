// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>

namespace pw
{

/// An amount in the shop's currency, held as whole units of 1e-8 (money.md says why): exact, never a float.
/// Range ±92,233,720,368.54775807. Arithmetic outside that range asserts in add/sub and is nullopt in the checked
/// calls.
class Money
{
public:
    static constexpr qint64 unitsPerOne = 100'000'000;

    constexpr Money() = default;
    [[nodiscard]] static constexpr Money fromUnits(qint64 units) { return Money(units); }
    [[nodiscard]] static constexpr Money whole(qint64 amount) { return Money(amount * unitsPerOne); }

    /// Strict decimal: optional minus, digits, optionally a point and 1-8 digits. No plus, exponent, blanks or
    /// grouping.
    [[nodiscard]] static std::optional<Money> parse(QStringView text);

    [[nodiscard]] constexpr qint64 units() const { return m_units; }
    [[nodiscard]] constexpr bool isZero() const { return m_units == 0; }
    [[nodiscard]] constexpr bool isNegative() const { return m_units < 0; }
    [[nodiscard]] constexpr bool isPositive() const { return m_units > 0; }

    /// For the wire: exact, at least two decimals ("0.90", "0.27819", "25.00").
    [[nodiscard]] QString toString() const;
    /// For people: rounded down to 5 decimals, so that what is shown can be spent.
    [[nodiscard]] QString toDisplayString() const;

    [[nodiscard]] std::optional<Money> plus(Money other) const;
    [[nodiscard]] std::optional<Money> minus(Money other) const;

    friend constexpr bool operator==(Money a, Money b) { return a.m_units == b.m_units; }
    friend constexpr bool operator!=(Money a, Money b) { return a.m_units != b.m_units; }
    friend constexpr bool operator<(Money a, Money b) { return a.m_units < b.m_units; }
    friend constexpr bool operator>(Money a, Money b) { return b < a; }
    friend constexpr bool operator<=(Money a, Money b) { return !(b < a); }
    friend constexpr bool operator>=(Money a, Money b) { return !(a < b); }
    friend Money operator+(Money a, Money b);
    friend Money operator-(Money a, Money b);
    friend constexpr Money operator-(Money a) { return Money(-a.m_units); }

private:
    constexpr explicit Money(qint64 units) : m_units(units) {}

    qint64 m_units = 0;
};

/// The price of 1000 (of one, for packages): not negative, at most 5 decimals, so that a charge is always exact.
class Rate
{
public:
    static constexpr qint64 unitsPerStep = 1000; // 1e-5 of the currency

    constexpr Rate() = default;
    [[nodiscard]] static std::optional<Rate> fromMoney(Money perThousand);
    [[nodiscard]] static std::optional<Rate> parse(QStringView text);

    [[nodiscard]] constexpr Money perThousand() const { return m_perThousand; }
    [[nodiscard]] QString toString() const { return m_perThousand.toString(); }

    /// rate × quantity ÷ 1000, exact; nullopt when it leaves Money's range. `quantity` must not be negative.
    [[nodiscard]] std::optional<Money> chargeFor(qint64 quantity) const;

    friend constexpr bool operator==(Rate a, Rate b) { return a.m_perThousand == b.m_perThousand; }
    friend constexpr bool operator!=(Rate a, Rate b) { return !(a == b); }

private:
    constexpr explicit Rate(Money perThousand) : m_perThousand(perThousand) {}

    Money m_perThousand;
};

/// charge × part ÷ whole, rounded down, by 128-bit intermediates: what is given back for `part` of `whole` undelivered.
/// Exact whenever the charge came from a Rate. Needs 0 <= part <= whole, whole > 0.
[[nodiscard]] Money shareOf(Money charge, qint64 part, qint64 whole);

} // namespace pw
