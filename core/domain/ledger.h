// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

/// The business fact behind a transfer.
enum class TransferKind {
    Opening,
    ManualCredit,
    ManualDebit,
    OrderHold,
    OrderDelivered,
    OrderRefund,
    AffiliatePayout,
    ChildPanel,      ///< one month of one
    ChildPanelRefund ///< the same month back: its key is the month's with ":refund"
};

inline const auto &wordTable(TransferKind)
{
    static constexpr Word<TransferKind> table[] = {
        {TransferKind::Opening, "opening"},
        {TransferKind::ManualCredit, "manual_credit"},
        {TransferKind::ManualDebit, "manual_debit"},
        {TransferKind::OrderHold, "order_hold"},
        {TransferKind::OrderDelivered, "order_delivered"},
        {TransferKind::OrderRefund, "order_refund"},
        {TransferKind::AffiliatePayout, "affiliate_payout"},
        {TransferKind::ChildPanel, "child_panel"},
        {TransferKind::ChildPanelRefund, "child_panel_refund"},
    };
    return table;
}

/// One movement from the debited to the credited account: double entry that sums to zero by its shape.
struct Transfer {
    TransferId id = {};
    QString key = {}; ///< unique, made of the business fact: "order:17:hold"
    TransferKind kind = TransferKind::Opening;
    QString debit = {};  ///< account that gives, e.g. "liab:customer:7"
    QString credit = {}; ///< account that receives, e.g. "liab:hold:7"
    Money amount = {};   ///< always positive
    UserId user = {};    ///< 0 where no customer is concerned
    OrderId order = {};  ///< 0 where no order is concerned
    QString memo = {};
    QString actor = {};
    Instant createdAt = {};
    qint64 rev = 0;
};

namespace account
{
[[nodiscard]] QString customer(UserId user);
[[nodiscard]] QString hold(UserId user);
inline constexpr QStringView manual = u"asset:manual";
inline constexpr QStringView revenue = u"rev:orders";
inline constexpr QStringView childPanels = u"rev:childpanels";
inline constexpr QStringView affiliates = u"exp:affiliate";
inline constexpr QStringView opening = u"equity:opening";
} // namespace account

/// What a finished or cancelled order does with the money that was held for it. kept + refunded is the charge.
struct Settlement {
    Money kept = {};
    Money refunded = {};
};

} // namespace pw
