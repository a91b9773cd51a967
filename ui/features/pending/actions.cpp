// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/actions.h"

#include "core/commands/command.h"
#include "ui/features/pending/editing.h"
#include "ui/features/pending/entry_text.h"
#include "ui/models/reply.h"
#include "ui/presentation/changes_words.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/refusal_words.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

bool isRefused(const EntryRow &row)
{
    return row.entry.state == OutboxState::Refused;
}

bool isSent(const EntryRow &row)
{
    return row.entry.state == OutboxState::Sent;
}

bool isUnsent(const EntryRow &row)
{
    return row.entry.state == OutboxState::Pending;
}

/// Off with a reason, or on with what it does.
void setReady(QAction *action, const QString &reason, const QString &tip)
{
    action->setEnabled(reason.isEmpty());
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(reason.isEmpty() ? QString(tip + u" ("_s + keys + u')') : reason);
}

} // namespace

EntryActions::EntryActions(const UiContext &ui, QWidget *page)
    : QObject(page), m_ui(ui), m_page(page),
      m_retry(add(u"retry"_s, u"retry"_s, Qt::CTRL | Qt::Key_R, &EntryActions::runRetry)),
      m_edit(add(u"edit"_s, u"edit"_s, Qt::CTRL | Qt::Key_E, &EntryActions::runEdit)),
      m_drop(add(u"drop"_s, u"dismiss"_s, Qt::Key_Delete, &EntryActions::runDrop)),
      m_open(add(u"open"_s, u"external"_s, Qt::CTRL | Qt::Key_O, &EntryActions::runOpen)),
      m_copy(add(u"copy"_s, u"copy"_s, QKeySequence::Copy, &EntryActions::runCopy)),
      m_undo(add(u"undo"_s, u"undo"_s, QKeySequence::Undo, &EntryActions::runUndo))
{
    m_copy->setText(tr("Copy details"));
    m_undo->setText(tr("Undo"));
    m_undo->setEnabled(false);
    show();
}

