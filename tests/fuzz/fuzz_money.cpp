// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// Amounts as customers, staff and providers write them: three lines, a strict amount, a loose one, a count.
#include "core/base/money.h"
#include "core/domain/markup.h"
#include "sync-server/providers/loose_number.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringList>

#include <limits>

using namespace pw;
using namespace pw::server;

namespace
{

__extension__ using Wide = __int128;

/// Digits and a point alone, worked out a second time in another way: no digit may be lost or made up.
void checkAgainstDigits(const QString &text, Money parsed)
{
    const bool negative = text.startsWith(u'-');
    const QString plain = negative ? text.mid(1) : text;
    const qsizetype point = plain.indexOf(u'.');
    const QString whole = point < 0 ? plain : plain.left(point);
    const QString part = (point < 0 ? QString() : plain.mid(point + 1)).leftJustified(8, u'0');
    Wide units = 0;
    for (const QChar c : QString(whole + part)) {
        fuzz::require(c >= u'0' && c <= u'9');
        units = units * 10 + (c.unicode() - u'0');
    }
    fuzz::require((negative ? -units : units) == parsed.units());
}

void checkShares(Money charge, qint64 count)
{
    if (charge.isNegative() || count <= 0)
        return;
    const qint64 part = charge.units() % (count + 1);
    const Money share = shareOf(charge, part, count);
    fuzz::require(!share.isNegative() && share <= charge);
    fuzz::require(shareOf(charge, count, count) == charge && shareOf(charge, 0, count).isZero());
}

void checkRate(Money amount, qint64 count)
{
    const auto rate = Rate::fromMoney(amount);
    fuzz::require(!rate || (!amount.isNegative() && rate->perThousand() == amount));
    if (!rate || count < 0)
        return;
    if (const auto charge = rate->chargeFor(count))
        fuzz::require(static_cast<Wide>(charge->units()) * 1000 == static_cast<Wide>(amount.units()) * count);
    const auto price = Markup{.percent = amount}.priceOf(amount);
    fuzz::require(!price || price->perThousand() >= amount);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QStringList lines = fuzz::textOf(data, size).split(u'\n');
    const auto strict = Money::parse(lines.value(0));
    const auto loose = providers::looseMoney(lines.value(1));
    const qint64 count = providers::looseCount(lines.value(2)).value_or(0);
    if (strict) {
        checkAgainstDigits(lines.value(0), *strict);
        fuzz::require(Money::parse(strict->toString()) == strict);
        const auto shown = Money::parse(strict->toDisplayString());
        // Rounding down may lead out of the range at its lowest end: the text is right, and no amount.
        const bool atLowEnd = strict->units() < -std::numeric_limits<qint64>::max() + Rate::unitsPerStep;
        fuzz::require(shown ? *shown <= *strict : atLowEnd);
        // What we write ourselves is read loosely as the same.
        fuzz::require(providers::looseMoney(strict->toString()) == strict);
    }
    if (loose)
        fuzz::require(Money::parse(loose->toString()) == loose);
    for (const auto &amount : {strict, loose}) {
        if (!amount)
            continue;
        checkShares(*amount, count);
        checkRate(*amount, count);
    }
    return 0;
}
