// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/catalogue.h"
#include "core/domain/ledger.h"
#include "core/domain/order.h"
#include "core/domain/order_task.h"
#include "core/domain/provider.h"
#include "core/domain/ticket.h"
#include "core/domain/user.h"
#include "core/sync/outbox_entry.h"
#include "ui/presentation/tokens.h"

#include <QCoreApplication>
#include <QString>

namespace pw::ui
{

/// Facts in the person's words. The one place where values of the domain become text.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(pw::ui::Words)

public:
    [[nodiscard]] static QString money(Money amount);
    /// For key figures: rounded down to two decimals.
    [[nodiscard]] static QString roundMoney(Money amount);
    /// With a plus in front where something came in.
    [[nodiscard]] static QString signedMoney(Money amount);
    [[nodiscard]] static QString count(qint64 number);
    /// "just now", "5 min ago", "yesterday 14:20", "12 Mar", "12 Mar 2024".
    [[nodiscard]] static QString when(Instant at, Instant now);
    /// Date and time in full, in the person's time zone.
    [[nodiscard]] static QString whenInFull(Instant at);
    [[nodiscard]] static QString duration(qint64 minutes);
    [[nodiscard]] static QString number(qint64 id); ///< "#17"

    [[nodiscard]] static QString status(OrderStatus status);
    [[nodiscard]] static QString status(TicketStatus status);
    [[nodiscard]] static QString status(TaskStatus status);
    [[nodiscard]] static QString kind(TaskKind kind);
    [[nodiscard]] static QString state(ForwardState state);
    [[nodiscard]] static QString state(SubscriptionState state);
    [[nodiscard]] static QString state(UserState state);
    [[nodiscard]] static QString state(OutboxState state);
    [[nodiscard]] static QString type(ServiceType type);
    [[nodiscard]] static QString field(OrderField field);
    [[nodiscard]] static QString type(TicketType type);
    [[nodiscard]] static QString kind(TransferKind kind);
    /// Who wrote a message: "Replied by AI" is a legal duty, not a decoration (tickets.md).
    [[nodiscard]] static QString author(AuthorKind kind, const QString &name);
    [[nodiscard]] static QString placedVia(const QString &channel);
    /// "staff:maria" and the like, as histories keep them.
    [[nodiscard]] static QString actor(const QString &actor);

    [[nodiscard]] static Tone tone(OrderStatus status);
    [[nodiscard]] static Tone tone(TicketStatus status);
    [[nodiscard]] static Tone tone(TaskStatus status);
    [[nodiscard]] static Tone tone(ForwardState state);
    [[nodiscard]] static Tone tone(UserState state);
    [[nodiscard]] static Tone tone(OutboxState state);
};

} // namespace pw::ui
