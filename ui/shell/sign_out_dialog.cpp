// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/sign_out_dialog.h"

#include "ui/features/pending/changes_files.h"
#include "ui/models/data_source.h"
#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

SignOutDialog::SignOutDialog(DataSource &source, QWidget *parent)
    : QDialog(parent), m_data(source), m_title(makeLabel({}, u"title"_s, this)),
      m_text(makeLabel({}, u"muted"_s, this)), m_trouble(makeLabel({}, u"error"_s, this)),
      m_stay(makeButton(tr("Stay signed in"), ButtonKind::Primary, {}, this)),
      m_send(makeButton({}, ButtonKind::Plain, u"send"_s, this)),
      m_export(makeButton(tr("Export and sign out…"), ButtonKind::Plain, u"external"_s, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"signOutDialog"_s);
    setWindowTitle(tr("Sign out"));
    setMinimumWidth(560);
    build();
    connect(m_stay, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &SignOutDialog::sendNow);
    connect(m_export, &QPushButton::clicked, this, &SignOutDialog::exportAll);
    connect(&m_data, &DataSource::statusChanged, this, &SignOutDialog::takeStatus);
    takeStatus(m_data.status());
    m_stay->setFocus();
}

void SignOutDialog::build()
{
    m_title->setObjectName(u"signOutTitle"_s);
    m_text->setWordWrap(true);
    m_text->setText(
        tr("Nothing is lost on this computer, but it belongs to your session. Send it now, or export it to a "
           "file: you import that when you sign in again, here or on another computer, and nothing in it "
           "is done twice."));
    m_trouble->setObjectName(u"trouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_stay->setObjectName(u"staySignedIn"_s);
    m_stay->setDefault(true);
    m_send->setObjectName(u"sendNow"_s);
    m_export->setObjectName(u"exportAndSignOut"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addWidget(m_export);
    buttons->addStretch();
    buttons->addWidget(m_send);
    buttons->addWidget(m_stay);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_trouble);
    layout->addStretch();
    layout->addLayout(buttons);
}

void SignOutDialog::takeStatus(const DeskStatus &status)
{
    if (status.pending == 0) {
        disconnect(&m_data, nullptr, this, nullptr); // once
        accept();
        Q_EMIT readyToSignOut();
        return;
    }
    m_title->setText(tr("%n change(s) are not sent yet", nullptr, status.pending));
    const bool isTalking = status.syncing || status.connection == DeskStatus::Connection::Connecting;
    m_hasTried = m_hasTried || isTalking;
    // A conversation that has ended and left something waiting has not worked.
    if (m_isSending && m_hasTried && !isTalking) {
        m_isSending = false;
        showTrouble(status.problem.isEmpty() ? tr("Not everything could be sent. Try again in a moment.")
                                             : status.problem);
    }
    m_send->setEnabled(!m_isSending);
    m_send->setText(m_isSending ? tr("Sending…") : tr("Send now"));
    m_export->setEnabled(!m_isSending);
}

void SignOutDialog::sendNow()
{
    m_trouble->hide();
    m_isSending = true;
    m_hasTried = false;
    Q_EMIT onlineRequested();
    m_data.syncNow();
    takeStatus(m_data.status());
}

void SignOutDialog::exportAll()
{
    m_trouble->hide();
    // What is written leaves this desk; the status then says that nothing waits, and that ends the dialog.
    exportChanges(m_data, true, this, [this](const QString &text, bool isDone) {
        if (!isDone)
            showTrouble(text);
    });
}

void SignOutDialog::showTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->show();
    fitHeight(*this);
}

} // namespace pw::ui
