// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/status_bars.h"

#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{

StatusBars::StatusBars(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(space::one + space::half);
    layout->setVerticalSpacing(space::one + space::half);
    layout->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &word : wordTable(OrderStatus{})) {
        auto *link = makeButton(Words::status(word.value), ButtonKind::Link, {}, this);
        auto *count = makeLabel({}, {}, this);
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *bar = new QProgressBar(this);
        bar->setTextVisible(false);
        bar->setFixedHeight(6);
        bar->setProperty("tone", toneWord(Words::tone(word.value)));
        bar->setAccessibleName(Words::status(word.value));
        layout->addWidget(link, row, 0);
        layout->addWidget(bar, row, 1);
        layout->addWidget(count, row, 2);
        m_lines.insert(word.value, {count, bar});
        connect(link, &QPushButton::clicked, this, [this, status = word.value] { Q_EMIT chosen(status); });
        ++row;
    }
    layout->setRowStretch(row, 1);
}

void StatusBars::show(const QHash<OrderStatus, qint64> &counts)
{
    qint64 all = 0;
    for (const qint64 count : counts)
        all += count;
    for (auto it = m_lines.cbegin(); it != m_lines.cend(); ++it) {
        const qint64 count = counts.value(it.key());
        it->count->setText(Words::count(count));
        it->bar->setValue(all > 0 ? static_cast<int>(count * 100 / all) : 0);
    }
}

} // namespace pw::ui