QAction *EntryActions::add(const QString &name, const QString &iconName, const QKeySequence &keys,
                           void (EntryActions::*run)())
{
    auto *action = new QAction(icon(iconName), {}, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void EntryActions::setRows(const QList<EntryRow> &rows)
{
    m_rows = rows;
    m_retryTrouble.clear();
    ++m_turn;
    show();
    Q_EMIT rowsChanged();
    foresee();
}

void EntryActions::show()
{
    showRetry();
    showEdit();
    showDrop();
    const SubjectKind kind = m_rows.size() == 1 ? m_rows.constFirst().subject.kind : SubjectKind::None;
    m_open->setText(openWords(kind));
    setReady(m_open, kind == SubjectKind::None ? tr("Choose one change that is about a row") : QString(),
             tr("Show the row that this change is about"));
    setReady(m_copy, m_rows.isEmpty() ? tr("Choose a change first") : QString(),
             tr("Put everything about it on the clipboard"));
}

void EntryActions::showRetry()
{
    const auto refused = std::ranges::count_if(m_rows, isRefused);
    m_retry->setText(refused > 1 ? tr("Retry %n change(s)", nullptr, static_cast<int>(refused)) : tr("Retry"));
    const QString reason = refused == 0   ? tr("Only a change that the server has refused can be tried again")
                           : !mayRunAll() ? tr("Your account may not do that")
                           : m_retryTrouble.isEmpty() ? QString()
                                                      : tr("It would be refused again: %1").arg(m_retryTrouble);
    setReady(m_retry, reason, tr("Try again with current values"));
}

void EntryActions::showEdit()
{
    m_edit->setText(tr("Edit…"));
    const bool isOne = m_rows.size() == 1;
    const bool isOpen = isOne && (isRefused(m_rows.constFirst()) || isUnsent(m_rows.constFirst()));
    const QString reason = !isOne                                ? tr("Choose one change to edit")
                           : isSent(m_rows.constFirst())         ? tr("It was sent already: the server decides it")
                           : !isOpen                             ? tr("The server has done it already")
                           : !mayRunAll()                        ? tr("Your account may not do that")
                           : !canEdit(m_rows.constFirst().entry) ? tr("There is nothing in it to edit")
                                                                 : QString();
    setReady(m_edit, reason, tr("Edit and send again, in the place of this one"));
}

/// The owner may have changed what this person's account may do since the change was made.
bool EntryActions::mayRunAll() const
{
    const Role role = m_ui.data.status().role;
    return std::ranges::all_of(m_rows, [role](const EntryRow &row) { return mayRun(role, row.entry.name); });
}

void EntryActions::showDrop()
{
    const auto waiting = std::ranges::count_if(m_rows, isUnsent);
    const bool takesBack = waiting > 0 && waiting == m_rows.size();
    const int count = static_cast<int>(m_rows.size());
    if (count > 1)
        m_drop->setText(takesBack ? tr("Take back %n change(s)", nullptr, count)
                                  : tr("Drop %n change(s)", nullptr, count));
    else
        m_drop->setText(takesBack ? tr("Take back") : tr("Dismiss"));
    const bool isAllSent = !m_rows.isEmpty() && std::ranges::all_of(m_rows, isSent);
    const QString reason = m_rows.isEmpty() ? tr("Choose a change first")
                           : isAllSent ? tr("It was sent already, so it cannot be taken back: the server decides it")
                                       : QString();
    setReady(m_drop, reason,
             takesBack ? tr("Take it back: it was never sent") : tr("Take it off this page; what is done stays done"));
}

void EntryActions::foresee()
{
    if (m_rows.size() != 1 || !isRefused(m_rows.constFirst())) {
        Q_EMIT foreseen({});
        return;
    }
    const OutboxEntry &entry = m_rows.constFirst().entry;
    onReply(m_ui.data.foresee(entry.commandId, entry.name, entry.args), this,
            [this, turn = m_turn](const Decided<void> &answer) {
                if (turn != m_turn)
                    return;
                m_retryTrouble = answer ? QString() : refusalWords(answer.error());
                showRetry();
                Q_EMIT foreseen(answer
                                    ? tr("With the values of now, a retry should work.")
                                    : tr("With the values of now, it would be refused again: %1").arg(m_retryTrouble));
            });
}

void EntryActions::runRetry()
{
    QList<EntryRow> refused;
    std::ranges::copy_if(m_rows, std::back_inserter(refused), isRefused);
    // In the order in which they were made, since one may stand on another.
    std::ranges::sort(refused, {}, [](const EntryRow &row) { return row.entry.seq; });
    retryNext(refused, {});
}

void EntryActions::retryNext(QList<EntryRow> left, Retried so)
{
    if (left.isEmpty()) {
        if (so.trouble.isEmpty())
            Q_EMIT told(tr("%n change(s) will be tried again.", nullptr, so.saved));
        else if (so.saved == 0)
            Q_EMIT told(tr("It would be refused again: %1").arg(so.trouble));
        else
            Q_EMIT told(tr("%n change(s) will be tried again.", nullptr, so.saved) + u' ' +
                        tr("Others would be refused again: %1").arg(so.trouble));
        return;
    }
    const OutboxEntry entry = left.takeFirst().entry;
    m_ui.commands.run({entry.name, entry.args, entry.commandId}, this,
                      [this, left, so](const QString &trouble) mutable {
                          so.saved += trouble.isEmpty() ? 1 : 0;
                          so.trouble = trouble.isEmpty() ? so.trouble : trouble;
                          retryNext(left, so);
                      });
}

void EntryActions::runEdit()
{
    editEntry(m_ui, m_rows.constFirst(), m_page->window());
}

void EntryActions::runDrop()
{
    dropRows(m_rows);
}

void EntryActions::dropRows(const QList<EntryRow> &rows)
{
    QList<EntryRow> left;
    std::ranges::copy_if(rows, std::back_inserter(left), [](const EntryRow &row) { return !isSent(row); });
    // The newest first, since it may stand on those before it.
    std::ranges::sort(left, std::ranges::greater(), [](const EntryRow &row) { return row.entry.seq; });
    dropNext(left, {});
}

void EntryActions::dropNext(QList<EntryRow> left, Dropped so)
{
    if (left.isEmpty()) {
        tellDropped(so);
        return;
    }
    const OutboxEntry entry = left.takeFirst().entry;
    if (entry.state == OutboxState::Pending) {
        onReply(m_ui.data.withdraw(entry.commandId), this,
                [this, left, so, entry](const Result<void, TakeBackProblem> &done) mutable {
                    if (done)
                        so.withdrawn.prepend({entry.name, entry.args});
                    else
                        so.trouble = takeBackWords(done.error());
                    dropNext(left, so);
                });
        return;
    }
    onReply(m_ui.data.dismiss(entry.commandId), this, [this, left, so, entry](bool done) mutable {
        if (done)
            so.dismissed << entry.commandId;
        dropNext(left, so);
    });
}

void EntryActions::tellDropped(const Dropped &dropped)
{
    QStringList parts;
    if (!dropped.withdrawn.isEmpty())
        parts << tr("%n change(s) taken back.", nullptr, static_cast<int>(dropped.withdrawn.size()));
    if (!dropped.dismissed.isEmpty())
        parts << tr("%n change(s) dismissed.", nullptr, static_cast<int>(dropped.dismissed.size()));
    if (!dropped.trouble.isEmpty())
        parts << tr("Not taken back: %1").arg(dropped.trouble);
    if (dropped.count() > 0) {
        m_dropped = dropped;
        m_undo->setEnabled(true);
    }
    if (!parts.isEmpty())
        Q_EMIT told(parts.join(u' '));
}

void EntryActions::runOpen()
{
    if (const auto target = targetOf(m_rows.constFirst().subject))
        Q_EMIT openRequested(*target);
}

void EntryActions::runCopy()
{
    QStringList texts;
    for (const EntryRow &row : std::as_const(m_rows))
        texts << entryText(row);
    QGuiApplication::clipboard()->setText(texts.join(u"\n\n"_s));
    Q_EMIT told(tr("Copied."));
}

void EntryActions::runUndo()
{
    const Dropped dropped = std::exchange(m_dropped, {});
    m_undo->setEnabled(false);
    for (const QString &id : dropped.dismissed) {
        [[maybe_unused]] const auto restored = m_ui.data.restore(id); // the list hears of it as of every change
    }
    // What was taken back for real is asked for anew, oldest first; the desk does them in this order.
    for (const CommandCall &call : dropped.withdrawn)
        m_ui.commands.run(call);
    Q_EMIT told({});
}

} // namespace pw::ui
