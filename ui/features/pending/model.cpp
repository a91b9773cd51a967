// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/model.h"

#include "ui/features/pending/columns.h"
#include "ui/presentation/command_words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

bool isShown(EntriesModel::Show show, const EntryRow &row)
{
    switch (show) {
    case EntriesModel::Show::All:
        return true;
    case EntriesModel::Show::Waiting:
        return row.isWaiting();
    case EntriesModel::Show::AtRisk:
        return row.isAtRisk();
    case EntriesModel::Show::Refused:
        return row.entry.state == OutboxState::Refused;
    case EntriesModel::Show::Done:
        return row.entry.state == OutboxState::Accepted;
    }
    Q_UNREACHABLE();
}

bool isFound(const EntryRow &row, const QString &search)
{
    return search.isEmpty() || row.entry.commandId == search ||
           commandWords(row.entry.name, row.entry.args, row.subject.name).contains(search, Qt::CaseInsensitive);
}

} // namespace

qint64 entryKey(const QString &commandId)
{
    constexpr qsizetype uuidLength = 36;
    constexpr quint64 always = 1ULL << 62; // a key is never 0
    if (commandId.size() != uuidLength)
        return static_cast<qint64>(always | static_cast<quint64>(qHash(commandId)) >> 2);
    // The second half of such a UUID is random: enough to tell all changes apart.
    const quint64 upper = QStringView(commandId).sliced(19, 4).toULongLong(nullptr, 16) & 0x3fff;
    const quint64 lower = QStringView(commandId).sliced(24, 12).toULongLong(nullptr, 16);
    return static_cast<qint64>(always | upper << 48 | lower);
}

EntriesModel::EntriesModel(DataSource &desk, QObject *parent) : PagedModel(desk, parent)
{
    // What was sent or refused shows in the counts of the status, also where no row has changed.
    connect(&desk, &DataSource::statusChanged, this, &EntriesModel::refresh);
}

void EntriesModel::setFilter(Show show, const QString &search)
{
    m_show = show;
    m_search = search.trimmed();
    reload();
}

int EntriesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : entryColumnCount;
}

QFuture<QList<EntryRow>> EntriesModel::fetch(const std::optional<EntryRow> &after, int)
{
    auto promise = std::make_shared<QPromise<QList<EntryRow>>>();
    promise->start();
    const auto fail = [promise](const QString &reason) {
        promise->setException(std::make_exception_ptr(std::runtime_error(reason.toStdString())));
        promise->finish();
    };
    if (after) { // everything came with the first page
        promise->addResult(QList<EntryRow>());
        promise->finish();
        return promise->future();
    }
    const auto finish = [this, promise](const QList<EntryRow> &all) {
        QList<EntryRow> rows;
        for (const EntryRow &row : all) {
            if (isShown(m_show, row) && isFound(row, m_search))
                rows << row;
        }
        promise->addResult(rows);
        promise->finish();
    };
    onReply(
        source().entries(), this,
        [this, finish, fail](const QList<OutboxEntry> &entries) {
            const auto named = source().read([entries](Database &db) {
                QList<EntryRow> rows;
                for (const OutboxEntry &entry : entries)
                    rows << EntryRow{entry, namedSubject(db, entry.args)};
                return rows;
            });
            onReply(named, this, finish, fail);
        },
        fail);
    return promise->future();
}

QVariant EntriesModel::fact(const EntryRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<EntryColumn>(column)) {
    case EntryColumn::Wish:
        return row.entry.name;
    case EntryColumn::State:
        return toWord(row.entry.state);
    case EntryColumn::Made:
        return row.entry.madeAt.ms;
    case EntryColumn::Answered:
        return row.entry.settledAt.ms;
    }
    return {};
}

} // namespace pw::ui
