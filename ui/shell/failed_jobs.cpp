// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/failed_jobs.h"

#include "core/base/clock.h"
#include "ui/models/reply.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/server_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/list_dialog.h"

#include <QJsonArray>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int idRole = Qt::UserRole;

QString iconOf(const QString &kind)
{
    return kind == "mail"_L1 ? u"tickets"_s : u"sync"_s;
}

} // namespace

FailedJobs::FailedJobs(const UiContext &ui, QWidget *parent)
    : QDialog(parent), m_ui(ui), m_list(new QListWidget(this)), m_state(makeLabel({}, u"muted"_s, this)),
      m_retry(makeButton(tr("Try again"), ButtonKind::Primary, u"retry"_s, this)),
      m_discard(makeButton(tr("Throw away…"), ButtonKind::Danger, u"ban"_s, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"failedJobs"_s);
    setWindowTitle(tr("Failed work"));
    setMinimumSize(640, 400);
    build();
    connect(m_list, &QListWidget::itemSelectionChanged, this, &FailedJobs::showActions);
    connect(m_retry, &QPushButton::clicked, this, &FailedJobs::retry);
    connect(m_discard, &QPushButton::clicked, this, &FailedJobs::discard);
    showActions();
}

void FailedJobs::build()
{
    m_list->setObjectName(u"failedList"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setWordWrap(true);
    m_state->setObjectName(u"failedState"_s);
    m_state->setWordWrap(true);
    m_retry->setObjectName(u"retryJob"_s);
    m_discard->setObjectName(u"discardJob"_s);
    layOutListDialog(*this, {.explanation = tr("The server tried these many times and has given them up. See to the "
                                               "reason first; then have them tried again."),
                             .body = {m_state, m_list},
                             .closeName = u"closeFailed"_s,
                             .actions = {m_discard, m_retry}});
}

QString FailedJobs::words(const QString &kind, const QString &key)
{
    const QString number = u'#' + key;
    if (kind == "mail"_L1)
        return tr("A mail to a customer");
    if (kind == "forward"_L1)
        return tr("Order %1 on its way to a provider").arg(number);
    if (kind == "poll"_L1)
        return tr("Asking provider %1 how orders stand").arg(number);
    if (kind == "prices"_L1)
        return tr("Reading the prices of provider %1").arg(number);
    if (kind == "balance"_L1)
        return tr("Asking provider %1 for the balance").arg(number);
    if (kind == "task"_L1)
        return tr("Refill or cancel task %1").arg(number);
    if (kind == "run"_L1)
        return tr("The next run of order %1").arg(number);
    if (kind == "expire"_L1)
        return tr("The end of subscription %1").arg(number);
    if (kind == "child_panel"_L1)
        return tr("The next month of child panel %1").arg(number);
    return tr("%1 %2").arg(kind, key);
}

void FailedJobs::open()
{
    QDialog::open();
    reload();
}

void FailedJobs::reload()
{
    if (m_ui.data.status().connection != DeskStatus::Connection::Online) {
        say(tr("This desk is not connected. What has failed is on the server."), true);
        return;
    }
    say(tr("The server is asked…"), false);
    onReply(m_ui.data.call({.method = "GET", .path = u"/api/admin/jobs?state=dead&limit=200"_s}), this,
            [this](const ServerAnswer &answer) {
                if (!answer.isDone())
                    return say(serverWords(answer), true);
                show(answer.body.value("items"_L1).toArray(), answer.body.value("next"_L1).isString());
            });
}

void FailedJobs::show(const QJsonArray &jobs, bool hasMore)
{
    m_list->clear();
    for (const QJsonValue &job : jobs) {
        const QString kind = job["kind"_L1].toString();
        const Instant made = Instant::parse(job["created_at"_L1].toString()).value_or(Instant());
        const QString tries = tr("%n tries", nullptr, job["attempts"_L1].toInt());
        const QString since = tr("%1, since %2").arg(tries, Words::when(made, m_ui.clock.now()));
        auto *item = new QListWidgetItem(
            icon(iconOf(kind)),
            words(kind, job["key"_L1].toString()) + u'\n' + job["problem"_L1].toString() + u'\n' + since, m_list);
        item->setData(idRole, job["id"_L1].toInteger());
        item->setToolTip(Words::whenInFull(made));
    }
    m_list->setVisible(!jobs.isEmpty());
    if (jobs.isEmpty())
        say(tr("Nothing has failed."), false);
    else
        say(hasMore ? tr("These are the newest ones; there are more.") : QString(), false);
    showActions();
}

qint64 FailedJobs::chosen() const
{
    const auto items = m_list->selectedItems();
    return items.isEmpty() ? 0 : items.constFirst()->data(idRole).toLongLong();
}

void FailedJobs::showActions()
{
    for (QPushButton *button : {m_retry, m_discard}) {
        button->setEnabled(chosen() != 0);
        button->setToolTip(chosen() != 0 ? QString() : tr("Choose one first"));
    }
}

void FailedJobs::retry()
{
    const qint64 id = chosen();
    if (id == 0)
        return;
    m_retry->setEnabled(false);
    onReply(m_ui.data.call({.method = "POST", .path = u"/api/admin/jobs/%1/retry"_s.arg(id)}), this,
            [this](const ServerAnswer &answer) {
                showActions();
                if (!answer.isDone())
                    return say(serverWords(answer), true);
                reload();
            });
}

/// There is no way back, so it is asked once more.
void FailedJobs::discard()
{
    const qint64 id = chosen();
    if (id == 0)
        return;
    auto *dialog = new FormDialog(m_ui.commands, tr("Throw away what has failed?"), this);
    dialog->setObjectName(u"discardFailed"_s);
    dialog->setExplanation(tr("The server will not try it again, and it cannot be brought back: %1.")
                               .arg(m_list->selectedItems().constFirst()->text().section(u'\n', 0, 0)));
    dialog->setServerAccept(
        tr("Throw away"), tr("This desk is not connected. What has failed is on the server."),
        [id]() -> ServerFormAnswer { return ServerCall{.method = "DELETE", .path = u"/api/admin/jobs/%1"_s.arg(id)}; });
    connect(dialog, &QDialog::accepted, this, &FailedJobs::reload);
    dialog->open();
}

void FailedJobs::say(const QString &text, bool isTrouble)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    setStyleProperty(m_state, "role", isTrouble ? u"error"_s : u"muted"_s);
}

} // namespace pw::ui
