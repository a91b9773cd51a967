// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/model.h"

#include "core/storage/catalogue_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "ui/features/pending/columns.h"
#include "ui/presentation/command_words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QString subjectOf(Database &db, const QJsonObject &args)
{
    if (args.contains(u"user"_s)) {
        const auto user = UserStore(db).byId(UserId(args.value(u"user"_s).toInteger()));
        return user ? user->username : QString();
    }
    if (args.contains(u"service"_s)) {
        const auto service = CatalogueStore(db).service(ServiceId(args.value(u"service"_s).toInteger()));
        return service ? service->name : QString();
    }
    return {};
}

bool isShown(EntriesModel::Show show, OutboxState state)
{
    const bool isWaiting = state == OutboxState::Pending || state == OutboxState::Sent;
    switch (show) {
    case EntriesModel::Show::All:
        return true;
    case EntriesModel::Show::Waiting:
        return isWaiting;
    case EntriesModel::Show::Refused:
        return state == OutboxState::Refused;
    case EntriesModel::Show::Done:
        return state == OutboxState::Accepted;
    }
    Q_UNREACHABLE();
}

} // namespace

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
            const QString words = commandWords(row.entry.name, row.entry.args, row.subject);
            if (isShown(m_show, row.entry.state) && words.contains(m_search, Qt::CaseInsensitive))
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
                    rows << EntryRow{entry, subjectOf(db, entry.args)};
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
    case EntryColumn::Number:
        return row.entry.seq;
    case EntryColumn::Wish:
        return row.entry.name;
    case EntryColumn::State:
        return toWord(row.entry.state);
    case EntryColumn::Made:
        return row.entry.madeAt.ms;
    }
    return {};
}

} // namespace pw::ui
