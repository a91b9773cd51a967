// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/notice.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::ui
{

Notice::Notice(QWidget *window) : QFrame(window), m_label(makeLabel({}, {}, this)), m_timer(new QTimer(this))
{
    setProperty("role", u"notice"_s);
    setObjectName(u"notice"_s);
    m_label->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::two, space::one + space::half, space::two, space::one + space::half);
    layout->addWidget(m_label);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    window->installEventFilter(this);
    hide();
}

void Notice::tell(const QString &text)
{
    m_label->setText(text);
    m_label->setMinimumWidth(std::min(480, m_label->fontMetrics().horizontalAdvance(text) + space::one));
    adjustSize();
    place();
    show();
    raise();
    m_timer->start(6s); // long enough to read two lines
}

QString Notice::text() const
{
    return m_label->text();
}

bool Notice::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Notice::place()
{
    const QWidget *window = parentWidget();
    move((window->width() - width()) / 2, window->height() - height() - space::three);
}

} // namespace pw::ui
