// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace pw::ui
{

/// How many orders are in each state, each with its share; a click opens those orders.
class StatusBars final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBars(QWidget *parent = nullptr);
    void show(const QHash<OrderStatus, qint64> &counts);

Q_SIGNALS:
    void chosen(pw::OrderStatus status);

private:
    struct Line {
        QLabel *count;
        QProgressBar *bar;
    };
    QHash<OrderStatus, Line> m_lines;
};

} // namespace pw::ui
