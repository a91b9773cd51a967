// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/child_panel.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct ChildPanelFilter {
    UserId user = {}; ///< none = everybody's
    std::optional<ChildPanelState> state = {};
    QString search = {};                               ///< part of the domain, or the panel's number
    qint64 after = std::numeric_limits<qint64>::max(); ///< last id of the page before
    int limit = 50;
};

/// Child panels. Every call may throw StorageError.
class ChildPanelStore
{
public:
    explicit ChildPanelStore(Database &db) : m_db(db) {}

    /// Without an id, it gets the next one.
    ChildPanelId insert(const ChildPanel &panel, const Stamp &stamp);
    /// Writes all but its user, currency and createdAt.
    void update(const ChildPanel &panel, const Stamp &stamp);
    [[nodiscard]] std::optional<ChildPanel> byId(ChildPanelId id) const;
    /// The panel at this domain that is not over.
    [[nodiscard]] std::optional<ChildPanelId> runningAt(const QString &domain) const;
    /// Newest first.
    [[nodiscard]] QList<ChildPanel> page(const ChildPanelFilter &filter) const;

private:
    Database &m_db;
};

} // namespace pw
