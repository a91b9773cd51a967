// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/details.h"

#include "core/base/clock.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "ui/features/providers/actions.h"
#include "ui/features/providers/changes_dialog.h"
#include "ui/features/providers/import_dialog.h"
#include "ui/features/providers/presentation.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"
#include "ui/widgets/item_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int shownUndecided = 20;
constexpr qsizetype shownSources = 30;

} // namespace

ProviderDetails::ProviderDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_edit(makeButton(tr("Change…"), ButtonKind::Plain, u"edit"_s, this)),
      m_switch(makeButton({}, ButtonKind::Plain, u"power"_s, this)),
      m_import(makeButton(tr("Import services…"), ButtonKind::Plain, u"services"_s, this)),
      m_key(makeButton(tr("New key…"), ButtonKind::Plain, u"lock"_s, this)),
      m_changes(makeButton(tr("Price changes…"), ButtonKind::Plain, u"sync"_s, this)),
      m_account(addFields(tr("Account"))), m_url(m_account->add(tr("Address"))),
      m_balance(m_account->add(tr("Balance"))), m_alert(m_account->add(tr("Tell below"))),
      m_asked(m_account->add(tr("Asked"))), m_problem(m_account->add(tr("Trouble"))),
      m_listRead(m_account->add(tr("Prices read"))), m_listProblem(m_account->add(tr("Prices not followed"))),
      m_undecided(addItems(tr("Orders that need you"))), m_waiting(addItems(tr("Prices that wait for you"))),
      m_sources(addItems(tr("Services")))
{
    setObjectName(u"providerDetails"_s);
    m_problem->setObjectName(u"providerProblem"_s);
    m_undecided->setObjectName(u"undecided"_s);
    m_listProblem->setObjectName(u"listProblem"_s);
    m_waiting->setObjectName(u"waitingPrices"_s);
    makeActions();
    body()->addStretch();
    connect(m_undecided, &ItemList::chosen, this, [this](qint64 order) {
        Q_EMIT openRequested({PageId::Orders, order});
    });
    connect(m_waiting, &ItemList::chosen, this, &ProviderDetails::acceptCost);
    connect(m_sources, &ItemList::chosen, this, [this](qint64 service) {
        Q_EMIT openRequested({PageId::Services, service});
    });
}

void ProviderDetails::makeActions()
{
    m_edit->setObjectName(u"editProviderButton"_s);
    m_switch->setObjectName(u"switchProviderButton"_s);
    m_import->setObjectName(u"importServicesButton"_s);
    m_key->setObjectName(u"renewKeyButton"_s);
    m_changes->setObjectName(u"providerChangesButton"_s);
    actions()->addWidget(m_import);
    actions()->addWidget(m_edit);
    actions()->addWidget(m_switch);
    actions()->addStretch();
    // A second row: the pane is narrow.
    auto *more = new QHBoxLayout;
    more->setSpacing(space::one);
    more->addWidget(m_key);
    more->addWidget(m_changes);
    more->addStretch();
    more->setContentsMargins(0, 0, 0, 12);
    body()->insertLayout(0, more);
    connect(m_edit, &QPushButton::clicked, this, [this] { provider_actions::edit(this->ui(), *m_provider, window()); });
    connect(m_switch, &QPushButton::clicked, this,
            [this] { provider_actions::setEnabled(this->ui(), *m_provider, !m_provider->enabled); });
    connect(m_import, &QPushButton::clicked, this,
            [this] { (new ImportDialog(this->ui(), *m_provider, window()))->open(); });
    connect(m_key, &QPushButton::clicked, this,
            [this] { provider_actions::renewKey(this->ui(), *m_provider, window()); });
    connect(m_changes, &QPushButton::clicked, this,
            [this] { (new ChangesDialog(this->ui(), *m_provider, window()))->open(); });
}

void ProviderDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<Facts> {
        const ProviderId id(key);
        const ProviderStore providers(db);
        const auto provider = providers.byId(id);
        if (!provider)
            return std::nullopt;
        Facts facts{*provider, {}, 0, ForwardStore(db).undecided(id, shownUndecided), {}};
        const auto sources = providers.sourcesAt(id);
        facts.sourceCount = sources.size();
        for (const ServiceSource &source : sources) {
            const bool isShown = facts.sources.size() < shownSources;
            if (!isShown && !source.terms.waitingCost)
                continue;
            const auto service = CatalogueStore(db).service(source.service);
            const Source named{source, service ? service->name : QString()};
            if (isShown)
                facts.sources << named;
            if (source.terms.waitingCost)
                facts.waiting << named;
        }
        return facts;
    };
    readFacts(turn, query, [this](const Facts &facts) { show(facts); });
}

