// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"
#include "ui/widgets/page.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace pw::ui
{

enum class SubjectKind { None, Order, Ticket, User, Service, Category };

/// The row that a change is about.
struct Subject {
    SubjectKind kind = SubjectKind::None;
    qint64 id = 0;
    QString name = {}; ///< of a user, a service or a category; a ticket's subject
};

/// From the arguments alone, without a name.
[[nodiscard]] Subject subjectOf(const QJsonObject &args);
/// With the name, looked up in `db`.
[[nodiscard]] Subject namedSubject(Database &db, const QJsonObject &args);
/// The page that shows such rows; nothing where there is none.
[[nodiscard]] std::optional<Target> targetOf(const Subject &subject);
/// "Open order": what leads there.
[[nodiscard]] QString openWords(SubjectKind kind);

} // namespace pw::ui
