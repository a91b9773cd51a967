// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/services/details.h"

#include "core/base/clock.h"
#include "ui/features/services/actions.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ServiceDetails::ServiceDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_rate(makeButton(tr("Change rate…"), ButtonKind::Primary, u"money"_s, this)),
      m_edit(makeButton(tr("Edit…"), ButtonKind::Plain, u"edit"_s, this)),
      m_switch(makeButton({}, ButtonKind::Plain, u"power"_s, this))
{
    setObjectName(u"serviceDetails"_s);
    m_rate->setObjectName(u"changeRateButton"_s);
    m_edit->setObjectName(u"editServiceButton"_s);
    m_switch->setObjectName(u"switchServiceButton"_s);
    actions()->addWidget(m_rate);
    actions()->addWidget(m_edit);
    actions()->addWidget(m_switch);
    actions()->addStretch();
    buildFields();
    connect(m_rate, &QPushButton::clicked, this, [this] { service_actions::changeRate(this->ui(), *m_row, window()); });
    connect(m_edit, &QPushButton::clicked, this,
            [this] { service_actions::edit(this->ui(), *m_row, m_categories, window()); });
    connect(m_switch, &QPushButton::clicked, this,
            [this] { service_actions::setEnabled(this->ui(), *m_row, !m_row->service.enabled, window()); });
}

void ServiceDetails::buildFields()
{
    auto *price = addFields(tr("Price and quantity"));
    m_price = price->add(tr("Rate"));
    m_limits = price->add(tr("Min – max"));
    auto *service = addFields(tr("Service"));
    m_category = service->add(tr("Category"));
    m_type = service->add(tr("Type"));
    m_refill = service->add(tr("Refill"));
    m_cancel = service->add(tr("Cancel"));
    m_time = service->add(tr("Typical time"));
    m_updated = service->add(tr("Last changed"));
    auto *text = addFields(tr("What customers read"));
    m_description = text->add(tr("Description"));
    body()->addStretch();
}

void ServiceDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<Facts> {
        const CatalogueStore store(db);
        const auto service = store.service(ServiceId(key));
        if (!service)
            return std::nullopt;
        const auto category = store.category(service->category);
        return Facts{{*service, category ? category->name : QString()}, store.categories()};
    };
    readFacts(turn, query, [this](const Facts &facts) { show(facts); });
}

void ServiceDetails::show(const Facts &facts)
{
    m_row = facts.row;
    m_categories = facts.categories;
    const Service &service = facts.row.service;
    setHeading({.title = service.name,
                .subtitle = tr("Service %1").arg(Words::number(service.id.value)),
                .pill = service.enabled ? tr("Enabled") : tr("Disabled"),
                .tone = service.enabled ? Tone::Success : Tone::Neutral,
                .rev = service.rev});
    m_switch->setText(service.enabled ? tr("Disable…") : tr("Enable"));
    const QString unit = isPackage(service.type) ? tr("%1 per package") : tr("%1 per 1000");
    FieldList::set(m_price, unit.arg(Words::money(service.rate.perThousand())));
    FieldList::set(m_limits, tr("%1 – %2").arg(Words::count(service.min), Words::count(service.max)));
    FieldList::set(m_category, facts.row.category);
    FieldList::set(m_type, Words::type(service.type));
    FieldList::set(m_refill, service.refill ? tr("Allowed") : tr("Not allowed"));
    FieldList::set(m_cancel, service.cancel ? tr("By the customer, while pending") : tr("By staff only"));
    FieldList::set(m_time, Words::duration(service.averageMinutes));
    FieldList::set(m_updated, Words::when(service.updatedAt, ui().clock.now()), Words::whenInFull(service.updatedAt));
    FieldList::set(m_description, service.description);
}

} // namespace pw::ui
