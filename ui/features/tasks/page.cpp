// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tasks/page.h"

#include "ui/features/tasks/details.h"
#include "ui/features/tasks/model.h"
#include "ui/features/tasks/presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/filter_chips.h"

#include <QComboBox>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

/// Not a status: all that something is still to come of.
const QString openWord = u"open"_s;

} // namespace

TasksPage::TasksPage(const UiContext &ui, QWidget *parent) : TasksPage(ui, new TasksModel(ui.data, nullptr), parent) {}

TasksPage::TasksPage(const UiContext &ui, TasksModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new TasksPresentation(model, ui.clock, model),
                .details = new TaskDetails(ui)},
               parent),
      m_tasks(model), m_status(new FilterChips(this)), m_kind(new QComboBox(this))
{
    model->setParent(this);
    setObjectName(u"tasksPage"_s);
    m_status->add(openWord, tr("Open"));
    for (const TaskStatus status : {TaskStatus::Error, TaskStatus::Completed, TaskStatus::Rejected})
        m_status->add(toWord(status), Words::status(status));
    m_status->add({}, tr("All"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->setObjectName(u"kindFilter"_s);
    m_kind->addItem(tr("Refills and cancels"), QString());
    for (const auto &word : wordTable(TaskKind{}))
        m_kind->addItem(Words::kind(word.value), toWord(word.value));
    m_kind->setMinimumWidth(168);
    toolbar()->addWidget(m_status);
    toolbar()->addWidget(m_kind);
    toolbar()->addStretch();
    connect(m_status, &FilterChips::chosen, this, &TasksPage::applyFilter);
    connect(m_kind, &QComboBox::activated, this, &TasksPage::applyFilter);
    resetFilter();
    applyFilter();
}

QString TasksPage::searchHint() const
{
    return tr("Search tasks: number, order, customer");
}

void TasksPage::applyFilter()
{
    TaskFilter filter;
    filter.isOpen = m_status->current() == openWord;
    filter.status = fromWord<TaskStatus>(m_status->current());
    filter.kind = fromWord<TaskKind>(m_kind->currentData().toString());
    filter.search = search();
    m_tasks->setFilter(filter);
}

void TasksPage::resetFilter()
{
    m_status->choose(openWord);
    m_kind->setCurrentIndex(0);
}

void TasksPage::chooseFilter(const QString &word)
{
    m_status->choose(word);
}

bool TasksPage::isFiltered() const
{
    return ListPage::isFiltered() || m_status->current() != openWord || m_kind->currentIndex() > 0;
}

EmptyState::Words TasksPage::emptyWords() const
{
    return {.icon = u"tasks"_s,
            .title = tr("Nothing to do"),
            .text = tr("When a customer asks for a refill, or to cancel an order that has begun, it appears here."),
            .action = {}};
}

} // namespace pw::ui
