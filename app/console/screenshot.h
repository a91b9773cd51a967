// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/data_source.h"

#include <QObject>
#include <QString>

class QTimer;

namespace pw::ui
{
class MainWindow;
}

namespace pw::console
{

/// Waits until the window shows what it has to show, saves a picture of it, and ends the program: for the
/// documentation, and for people who want to look at a page without clicking.
class Screenshot final : public QObject
{
    Q_OBJECT

public:
    struct Wish {
        QString file;
        bool waitForServer = false; ///< not before the first complete pull
    };

    Screenshot(ui::MainWindow &window, const ui::DataSource &data, const Wish &wish, QObject *parent);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void look();
    [[nodiscard]] bool isReady() const;

    ui::MainWindow &m_window;
    const ui::DataSource &m_data;
    Wish m_wish;
    QTimer *m_timer;
    int m_calmLooks = 0;
    int m_looks = 0;
};

} // namespace pw::console
