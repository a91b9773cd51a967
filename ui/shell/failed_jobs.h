// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/server_call.h"
#include "ui/widgets/page.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace pw::ui
{

/// Work that the server has given up: each piece is tried again or thrown away, one by one. It is on the server alone.
/// Deletes itself when closed; open it with open().
class FailedJobs final : public QDialog
{
    Q_OBJECT

public:
    FailedJobs(const UiContext &ui, QWidget *parent);

    void open() override;
    /// What the work is for: "Order #12 on its way to a provider". A kind that this console does not know has its own
    /// name.
    [[nodiscard]] static QString words(const QString &kind, const QString &key);

private:
    void build();
    void reload();
    void show(const QJsonArray &jobs, bool hasMore);
    void showActions();
    void retry();
    void discard();
    void say(const QString &text, bool isTrouble);
    [[nodiscard]] qint64 chosen() const; ///< a job's id; 0 = none

    UiContext m_ui;
    QListWidget *m_list;
    QLabel *m_state;
    QPushButton *m_retry;
    QPushButton *m_discard;
};

} // namespace pw::ui
