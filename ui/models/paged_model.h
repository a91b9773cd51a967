// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/data_source.h"
#include "ui/models/reply.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>
#include <optional>

namespace pw::ui
{

/// What every list of rows offers, whatever the rows are. See PagedModel.
class PagedModelBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// Roles of facts; words and colours are a presentation's affair.
    enum Role {
        KeyRole = Qt::UserRole, ///< the row's number (qint64)
        AheadRole,              ///< bool: the row is ahead of the server
        FirstFeatureRole
    };
    static constexpr int pageSize = 200;

    PagedModelBase(DataSource &source, QObject *parent);

    [[nodiscard]] virtual int rowOf(qint64 key) const = 0;
    [[nodiscard]] bool isLoading() const { return m_busy != Busy::No; }
    /// True from the first answer on: an empty model that has loaded is an empty list, not an unknown one.
    [[nodiscard]] bool hasLoaded() const { return m_hasLoaded; }

    /// The first page anew, from the top: the filter has changed. Rows shown stay until the answer is there.
    void reload() { start(Busy::Reload); }
    /// The same stretch of rows anew; selection and scroll position stay where they are.
    void refresh();

    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const QString &reason);

protected:
    enum class Busy { No, Reload, Refresh, More };

    virtual void request(Busy what, quint64 turn) = 0;
    /// False for an answer to a question that is no longer asked.
    [[nodiscard]] bool isCurrent(quint64 turn) const { return turn == m_turn; }
    void finish(bool mayHaveMore);
    void fail(quint64 turn, const QString &reason);
    /// Called with an answer whose turn has passed.
    void drop();
    /// The server's rows may be others now.
    virtual void forgetServerRows() = 0;
    [[nodiscard]] bool isAhead(qint64 rev) const { return rev > m_confirmedRev; }
    DataSource &source() const { return m_source; }

private:
    void start(Busy what);
    void takeStatus(const DeskStatus &status);

    DataSource &m_source;
    qint64 m_confirmedRev = 0;
    quint64 m_turn = 0;
    Busy m_busy = Busy::No;
    bool m_hasLoaded = false;
    bool m_mayHaveMore = false;
    bool m_wantsMore = false;
    bool m_isStale = false;     ///< something changed while an answer was on its way
    bool m_wantsReload = false; ///< the filter changed while an answer to the one before was on its way
};

/// A list read in keyset pages from the desk's worker. It never waits: questions carry a turn, and an answer whose turn
/// has passed is dropped. `Row` is a value with all facts that a row shows.
template <typename Row>
class PagedModel : public PagedModelBase
{
public:
    using PagedModelBase::PagedModelBase;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const Row &row(int index) const { return m_rows.at(index); }
    [[nodiscard]] int rowOf(qint64 key) const override
    {
        const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return keyOf(row) == key; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const Row &row = m_rows.at(index.row());
        if (role == KeyRole)
            return keyOf(row);
        if (role == AheadRole)
            return isAhead(revOf(row));
        return fact(row, index.column(), role);
    }

    /// What the server has of a row that is ahead of it: asked for the first time it is wanted, and told by
    /// dataChanged() of the tooltip when it is there. nullptr while it is not known; an empty optional where the server
    /// has no such row.
    [[nodiscard]] const std::optional<Row> *serverRow(int at)
    {
        const Row &row = m_rows.at(at);
        if (!isAhead(revOf(row)))
            return nullptr;
        const qint64 key = keyOf(row);
        if (const auto known = m_serverRows.constFind(key); known != m_serverRows.constEnd())
            return &*known;
        if (!m_asked.contains(key)) {
            m_asked.insert(key);
            onReply(fetchConfirmed(row), this, [this, key, turn = m_serverTurn](const std::optional<Row> &server) {
                if (turn == m_serverTurn)
                    takeServerRow(key, server);
            });
        }
        return nullptr;
    }

protected:
    /// The same row as the server has it. Models whose rows can be ahead answer this.
    [[nodiscard]] virtual QFuture<std::optional<Row>> fetchConfirmed(const Row &row)
    {
        Q_UNUSED(row)
        return QtFuture::makeReadyFuture(std::optional<Row>());
    }
    /// The rows behind `after`, at most `limit` of them; without `after` the first.
    [[nodiscard]] virtual QFuture<QList<Row>> fetch(const std::optional<Row> &after, int limit) = 0;
    [[nodiscard]] virtual qint64 keyOf(const Row &row) const = 0;
    [[nodiscard]] virtual qint64 revOf(const Row &row) const = 0;
    /// What a cell holds, typed; for Qt::DisplayRole as a plain value.
    [[nodiscard]] virtual QVariant fact(const Row &row, int column, int role) const = 0;

    void request(Busy what, quint64 turn) override
    {
        const bool more = what == Busy::More && !m_rows.isEmpty();
        const int limit = what == Busy::Refresh ? std::max(pageSize, static_cast<int>(m_rows.size())) : pageSize;
        onReply(
            fetch(more ? std::optional(m_rows.constLast()) : std::nullopt, limit), this,
            [this, what, turn, limit](const QList<Row> &rows) {
                if (!isCurrent(turn)) {
                    drop();
                    return;
                }
                take(what, rows);
                finish(rows.size() >= limit);
            },
            [this, turn](const QString &reason) { fail(turn, reason); });
    }

private:
    void forgetServerRows() override
    {
        ++m_serverTurn;
        m_serverRows.clear();
        m_asked.clear();
    }

    void takeServerRow(qint64 key, const std::optional<Row> &server)
    {
        m_serverRows.insert(key, server);
        if (const int at = rowOf(key); at >= 0)
            Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1), {Qt::ToolTipRole, Qt::AccessibleTextRole});
    }

    void take(Busy what, const QList<Row> &rows)
    {
        forgetServerRows();
        switch (what) {
        case Busy::No:
            return;
        case Busy::Reload:
            beginResetModel();
            m_rows = rows;
            endResetModel();
            return;
        case Busy::Refresh:
            merge(rows);
            return;
        case Busy::More:
            append(rows);
            return;
        }
    }

    void append(const QList<Row> &rows)
    {
        if (rows.isEmpty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        m_rows += rows;
        endInsertRows();
    }

    /// Makes m_rows equal to `rows` by removals, moves and insertions, so that views keep what they hold on to.
    void merge(const QList<Row> &rows)
    {
        QHash<qint64, bool> wanted;
        for (const Row &row : rows)
            wanted.insert(keyOf(row), true);
        for (int i = rowCount() - 1; i >= 0; --i) {
            if (wanted.contains(keyOf(m_rows.at(i))))
                continue;
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
        QHash<qint64, bool> present;
        for (const Row &row : std::as_const(m_rows))
            present.insert(keyOf(row), true);
        for (int i = 0; i < rows.size(); ++i)
            place(rows.at(i), i, present.contains(keyOf(rows.at(i))));
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

    void place(const Row &row, int at, bool isPresent)
    {
        if (!isPresent) {
            beginInsertRows({}, at, at);
            m_rows.insert(at, row);
            endInsertRows();
            return;
        }
        if (keyOf(m_rows.at(at)) != keyOf(row)) {
            const int from = rowOf(keyOf(row));
            beginMoveRows({}, from, from, {}, at);
            m_rows.move(from, at);
            endMoveRows();
        }
        m_rows[at] = row;
    }

    QList<Row> m_rows;
    QHash<qint64, std::optional<Row>> m_serverRows; ///< of those that are ahead, as far as somebody wanted to know
    QSet<qint64> m_asked;
    quint64 m_serverTurn = 0;
};

} // namespace pw::ui
