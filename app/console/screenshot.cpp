// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/screenshot.h"

#include "ui/shell/main_window.h"

#include <QPixmap>
#include <QTimer>

namespace pw::console
{
namespace
{

constexpr int lookEveryMs = 50;
constexpr int calmLooksNeeded =
    8; // nothing moves for 400 ms: layouts, chart animations and follow-up reads are through
constexpr int looksAtMost = 30'000 / lookEveryMs;

} // namespace

Screenshot::Screenshot(ui::MainWindow &window, const ui::DataSource &data, const Wish &wish, QObject *parent)
    : QObject(parent), m_window(window), m_data(data), m_wish(wish), m_timer(new QTimer(this))
{
    connect(m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer->start(lookEveryMs);
}

bool Screenshot::isReady() const
{
    const DeskStatus status = m_data.status();
    const bool isCurrent = status.connection == DeskStatus::Connection::Online && !status.syncing && status.cursor > 0;
    return m_window.page(m_window.currentPage())->isSettled() && (isCurrent || !m_wish.waitForServer);
}

void Screenshot::look()
{
    m_calmLooks = isReady() ? m_calmLooks + 1 : 0;
    if (m_calmLooks >= calmLooksNeeded) {
        m_timer->stop();
        const bool isSaved = m_window.grab().save(m_wish.file);
        if (!isSaved)
            qWarning("the picture cannot be saved as %s", qPrintable(m_wish.file));
        Q_EMIT finished(isSaved ? 0 : 1);
    } else if (++m_looks > looksAtMost) {
        m_timer->stop();
        qWarning("no picture: the page did not become ready");
        Q_EMIT finished(1);
    }
}

} // namespace pw::console
