// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/page.h"

#include "ui/features/pending/actions.h"
#include "ui/features/pending/details.h"
#include "ui/features/pending/model.h"
#include "ui/features/pending/presentation.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/filter_chips.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{

PendingPage::PendingPage(const UiContext &ui, QWidget *parent)
    : PendingPage(ui, new EntriesModel(ui.data, nullptr), parent)
{
}

PendingPage::PendingPage(const UiContext &ui, EntriesModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new EntriesPresentation(model, ui.clock, model),
                .details = new EntryDetails(ui, model)},
               parent),
      m_entries(model), m_show(new FilterChips(this))
{
    model->setParent(this);
    setObjectName(u"pendingPage"_s);
    m_show->add({}, tr("All"));
    m_show->add(u"waiting"_s, tr("Waiting"));
    m_show->add(u"refused"_s, tr("Refused"));
    m_show->add(u"done"_s, tr("Done"));
    auto *dismissDone = makeButton(tr("Dismiss what is done"), ButtonKind::Plain, u"dismiss"_s, this);
    dismissDone->setObjectName(u"dismissDone"_s);
    toolbar()->addWidget(m_show);
    toolbar()->addStretch();
    toolbar()->addWidget(dismissDone);
    connect(dismissDone, &QPushButton::clicked, this, &PendingPage::dismissDone);
    connect(m_show, &FilterChips::chosen, this, &PendingPage::applyFilter);
    applyFilter();
}

void PendingPage::dismissDone()
{
    for (int i = 0; i < m_entries->rowCount(); ++i) {
        if (m_entries->row(i).entry.state == OutboxState::Accepted)
            entry_actions::dismiss(ui(), m_entries->row(i).entry);
    }
}

QString PendingPage::searchHint() const
{
    return tr("Search changes");
}

void PendingPage::applyFilter()
{
    const QString word = m_show->current();
    const auto show = word == "waiting"_L1   ? EntriesModel::Show::Waiting
                      : word == "refused"_L1 ? EntriesModel::Show::Refused
                      : word == "done"_L1    ? EntriesModel::Show::Done
                                             : EntriesModel::Show::All;
    m_entries->setFilter(show, search());
}

void PendingPage::resetFilter()
{
    m_show->choose({});
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
