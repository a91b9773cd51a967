// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/sync_indicator.h"

#include "core/base/clock.h"
#include "ui/presentation/copy_words.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Look {
    QString text;
    QString icon;
    Tone tone;
};

QString connectionWords(const DeskStatus &status, bool wantsOffline)
{
    if (wantsOffline)
        return SyncIndicator::tr("Offline");
    switch (status.connection) {
    case DeskStatus::Connection::SignedOut:
        return SyncIndicator::tr("Signed out");
    case DeskStatus::Connection::Offline:
        return SyncIndicator::tr("Offline");
    case DeskStatus::Connection::Connecting:
        return SyncIndicator::tr("Connecting…");
    case DeskStatus::Connection::Online:
        return status.syncing ? SyncIndicator::tr("Syncing…") : SyncIndicator::tr("Online");
    }
    Q_UNREACHABLE();
}

/// The state of the connection, then what waits and what was refused: the worst decides the colour.
Look lookOf(const DeskStatus &status, bool wantsOffline)
{
    const bool isOnline = status.connection == DeskStatus::Connection::Online && !wantsOffline;
    const QString copying = wantsOffline ? QString() : copyProgress(status);
    QStringList parts{copying.isEmpty() ? connectionWords(status, wantsOffline) : copying};
    if (status.pending > 0)
        parts << SyncIndicator::tr("%n pending", nullptr, status.pending);
    if (status.warned > 0)
        parts << SyncIndicator::tr("%n at risk", nullptr, status.warned);
    if (status.refused > 0)
        parts << SyncIndicator::tr("%n refused", nullptr, status.refused);
    const Tone tone = status.refused > 0                ? Tone::Danger
                      : !isOnline || status.pending > 0 ? Tone::Warning
                                                        : Tone::Success;
    return {parts.join(u" \u00b7 "_s), status.syncing ? u"sync"_s : isOnline ? u"online"_s : u"offline"_s, tone};
}

} // namespace

SyncIndicator::SyncIndicator(DataSource &desk, const Clock &clock, QWidget *parent)
    : Button(parent), m_data(desk), m_clock(clock), m_popup(new QFrame(this, Qt::Popup))
{
    setObjectName(u"syncIndicator"_s);
    setIconSize({16, 16});
    buildPopup();
    connect(this, &QPushButton::clicked, this, &SyncIndicator::openPopup);
    connect(&m_data, &DataSource::statusChanged, this, &SyncIndicator::show);
    show(m_data.status());
}

void SyncIndicator::buildPopup()
{
    m_popup->setProperty("role", u"popup"_s);
    m_popup->setMinimumWidth(360);
    m_state = makeLabel({}, u"heading"_s, m_popup);
    m_problem = makeLabel({}, u"error"_s, m_popup);
    m_problem->setWordWrap(true);
    auto *fields = new FieldList(m_popup);
    m_server = fields->add(tr("Server"));
    m_user = fields->add(tr("Signed in as"));
    m_lastSync = fields->add(tr("Last sync"));
    m_updates = fields->add(tr("Updates"));
    m_waiting = fields->add(tr("Changes"));
    m_offline = new QCheckBox(tr("Work offline"), m_popup);
    m_offline->setObjectName(u"workOffline"_s);
    m_syncNow = makeButton(tr("Sync now"), ButtonKind::Plain, u"sync"_s, m_popup);
    m_pending = makeButton(tr("Pending changes"), ButtonKind::Plain, u"pending"_s, m_popup);
    m_signIn = makeButton(tr("Sign in…"), ButtonKind::Primary, {}, m_popup);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addWidget(m_syncNow);
    buttons->addWidget(m_pending);
    buttons->addWidget(m_signIn);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(m_popup);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::one + space::half);
    for (QWidget *widget : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_problem),
                            static_cast<QWidget *>(fields), static_cast<QWidget *>(m_offline)})
        layout->addWidget(widget);
    layout->addLayout(buttons);
    connect(m_offline, &QCheckBox::toggled, this, &SyncIndicator::setWorkOffline);
    connect(m_syncNow, &QPushButton::clicked, this, [this] { m_data.syncNow(); });
    connect(m_pending, &QPushButton::clicked, this, &SyncIndicator::pendingRequested);
    connect(m_pending, &QPushButton::clicked, m_popup, &QWidget::hide);
    connect(m_signIn, &QPushButton::clicked, m_popup, &QWidget::hide);
    connect(m_signIn, &QPushButton::clicked, this, &SyncIndicator::signInRequested);
}

void SyncIndicator::setWorkOffline(bool offline)
{
    if (offline == m_wantsOffline)
        return;
    m_wantsOffline = offline;
    m_offline->setChecked(offline);
    m_data.setOnline(!offline);
    show(m_data.status());
    Q_EMIT workOfflineChanged(offline);
}

void SyncIndicator::show(const DeskStatus &status)
{
    const Look look = lookOf(status, m_wantsOffline);
    setText(look.text);
    setIcon(pw::ui::icon(look.icon, look.tone));
    setAccessibleName(tr("Connection: %1").arg(look.text));
    setToolTip(tr("Click for details"));
    setStyleProperty(this, "tone", toneWord(look.tone));
    const QString copying = copyProgress(status);
    m_state->setText(copying.isEmpty() ? connectionWords(status, m_wantsOffline)
                                       : QString(tr("Getting the shop: %1").arg(copying)));
    m_problem->setText(status.problem);
    m_problem->setVisible(!status.problem.isEmpty());
    FieldList::set(m_server, status.server);
    const bool isOnline = status.connection == DeskStatus::Connection::Online;
    FieldList::set(m_updates, !isOnline ? QString() : status.live ? tr("As they happen") : tr("Every few seconds"));
    FieldList::set(m_lastSync, Words::when(status.lastSync, m_clock.now()), Words::whenInFull(status.lastSync));
    const QString risk =
        status.warned > 0 ? tr(" (%1 will probably be refused)").arg(Words::count(status.warned)) : QString();
    const QString changes =
        tr("%1 waiting%2, %3 refused").arg(Words::count(status.pending), risk, Words::count(status.refused));
    FieldList::set(m_waiting, status.syncing && status.pulledRows > 0
                                  ? QString(changes + tr(", %1 rows fetched").arg(Words::count(status.pulledRows)))
                                  : changes);
    const bool isSignedOut = status.connection == DeskStatus::Connection::SignedOut;
    FieldList::set(m_user, isSignedOut ? QString() : status.user);
    m_signIn->setVisible(isSignedOut);
    m_syncNow->setVisible(!isSignedOut);
    m_syncNow->setEnabled(!m_wantsOffline);
}

void SyncIndicator::openPopup()
{
    show(m_data.status()); // "5 min ago" has grown older
    m_popup->adjustSize();
    m_popup->move(mapToGlobal(QPoint(width() - m_popup->width(), height() + space::half)));
    m_popup->show();
    m_offline->setFocus();
}

} // namespace pw::ui
