// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"
#include "ui/features/pending/subject.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

struct EntryRow {
    OutboxEntry entry;
    Subject subject;

    [[nodiscard]] bool isWaiting() const
    {
        return entry.state == OutboxState::Pending || entry.state == OutboxState::Sent;
    }
    /// The server has not spoken, but this desk expects a no.
    [[nodiscard]] bool isAtRisk() const { return isWaiting() && entry.warning; }
};

/// The number under which lists know a change. Its place in the queue may change while it waits, its id never.
[[nodiscard]] qint64 entryKey(const QString &commandId);

/// What this desk has asked for and has not been dismissed, newest first. The outbox is short, so it comes whole.
class EntriesModel final : public PagedModel<EntryRow>
{
    Q_OBJECT

public:
    enum class Show { All, Waiting, AtRisk, Refused, Done };

    EntriesModel(DataSource &desk, QObject *parent);

    void setFilter(Show show, const QString &search);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<EntryRow>> fetch(const std::optional<EntryRow> &after, int limit) override;
    [[nodiscard]] qint64 keyOf(const EntryRow &row) const override { return entryKey(row.entry.commandId); }
    /// An entry is never "ahead" itself; it is what makes rows be so.
    [[nodiscard]] qint64 revOf(const EntryRow &) const override { return 0; }
    [[nodiscard]] QVariant fact(const EntryRow &row, int column, int role) const override;

private:
    Show m_show = Show::All;
    QString m_search;
};

} // namespace pw::ui
