// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/users/page.h"

#include "ui/features/users/details.h"
#include "ui/features/users/model.h"
#include "ui/features/users/presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/filter_chips.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

UsersPage::UsersPage(const UiContext &ui, QWidget *parent) : UsersPage(ui, new UsersModel(ui.data, nullptr), parent) {}

UsersPage::UsersPage(const UiContext &ui, UsersModel *model, QWidget *parent)
    : ListPage({.ui = ui,
                .model = model,
                .rows = new UsersPresentation(model, ui.clock, model),
                .details = new UserDetails(ui)},
               parent),
      m_users(model), m_state(new FilterChips(this))
{
    model->setParent(this);
    setObjectName(u"usersPage"_s);
    m_state->add({}, tr("All"));
    for (const auto &word : wordTable(UserState{}))
        m_state->add(toWord(word.value), Words::state(word.value));
    toolbar()->addWidget(m_state);
    toolbar()->addStretch();
    connect(m_state, &FilterChips::chosen, this, &UsersPage::applyFilter);
    applyFilter();
}

QString UsersPage::searchHint() const
{
    return tr("Search users: name, e-mail, number");
}

void UsersPage::applyFilter()
{
    UserFilter filter;
    filter.state = fromWord<UserState>(m_state->current());
    filter.search = search();
    m_users->setFilter(filter);
}

void UsersPage::resetFilter()
{
    m_state->choose({});
}

bool UsersPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_state->current().isEmpty();
}

EmptyState::Words UsersPage::emptyWords() const
{
    return {.icon = u"users"_s,
            .title = tr("No customers yet"),
            .text = tr("Whoever registers in the shop appears here."),
            .action = {}};
}

} // namespace pw::ui
