// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/list_page.h"

#include "ui/models/data_source.h"
#include "ui/models/paged_model.h"
#include "ui/presentation/copy_words.h"
#include "ui/presentation/row_presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/details_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int typingPauseMs = 150; // shorter than people notice, longer than between two keys

} // namespace

ListPage::ListPage(const Parts &parts, QWidget *parent)
    : Page(parent), m_ui(parts.ui), m_model(*parts.model), m_rows(parts.rows), m_typing(new QTimer(this)),
      m_toolbar(new QHBoxLayout), m_count(makeLabel({}, u"faint"_s, this)), m_stack(new QStackedWidget(this)),
      m_table(new DataTable(parts.rows, this)), m_empty(new EmptyState(this)), m_details(parts.details),
      m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({700, 400});
    m_details->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolbar());
    layout->addWidget(m_splitter, 1);
    m_typing->setSingleShot(true);
    connect(m_typing, &QTimer::timeout, this, [this] { applyFilter(); });
    connect(m_table, &DataTable::rowChosen, this, &ListPage::showDetails);
    connect(m_details, &DetailsPane::closeRequested, this, [this] { closeDetails(); });
    connect(m_details, &DetailsPane::rowMissing, this, &ListPage::hideDetails);
    connect(m_details, &DetailsPane::openRequested, this, &Page::openRequested);
    connect(&m_model, &PagedModelBase::loaded, this, &ListPage::showRows);
    connect(&m_model, &PagedModelBase::failed, this, &ListPage::showFailure);
    connect(&m_ui.data, &DataSource::statusChanged, this, &ListPage::refreshEmpty);
    connect(parts.rows, &QAbstractItemModel::dataChanged, this, &ListPage::showAhead);
    connect(m_empty, &EmptyState::actionChosen, this, &ListPage::showEverything);
}

QWidget *ListPage::makeToolbar()
{
    auto *bar = new QFrame(this);
    bar->setProperty("role", u"toolbar"_s);
    bar->setFixedHeight(48);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::two, space::one, space::two, space::one);
    layout->setSpacing(space::one);
    m_toolbar->setSpacing(space::one);
    m_count->setObjectName(u"rowCount"_s);
    layout->addLayout(m_toolbar, 1);
    layout->addWidget(m_count);
    return bar;
}

void ListPage::open(const Target &target)
{
    resetFilter();
    if (!target.filter.isEmpty())
        chooseFilter(target.filter);
    m_search = target.search;
    applyFilter();
    if (target.key == 0)
        return;
    showDetails(target.key);
    m_awaited = target.key; // it may be on its way here
}

bool ListPage::closeDetails()
{
    m_awaited = 0;
    if (m_details->isHidden())
        return false;
    hideDetails();
    m_table->setFocus();
    return true;
}

void ListPage::hideDetails()
{
    m_details->hide();
    m_details->showKey(0);
    m_table->clearSelection(); // and keep the place: Down goes on from here
}

void ListPage::focusList()
{
    m_table->setFocus();
}

void ListPage::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_typing->start(typingPauseMs);
}

bool ListPage::isSettled() const
{
    return !m_typing->isActive() && m_model.hasLoaded() && !m_model.isLoading() && m_details->isSettled();
}

void ListPage::saveState(QSettings &settings) const
{
    settings.setValue("splitter"_L1, m_splitter->saveState());
}

void ListPage::restoreState(QSettings &settings)
{
    m_splitter->restoreState(settings.value("splitter"_L1).toByteArray());
}

void ListPage::showEverything()
{
    m_search.clear();
    resetFilter();
    applyFilter();
    Q_EMIT searchCleared();
}

void ListPage::openWhenThere(qint64 key)
{
    showEverything(); // the row must not be hidden when it comes
    focusList();
    m_awaited = key;
}

void ListPage::showDetails(qint64 key)
{
    // A list that is read again chooses the row that is open anew; that is nobody's other choice.
    if (key != m_details->key())
        m_awaited = 0;
    m_details->showKey(key);
    m_details->show();
    m_table->selectKey(key);
    showAhead();
}

/// The mark in the details says what the one in the list does.
void ListPage::showAhead()
{
    const int row = m_details->isHidden() ? -1 : m_model.rowOf(m_details->key());
    if (row >= 0 && m_model.index(row, 0).data(PagedModelBase::AheadRole).toBool())
        m_details->setAheadWords(m_rows->aheadWords(row));
}

void ListPage::showRows()
{
    m_hasFailed = false;
    const int rows = m_model.rowCount();
    const bool more = m_model.canFetchMore({});
    if (rows > 0) {
        m_count->setText(more ? tr("%1+ shown").arg(Words::count(rows)) : tr("%1 shown").arg(Words::count(rows)));
        if (m_awaited != 0 && m_model.rowOf(m_awaited) >= 0)
            showDetails(m_awaited);
        m_table->selectKey(m_details->key());
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_count->clear(); // why there are none stands where they would be
    showEmpty();
    m_stack->setCurrentWidget(m_empty);
}

void ListPage::showEmpty()
{
    const DeskStatus status = m_ui.data.status();
    if (showsShop() && status.cursor == 0) {
        const NoShopWords words = noShopWords(status);
        m_empty->show({.icon = words.icon, .title = words.title, .text = words.text, .action = {}});
    } else if (isFiltered())
        m_empty->show({.icon = u"search"_s,
                       .title = tr("Nothing matches"),
                       .text = tr("No row fits the search and the filters that are on."),
                       .action = tr("Show everything")});
    else
        m_empty->show(emptyWords());
}

/// The first copy of the shop comes while people look.
void ListPage::refreshEmpty()
{
    if (m_model.hasLoaded() && m_model.rowCount() == 0 && !m_model.isLoading() && !m_hasFailed)
        showEmpty();
}

void ListPage::showFailure(const QString &reason)
{
    m_hasFailed = true;
    m_empty->show(
        {.icon = u"alert"_s, .title = tr("This list could not be read"), .text = reason, .action = tr("Try again")});
    m_stack->setCurrentWidget(m_empty);
}

} // namespace pw::ui
