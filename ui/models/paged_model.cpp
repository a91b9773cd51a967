// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/models/paged_model.h"

namespace pw::ui
{

PagedModelBase::PagedModelBase(DataSource &source, QObject *parent)
    : QAbstractTableModel(parent), m_source(source), m_confirmedRev(source.status().cursor)
{
    connect(&source, &DataSource::changed, this, &PagedModelBase::refresh);
    connect(&source, &DataSource::statusChanged, this, &PagedModelBase::takeStatus);
}

void PagedModelBase::refresh()
{
    if (!m_hasLoaded && m_busy == Busy::No)
        return; // nobody has looked at this list yet
    if (m_busy == Busy::Reload || m_busy == Busy::Refresh) {
        m_isStale = true;
        return;
    }
    m_wantsMore = m_wantsMore || m_busy == Busy::More; // its answer will come too late
    start(Busy::Refresh);
}

bool PagedModelBase::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_mayHaveMore;
}

void PagedModelBase::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    if (m_busy == Busy::No)
        start(Busy::More);
    else if (m_busy == Busy::Refresh)
        m_wantsMore = true;
}

void PagedModelBase::start(Busy what)
{
    if (what == Busy::Reload && m_busy == Busy::Reload) {
        // A search through a million rows takes its time: of all that is typed meanwhile, only the last is asked for.
        m_wantsReload = true;
        ++m_turn;
        return;
    }
    if (what == Busy::Reload)
        m_wantsMore = false;
    m_isStale = false;
    m_busy = what;
    request(what, ++m_turn);
}

void PagedModelBase::finish(bool mayHaveMore)
{
    m_busy = Busy::No;
    m_hasLoaded = true;
    m_mayHaveMore = mayHaveMore;
    Q_EMIT loaded();
    if (m_busy != Busy::No)
        return; // a listener has asked again
    if (m_isStale) {
        start(Busy::Refresh);
    } else if (m_wantsMore) {
        m_wantsMore = false;
        fetchMore({});
    }
}

void PagedModelBase::drop()
{
    if (!m_wantsReload)
        return;
    m_wantsReload = false;
    m_busy = Busy::No;
    start(Busy::Reload);
}

void PagedModelBase::fail(quint64 turn, const QString &reason)
{
    if (!isCurrent(turn)) {
        drop();
        return;
    }
    m_busy = Busy::No;
    Q_EMIT failed(reason);
}

void PagedModelBase::takeStatus(const DeskStatus &status)
{
    if (m_confirmedRev == status.cursor)
        return;
    m_confirmedRev = status.cursor;
    forgetServerRows();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {AheadRole});
}

} // namespace pw::ui
