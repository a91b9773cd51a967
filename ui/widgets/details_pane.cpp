// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/details_pane.h"

#include "ui/presentation/icons.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/item_list.h"
#include "ui/widgets/pill.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

DetailsPane::DetailsPane(const UiContext &ui, QWidget *parent)
    : QFrame(parent), m_ui(ui), m_title(makeLabel({}, u"heading"_s, this)), m_subtitle(makeLabel({}, u"faint"_s, this)),
      m_ahead(new IconLabel(18, this)), m_pill(new Pill(this)), m_close(new QToolButton(this)),
      m_actionBar(new QWidget(this)), m_actions(new QHBoxLayout(m_actionBar)), m_body(new QVBoxLayout),
      m_frame(new QVBoxLayout(this))
{
    setProperty("role", u"details"_s);
    setMinimumWidth(360);
    m_frame->setContentsMargins(0, 0, 0, 0);
    m_frame->setSpacing(0);
    m_frame->addLayout(makeHeader());
    m_actions->setContentsMargins(space::two, 0, space::two, space::two);
    m_actions->setSpacing(space::one);
    m_frame->addWidget(m_actionBar);
    m_frame->addWidget(makeRule(this));
    m_frame->addWidget(makeBody(), 1);
    connect(m_close, &QToolButton::clicked, this, &DetailsPane::closeRequested);
    connect(&m_ui.data, &DataSource::changed, this, &DetailsPane::reload);
    connect(&m_ui.data, &DataSource::statusChanged, this,
            [this](const DeskStatus &status) { m_ahead->setVisible(m_key != 0 && m_rev > status.cursor); });
}

QHBoxLayout *DetailsPane::makeHeader()
{
    m_title->setWordWrap(true);
    m_subtitle->setWordWrap(true);
    setAheadWords(tr("Changed here, not confirmed by the server yet."));
    m_ahead->setObjectName(u"aheadMark"_s);
    m_ahead->show(u"pending"_s, Tone::Warning);
    m_close->setIcon(icon(u"close"_s));
    m_close->setObjectName(u"closeDetails"_s);
    m_close->setToolTip(tr("Close details (Esc)"));
    m_close->setAccessibleName(tr("Close details"));
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(space::two, space::two, space::one, space::two - space::half);
    header->setSpacing(space::one);
    header->addLayout(words, 1);
    header->addWidget(m_ahead, 0, Qt::AlignTop);
    header->addWidget(m_pill, 0, Qt::AlignTop);
    header->addWidget(m_close, 0, Qt::AlignTop);
    return header;
}

QWidget *DetailsPane::makeBody()
{
    auto *inner = new QWidget(this);
    m_body->setContentsMargins(space::two, space::two, space::two, space::two);
    m_body->setSpacing(space::one);
    inner->setLayout(m_body);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inner);
    return scroll;
}

void DetailsPane::showKey(qint64 key)
{
    if (key == m_key)
        return;
    m_key = key;
    ++m_turn;
    m_actionBar->setEnabled(false);
    clear();
    if (key != 0)
        load(key, m_turn);
}

void DetailsPane::setAheadWords(const QString &words)
{
    m_ahead->setToolTip(plainTip(words));
    m_ahead->setAccessibleName(words);
}

void DetailsPane::reload()
{
    if (m_key != 0)
        load(m_key, ++m_turn);
}

void DetailsPane::setHeading(const Heading &heading)
{
    m_shownKey = m_key;
    m_actionBar->setEnabled(true);
    m_title->setText(heading.title);
    m_subtitle->setText(heading.subtitle);
    m_subtitle->setVisible(!heading.subtitle.isEmpty());
    m_pill->show(heading.pill, heading.tone);
    m_rev = heading.rev;
    m_ahead->setVisible(m_rev > m_ui.data.status().cursor);
}

FieldList *DetailsPane::addFields(const QString &title)
{
    if (!title.isEmpty())
        m_body->addWidget(makeLabel(title.toUpper(), u"section"_s, this));
    auto *fields = new FieldList(this);
    m_body->addWidget(fields);
    m_body->addSpacing(space::one);
    return fields;
}

ItemList *DetailsPane::addItems(const QString &title)
{
    auto *items = new ItemList(title, this);
    m_body->addWidget(items);
    m_body->addSpacing(space::one);
    return items;
}

} // namespace pw::ui
