// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/model.h"
#include "ui/models/command_runner.h"
#include "ui/widgets/page.h"

#include <QList>
#include <QObject>
#include <QStringList>

class QAction;

namespace pw::ui
{

/// What can be done with the changes that are chosen: for buttons, menus and keys alike. An action that makes no sense
/// for them is off, and its tooltip says why.
class EntryActions final : public QObject
{
    Q_OBJECT

public:
    EntryActions(const UiContext &ui, QWidget *page);

    void setRows(const QList<EntryRow> &rows);
    [[nodiscard]] const QList<EntryRow> &rows() const { return m_rows; }
    [[nodiscard]] QAction *retry() const { return m_retry; }
    [[nodiscard]] QAction *edit() const { return m_edit; }
    [[nodiscard]] QAction *drop() const { return m_drop; }
    [[nodiscard]] QAction *open() const { return m_open; }
    [[nodiscard]] QAction *copy() const { return m_copy; }
    [[nodiscard]] QAction *undo() const { return m_undo; }
    /// In the order in which menus show them.
    [[nodiscard]] QList<QAction *> all() const { return {m_retry, m_edit, m_drop, m_open, m_copy, m_undo}; }
    /// Takes these off the page, whatever is chosen: what is waiting and was never sent is withdrawn.
    void dropRows(const QList<EntryRow> &rows);

Q_SIGNALS:
    void rowsChanged();
    void openRequested(const pw::ui::Target &target);
    /// How it went; undo() is on where that can be taken back.
    void told(const QString &text);
    /// Whether a retry of the one refused change that is chosen would work now; empty for other choices.
    void foreseen(const QString &words);

private:
    struct Dropped {
        QStringList dismissed;
        QList<CommandCall> withdrawn;
        QString trouble; ///< of the last that could not be dropped

        [[nodiscard]] qsizetype count() const { return dismissed.size() + withdrawn.size(); }
    };
    struct Retried {
        int saved = 0;
        QString trouble;
    };

    QAction *add(const QString &name, const QString &icon, const QKeySequence &keys, void (EntryActions::*run)());
    void show();
    void showRetry();
    void showEdit();
    void showDrop();
    [[nodiscard]] bool mayRunAll() const;
    void foresee();
    void runRetry();
    void retryNext(QList<EntryRow> left, Retried so);
    void runEdit();
    void runDrop();
    void dropNext(QList<EntryRow> left, Dropped so);
    void tellDropped(const Dropped &dropped);
    void runOpen();
    void runCopy();
    void runUndo();

    UiContext m_ui;
    QWidget *m_page;
    QList<EntryRow> m_rows;
    Dropped m_dropped;      ///< what undo brings back
    QString m_retryTrouble; ///< why a retry of the one chosen would be refused
    quint64 m_turn = 0;
    QAction *m_retry;
    QAction *m_edit;
    QAction *m_drop;
    QAction *m_open;
    QAction *m_copy;
    QAction *m_undo;
};

} // namespace pw::ui
