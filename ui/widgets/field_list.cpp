// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/field_list.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace pw::ui
{

FieldList::FieldList(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(space::two);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnMinimumWidth(0, 120);
    m_layout->setColumnStretch(1, 1);
}

QLabel *FieldList::add(const QString &name)
{
    auto *value = makeValueLabel(this);
    value->setAccessibleName(name);
    addWidget(name, value);
    return value;
}

void FieldList::addWidget(const QString &name, QWidget *widget)
{
    const int row = m_layout->rowCount();
    auto *label = makeLabel(name, u"muted"_s, this);
    label->setBuddy(widget);
    m_names.insert(widget, label);
    m_layout->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    // A button has its own size; a text takes the whole width, so that it wraps where the pane ends.
    if (qobject_cast<QLabel *>(widget))
        m_layout->addWidget(widget, row, 1, Qt::AlignTop);
    else
        m_layout->addWidget(widget, row, 1, Qt::AlignTop | Qt::AlignLeft);
}

void FieldList::set(QLabel *value, const QString &text, const QString &tooltip)
{
    value->setText(text.isEmpty() ? u"\u2013"_s : text);
    value->setToolTip(plainTip(tooltip));
}

void FieldList::setIfAny(QLabel *value, const QString &text)
{
    value->setText(text);
    value->setVisible(!text.isEmpty());
    m_names.value(value)->setVisible(!text.isEmpty());
}

} // namespace pw::ui
