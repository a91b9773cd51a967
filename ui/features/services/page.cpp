// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/services/page.h"

#include "ui/features/services/details.h"
#include "ui/features/services/model.h"
#include "ui/features/services/presentation.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/filter_chips.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ServicesPage::ServicesPage(const UiContext &ui, QWidget *parent)
    : ServicesPage(ui, new ServicesModel(ui.data, nullptr), parent)
{
}

ServicesPage::ServicesPage(const UiContext &ui, ServicesModel *model, QWidget *parent)
    : ListPage(
          {.ui = ui, .model = model, .rows = new ServicesPresentation(model, model), .details = new ServiceDetails(ui)},
          parent),
      m_services(model), m_state(new FilterChips(this)), m_category(new QComboBox(this))
{
    model->setParent(this);
    setObjectName(u"servicesPage"_s);
    m_state->add({}, tr("All"));
    m_state->add(u"enabled"_s, tr("Enabled"));
    m_state->add(u"disabled"_s, tr("Disabled"));
    m_category->setObjectName(u"categoryFilter"_s);
    m_category->setAccessibleName(tr("Category"));
    m_category->addItem(tr("All categories"), 0);
    m_category->setMinimumWidth(200);
    toolbar()->addWidget(m_state);
    toolbar()->addWidget(m_category);
    toolbar()->addStretch();
    connect(m_state, &FilterChips::chosen, this, &ServicesPage::applyFilter);
    connect(m_category, &QComboBox::activated, this, &ServicesPage::applyFilter);
    connect(&ui.data, &DataSource::changed, this, &ServicesPage::loadCategories);
    loadCategories();
    applyFilter();
}

void ServicesPage::loadCategories()
{
    const auto categories = ui().data.read([](Database &db) { return CatalogueStore(db).categories(); });
    onReply(categories, this, [this](const QList<Category> &all) {
        const QSignalBlocker blocker(m_category);
        const QVariant chosen = m_category->currentData();
        while (m_category->count() > 1)
            m_category->removeItem(1);
        for (const Category &category : all)
            m_category->addItem(category.name, category.id.value);
        m_category->setCurrentIndex(std::max(0, m_category->findData(chosen)));
        markCategories(all);
    });
}

/// Those that are ahead of the server carry the mark that rows have, and say what the server has.
void ServicesPage::markCategories(const QList<Category> &shown)
{
    const qint64 cursor = ui().data.status().cursor;
    if (std::ranges::none_of(shown, [cursor](const Category &category) { return category.rev > cursor; }))
        return;
    const auto confirmed = ui().data.readConfirmed([](Database &db) { return CatalogueStore(db).categories(); });
    onReply(confirmed, this, [this, shown, cursor](const QList<Category> &server) {
        for (const Category &category : shown) {
            const int item = m_category->findData(category.id.value);
            if (category.rev <= cursor || item < 0)
                continue;
            const QString words = aheadWords(category, server);
            m_category->setItemIcon(item, icon(u"pending"_s, Tone::Warning));
            m_category->setItemData(item, plainTip(words), Qt::ToolTipRole);
            m_category->setItemData(item, QString(category.name + u", "_s + words), Qt::AccessibleTextRole);
        }
    });
}

QString ServicesPage::aheadWords(const Category &category, const QList<Category> &server)
{
    const auto found = std::ranges::find(server, category.id, &Category::id);
    if (found == server.end())
        return tr("Not on the server yet.");
    QStringList parts;
    if (found->name != category.name)
        parts << tr("name %1").arg(found->name);
    if (found->enabled != category.enabled)
        parts << (found->enabled ? tr("enabled") : tr("disabled"));
    if (found->position != category.position)
        parts << tr("position %1").arg(found->position);
    return tr("Changed here, not confirmed by the server yet.") +
           (parts.isEmpty() ? QString() : QString(u'\n' + tr("Server: %1.").arg(parts.join(u", "_s))));
}

QString ServicesPage::searchHint() const
{
    return tr("Search services: name or number");
}

void ServicesPage::applyFilter()
{
    ServiceFilter filter;
    filter.category = CategoryId(m_category->currentData().toLongLong());
    if (!m_state->current().isEmpty())
        filter.enabled = m_state->current() == "enabled"_L1;
    filter.search = search();
    m_services->setFilter(filter);
}

void ServicesPage::resetFilter()
{
    m_state->choose({});
    m_category->setCurrentIndex(0);
}

bool ServicesPage::isFiltered() const
{
    return ListPage::isFiltered() || !m_state->current().isEmpty() || m_category->currentIndex() > 0;
}

EmptyState::Words ServicesPage::emptyWords() const
{
    return {.icon = u"services"_s,
            .title = tr("No services yet"),
            .text = tr("Services appear here once the shop has some and this desk has fetched them."),
            .action = {}};
}

} // namespace pw::ui
