// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/filter_chips.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::half);
    connect(m_group, &QButtonGroup::buttonClicked, this,
            [this](QAbstractButton *button) { Q_EMIT chosen(button->property("word").toString()); });
}

void FilterChips::add(const QString &word, const QString &text)
{
    auto *chip = new Button(text, this);
    chip->setCheckable(true);
    chip->setProperty("role", u"chip"_s);
    chip->setProperty("word", word);
    chip->setObjectName(u"chip_"_s + word);
    chip->setAccessibleName(tr("Show: %1").arg(text));
    m_group->addButton(chip);
    m_layout->addWidget(chip);
    if (m_group->buttons().size() == 1)
        chip->setChecked(true);
}

QString FilterChips::current() const
{
    return m_group->checkedButton() ? m_group->checkedButton()->property("word").toString() : QString();
}

void FilterChips::choose(const QString &word)
{
    const auto chips = m_group->buttons();
    for (QAbstractButton *chip : chips) {
        if (chip->property("word").toString() == word)
            chip->setChecked(true);
    }
}

} // namespace pw::ui
