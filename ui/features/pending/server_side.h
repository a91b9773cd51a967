// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"
#include "core/domain/ledger.h"
#include "core/domain/order.h"
#include "core/domain/ticket.h"
#include "core/domain/user.h"
#include "core/sync/outbox_entry.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace pw
{
class Database;
}

namespace pw::ui
{

/// Who changed a row last, as far as the rows tell.
struct LastTouch {
    QString actor; ///< "staff:maria"; empty where it is not kept
    Instant at;
    QString command = {};                  ///< by its name, where it is known
    std::optional<OrderStatus> to = {};    ///< of an order
    std::optional<TransferKind> kind = {}; ///< of a movement of money
};

/// What the server has, at this desk's last pull, of the rows that a change is about.
struct ServerSide {
    bool isMissing = false; ///< the row that the change names is not on the server
    std::optional<Order> order = {};
    std::optional<User> user = {};
    std::optional<Service> service = {};
    std::optional<Category> category = {};
    std::optional<Ticket> ticket = {};
    std::optional<LastTouch> last = {};
};

/// On the worker, with the confirmed rows.
[[nodiscard]] ServerSide readServerSide(Database &confirmed, const OutboxEntry &entry);

/// One line of "what you wanted and what the server has".
struct FieldFact {
    QString name;
    QString wanted; ///< empty where the change does not speak of it
    QString server;
};
[[nodiscard]] QList<FieldFact> fieldFacts(const OutboxEntry &entry, const ServerSide &server);
/// "Completed by maria, 5 min ago"; empty where nothing is known.
[[nodiscard]] QString lastTouchWords(const ServerSide &server, Instant now);

} // namespace pw::ui
