// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace pw
{

/// The rows of one kind that arguments name: "orders" as "order" or "order_ids", "categories" as "category".
[[nodiscard]] QList<qint64> rowsNamed(const QJsonObject &args, const QString &kind);

/// One row that got another number.
struct Renumbered {
    QString kind;
    qint64 from = 0;
    qint64 to = 0;
};
[[nodiscard]] QJsonObject renumber(QJsonObject args, const Renumbered &row);

/// Whether the server has said that this command's row cannot have its number: it may be somebody else's by now.
[[nodiscard]] bool hasLostNumber(const OutboxEntry &entry);

} // namespace pw
