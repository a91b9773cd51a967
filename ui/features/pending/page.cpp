// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/page.h"

#include "ui/features/pending/actions.h"
#include "ui/features/pending/changes_files.h"
#include "ui/features/pending/details.h"
#include "ui/features/pending/model.h"
#include "ui/features/pending/presentation.h"
#include "ui/features/pending/undo_bar.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_chips.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr std::pair<const char *, EntriesModel::Show> filters[] = {{"waiting", EntriesModel::Show::Waiting},
                                                                   {"atRisk", EntriesModel::Show::AtRisk},
                                                                   {"refused", EntriesModel::Show::Refused},
                                                                   {"done", EntriesModel::Show::Done}};

} // namespace

PendingPage::PendingPage(const UiContext &ui, QWidget *parent)
    : PendingPage(ui, new EntriesModel(ui.data, nullptr), parent)
{
}

PendingPage::PendingPage(const UiContext &ui, EntriesModel *model, QWidget *parent)
    : PendingPage(ui, model, new EntryDetails(ui, model), parent)
{
}

PendingPage::PendingPage(const UiContext &ui, EntriesModel *model, EntryDetails *details, QWidget *parent)
    : ListPage({.ui = ui, .model = model, .rows = new EntriesPresentation(model, ui.clock, model), .details = details},
               parent),
      m_entries(model), m_show(new FilterChips(this)), m_actions(new EntryActions(ui, this)),
      m_undoBar(new UndoBar(m_actions->undo(), this)), m_menu(makeMenu())
{
    model->setParent(this);
    setObjectName(u"pendingPage"_s);
    buildToolbar();
    layout()->addWidget(m_undoBar);
    details->setActions(*m_actions);
    connectParts(details);
    applyFilter();
}

void PendingPage::buildToolbar()
{
    m_show->add({}, tr("All"));
    m_show->add(u"waiting"_s, tr("Waiting"));
    m_show->add(u"atRisk"_s, tr("At risk"));
    m_show->add(u"refused"_s, tr("Refused"));
    m_show->add(u"done"_s, tr("Done"));
    toolbar()->addWidget(m_show);
    toolbar()->addStretch();
    toolbar()->addWidget(makeBulkButton(m_actions->retry(), u"bulkRetry"_s));
    toolbar()->addWidget(makeBulkButton(m_actions->drop(), u"bulkDrop"_s));
    auto *more = makeButton(tr("More"), ButtonKind::Plain, {}, this);
    more->setObjectName(u"moreButton"_s);
    more->setAccessibleName(tr("More actions on changes"));
    more->setMenu(m_menu);
    toolbar()->addWidget(more);
}

/// Only where several changes are chosen: for one, the details beside the list have the buttons.
QPushButton *PendingPage::makeBulkButton(QAction *action, const QString &objectName)
{
    auto *button = makeButton({}, ButtonKind::Plain, {}, this);
    button->setObjectName(objectName);
    const auto follow = [this, button, action] {
        button->setText(action->text());
        button->setToolTip(plainTip(action->toolTip()));
        button->setEnabled(action->isEnabled());
        button->setVisible(m_actions->rows().size() > 1);
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(m_actions, &EntryActions::rowsChanged, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

QMenu *PendingPage::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"entriesMenu"_s);
    menu->setToolTipsVisible(true);
    menu->addActions(m_actions->all());
    menu->addSeparator();
    const auto add = [this, menu](const QString &name, const QString &text, const QKeySequence &keys, auto run) {
        auto *action = menu->addAction(text);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    auto *drop = add(u"dropDone"_s, tr("Dismiss what is done"), Qt::CTRL | Qt::Key_D, [this] { dropDone(); });
    auto *exporting = add(u"exportChanges"_s, tr("Export pending changes…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, [this] {
        exportChanges(ui().data, false, this, [this](const QString &text, bool) { m_undoBar->tell(text); });
    });
    add(u"importChanges"_s, tr("Import pending changes…"), Qt::CTRL | Qt::Key_I,
        [this] { importChanges(ui().data, this, [this](const QString &text, bool) { m_undoBar->tell(text); }); });
    const auto enableDrop = [this, drop] { drop->setEnabled(!doneRows().isEmpty()); };
    connect(m_entries, &PagedModelBase::loaded, this, enableDrop);
    enableDrop();
    const auto enableExport = [exporting](const DeskStatus &status) { exporting->setEnabled(status.pending > 0); };
    connect(&ui().data, &DataSource::statusChanged, exporting, enableExport);
    enableExport(ui().data.status());
    return menu;
}

void PendingPage::connectParts(EntryDetails *details)
{
    table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table(), &QWidget::customContextMenuRequested, this,
            [this](QPoint place) { m_menu->popup(table()->viewport()->mapToGlobal(place)); });
    connect(table()->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PendingPage::takeSelection);
    // What is chosen may have been answered meanwhile.
    connect(m_entries, &PagedModelBase::loaded, this, &PendingPage::takeSelection);
    connect(m_show, &FilterChips::chosen, this, &PendingPage::applyFilter);
    connect(m_actions, &EntryActions::openRequested, this, &Page::openRequested);
    connect(m_actions, &EntryActions::told, m_undoBar, &UndoBar::tell);
    connect(m_actions, &EntryActions::foreseen, details, &EntryDetails::showForeseen);
}

void PendingPage::takeSelection()
{
    QList<EntryRow> rows;
    const auto chosen = table()->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen) {
        if (index.row() < m_entries->rowCount())
            rows << m_entries->row(index.row());
    }
    m_actions->setRows(rows);
}

QList<EntryRow> PendingPage::doneRows() const
{
    QList<EntryRow> done;
    for (int i = 0; i < m_entries->rowCount(); ++i) {
        if (m_entries->row(i).entry.state == OutboxState::Accepted)
            done << m_entries->row(i);
    }
    return done;
}

void PendingPage::dropDone()
{
    m_actions->dropRows(doneRows());
}

QString PendingPage::searchHint() const
{
    return tr("Search changes");
}

void PendingPage::applyFilter()
{
    const auto found = std::ranges::find_if(
        filters, [word = m_show->current()](const auto &f) { return word == QLatin1StringView(f.first); });
    m_entries->setFilter(found == std::end(filters) ? EntriesModel::Show::All : found->second, search());
}

void PendingPage::resetFilter()
{
    m_show->choose({});
}

void PendingPage::chooseFilter(const QString &word)
{
    m_show->choose(word);
}

bool PendingPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_show->current().isEmpty();
}

EmptyState::Words PendingPage::emptyWords() const
{
    return {.icon = u"check"_s,
            .title = tr("Nothing is waiting"),
            .text = tr("What you change is saved here first and sent to the server. Changes that it refuses stay here "
                       "with the reason."),
            .action = {}};
}

} // namespace pw::ui
