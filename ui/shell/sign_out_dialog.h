// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace pw::ui
{

class DataSource;

/// Signing out while changes wait: stay, send them now, or take them along in a file. It closes by itself once nothing
/// waits any more.
class SignOutDialog final : public QDialog
{
    Q_OBJECT

public:
    SignOutDialog(DataSource &source, QWidget *parent);

Q_SIGNALS:
    /// Nothing waits here any more: signing out loses nothing.
    void readyToSignOut();
    /// Sending needs the network, whatever the person has chosen before.
    void onlineRequested();

private:
    void build();
    void takeStatus(const DeskStatus &status);
    void sendNow();
    void exportAll();
    void showTrouble(const QString &text);

    DataSource &m_data;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_trouble;
    QPushButton *m_stay;
    QPushButton *m_send;
    QPushButton *m_export;
    bool m_isSending = false;
    bool m_hasTried = false; ///< a conversation has begun since the person asked to send
};

} // namespace pw::ui