void ProviderDetails::show(const Facts &facts)
{
    m_provider = facts.provider;
    const Provider &provider = facts.provider;
    const ProviderState state = stateOf(provider);
    setHeading({.title = provider.name,
                .subtitle = tr("Provider %1").arg(Words::number(provider.id.value)),
                .pill = ProvidersPresentation::words(state),
                .tone = ProvidersPresentation::tone(state),
                .rev = provider.rev});
    m_switch->setText(provider.enabled ? tr("Switch off") : tr("Switch on"));
    m_switch->setToolTip(provider.enabled ? tr("No more orders are sent there; those that are there are followed")
                                          : QString());
    FieldList::set(m_url, provider.url);
    FieldList::set(m_balance, ProvidersPresentation::balance(provider));
    FieldList::set(m_alert, provider.alertBelow ? provider.alertBelow->toDisplayString() : QString());
    FieldList::set(m_asked, provider.balanceAt.ms > 0 ? Words::when(provider.balanceAt, ui().clock.now()) : QString(),
                   provider.balanceAt.ms > 0 ? Words::whenInFull(provider.balanceAt) : QString());
    m_account->setIfAny(m_problem, provider.problem);
    m_account->setIfAny(m_listRead,
                        provider.listReadAt.ms > 0 ? Words::when(provider.listReadAt, ui().clock.now()) : QString());
    m_account->setIfAny(m_listProblem, provider.listProblem);
    showUndecided(facts.undecided);
    m_waitingSources = facts.waiting;
    showWaiting();
    showSources(facts);
}

void ProviderDetails::showWaiting()
{
    QList<ItemList::Item> items;
    for (const Source &each : std::as_const(m_waitingSources))
        items << ItemList::Item{.icon = u"alert"_s,
                                .tone = Tone::Warning,
                                .title = each.name,
                                .detail = tr("%1 before").arg(each.source.cost.toDisplayString()),
                                .trailing = each.source.terms.waitingCost->toDisplayString(),
                                .key = each.source.id.value};
    m_waiting->show(items, tr("None"));
}

void ProviderDetails::acceptCost(qint64 source)
{
    for (const Source &each : std::as_const(m_waitingSources)) {
        if (each.source.id.value == source)
            provider_actions::acceptCost(ui(), each.source, each.name, window());
    }
}

void ProviderDetails::showUndecided(const QList<OrderForward> &undecided)
{
    QList<ItemList::Item> items;
    for (const OrderForward &forward : undecided)
        items << ItemList::Item{.icon = u"alert"_s,
                                .tone = Words::tone(forward.state),
                                .title = tr("Order %1").arg(Words::number(forward.order.value)),
                                .detail = forward.problem,
                                .trailing = Words::state(forward.state),
                                .tooltip = forward.problem,
                                .key = forward.order.value};
    m_undecided->show(items, tr("None"));
}

QString ProviderDetails::sourceDetail(const ServiceSource &source)
{
    if (source.terms.waitingCost)
        return tr("Price of %1 waits for you").arg(source.terms.waitingCost->toDisplayString());
    if (source.terms.presence != SourcePresence::Listed)
        return tr("Number %1, not in the provider's list any more").arg(source.upstreamService);
    return tr("Number %1 there").arg(source.upstreamService);
}

void ProviderDetails::showSources(const Facts &facts)
{
    QList<ItemList::Item> items;
    for (const Source &each : facts.sources)
        items << ItemList::Item{.icon = u"services"_s,
                                .tone = each.source.enabled ? Tone::Neutral : Tone::Warning,
                                .title = each.name,
                                .detail = sourceDetail(each.source),
                                .trailing = each.source.cost.toDisplayString(),
                                .key = each.source.service.value};
    if (facts.sourceCount > facts.sources.size())
        items << ItemList::Item{.title =
                                    tr("… and %1 more").arg(Words::count(facts.sourceCount - facts.sources.size()))};
    m_sources->show(items, tr("No service is made of this provider's"));
}

} // namespace pw::ui
