// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/item_list.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/icon_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ItemList::ItemList(const QString &title, QWidget *parent)
    : QWidget(parent), m_rows(new QVBoxLayout(this)), m_empty(makeLabel({}, u"faint"_s, this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::one);
    m_rows->addWidget(makeLabel(title.toUpper(), u"section"_s, this));
    m_rows->addWidget(m_empty);
}

void ItemList::show(const QList<Item> &items, const QString &emptyText)
{
    qDeleteAll(m_shown);
    m_shown.clear();
    m_empty->setText(emptyText);
    m_empty->setVisible(items.isEmpty());
    for (const Item &item : items) {
        m_shown << makeRow(item);
        m_rows->addWidget(m_shown.constLast());
    }
}

QWidget *ItemList::makeRow(const Item &item)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    auto *image = new IconLabel(16, row);
    image->show(item.icon, item.tone);
    layout->addWidget(image, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    if (item.key != 0) {
        auto *link = makeButton(item.title, ButtonKind::Link, {}, row);
        const qint64 key = item.key;
        connect(link, &QPushButton::clicked, this, [this, key] { Q_EMIT chosen(key); });
        words->addWidget(link, 0, Qt::AlignLeft);
    } else {
        auto *title = makeLabel(item.title, {}, row);
        title->setWordWrap(true);
        words->addWidget(title);
    }
    if (!item.detail.isEmpty()) {
        auto *detail = makeLabel(item.detail, u"faint"_s, row);
        detail->setWordWrap(true);
        words->addWidget(detail);
    }
    layout->addLayout(words, 1);
    layout->addWidget(makeLabel(item.trailing, {}, row), 0, Qt::AlignTop);
    row->setToolTip(plainTip(item.tooltip));
    return row;
}

} // namespace pw::ui
