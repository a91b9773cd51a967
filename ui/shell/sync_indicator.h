// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"
#include "ui/models/data_source.h"
#include "ui/widgets/button.h"

class QCheckBox;
class QFrame;
class QLabel;

namespace pw
{
class Clock;
}

namespace pw::ui
{

class FieldList;

/// How the desk stands to its server, at a glance; a click opens the details and the switch "Work offline".
class SyncIndicator final : public Button
{
    Q_OBJECT

public:
    SyncIndicator(DataSource &desk, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] bool isWorkingOffline() const { return m_wantsOffline; }
    /// The person's wish, also from the command line and the palette.
    void setWorkOffline(bool offline);

Q_SIGNALS:
    void workOfflineChanged(bool offline);
    void pendingRequested();
    void signInRequested();

private:
    void show(const DeskStatus &status);
    void buildPopup();
    void openPopup();

    DataSource &m_data;
    const Clock &m_clock;
    bool m_wantsOffline = false;
    QFrame *m_popup;
    QLabel *m_state = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_server = nullptr;
    QLabel *m_user = nullptr;
    QLabel *m_lastSync = nullptr;
    QLabel *m_updates = nullptr;
    QLabel *m_waiting = nullptr;
    QCheckBox *m_offline = nullptr;
    QPushButton *m_syncNow = nullptr;
    QPushButton *m_pending = nullptr;
    QPushButton *m_signIn = nullptr;
};

} // namespace pw::ui
