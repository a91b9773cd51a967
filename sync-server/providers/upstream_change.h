// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/decisions.h"
#include "core/domain/order.h"
#include "sync-server/providers/answers.h"

namespace pw::server::providers
{

/// What becomes of our order when its provider says how it stands with it.
struct UpstreamChange {
    enum class Kind {
        Nothing,  ///< all of it is known already
        Set,      ///< `request` follows
        AskPerson ///< money depends on something that was not said, or that nobody here knows: `why`
    };

    Kind kind = Kind::Nothing;
    decide::StatusRequest request = {};
    QString why = {}; ///< for the owner, in English

    [[nodiscard]] static UpstreamChange ask(QString why) { return {.kind = Kind::AskPerson, .why = std::move(why)}; }
};

/// Pure. `remains` is brought into 0..quantity. What ends an order with a refund is only taken over where the answer
/// says how much was left: a provider that cancels takes nothing (a charge of zero: all was left), or says what
/// remains; of a package, the parts are not ours to count. An order that is finished here stays as it is.
[[nodiscard]] UpstreamChange changeFrom(const Order &order, bool isPackage, const UpstreamOrder &said);

} // namespace pw::server::providers
