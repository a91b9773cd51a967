// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/actions.h"

#include "ui/presentation/words.h"

#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace pw::ui::provider_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ProviderActions)
};

QString alertText(const Provider &provider)
{
    return provider.alertBelow ? provider.alertBelow->toString() : QString();
}

QString offlineWords()
{
    return Text::tr("This desk is not connected. The key goes to the server itself and is never kept here, so this has "
                    "to wait until the server can be reached.");
}

QString amountWords()
{
    return Text::tr("Enter an amount such as 25 or 12.50, in the provider's currency.");
}

/// 0 where nothing is typed.
std::optional<Money> alertIn(const QString &typed)
{
    return typed.trimmed().isEmpty() ? Money() : Money::parse(typed.trimmed());
}

} // namespace

void edit(const UiContext &ui, const Provider &provider, QWidget *parent, const Draft &draft)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("Change %1").arg(provider.name), parent);
    dialog->setObjectName(u"editProvider"_s);
    dialog->setReplaces(draft);
    dialog->addFixed(Text::tr("Address"), u"url"_s, provider.url);
    auto *name = dialog->addLine(Text::tr("Name"), u"name"_s, draft.text(u"name"_s, provider.name));
    auto *alert = dialog->addLine(Text::tr("Tell when the balance is below"), u"alertBelow"_s,
                                  draft.text(u"alert_below"_s, alertText(provider)));
    alert->setPlaceholderText(Text::tr("Never"));
    dialog->setAccept(Text::tr("Save"), false, [=]() -> FormAnswer {
        QJsonObject args{{u"provider"_s, provider.id.value}, {u"name"_s, name->text().trimmed()}};
        const auto amount = alertIn(alert->text());
        if (!amount)
            return fail(amountWords());
        args.insert(u"alert_below"_s, amount->toString());
        return CommandCall{u"UpdateProvider"_s, args};
    });
    dialog->open();
}

void create(const UiContext &ui, QWidget *parent, const std::function<void(ProviderId)> &made)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("New provider"), parent);
    dialog->setObjectName(u"newProvider"_s);
    dialog->setExplanation(
        Text::tr("A panel that delivers orders of this shop. Its key goes to the server, which seals "
                 "it; it is kept on no desk."));
    auto *name = dialog->addLine(Text::tr("Name"), u"name"_s);
    auto *url = dialog->addLine(Text::tr("Address of its API"), u"url"_s);
    url->setPlaceholderText(u"https://panel.example/api/v2"_s);
    auto *key = dialog->addSecret(Text::tr("API key"), u"key"_s);
    auto *alert = dialog->addLine(Text::tr("Tell when the balance is below"), u"alertBelow"_s);
    alert->setPlaceholderText(Text::tr("Never"));
    dialog->setServerAccept(Text::tr("Add provider"), offlineWords(), [=]() -> ServerFormAnswer {
        if (name->text().trimmed().isEmpty() || url->text().trimmed().isEmpty() || key->text().trimmed().isEmpty())
            return fail(Text::tr("Enter the name, the address and the key."));
        const auto amount = alertIn(alert->text());
        if (!amount)
            return fail(amountWords());
        QJsonObject body{
            {u"name"_s, name->text().trimmed()}, {u"url"_s, url->text().trimmed()}, {u"key"_s, key->text().trimmed()}};
        if (!amount->isZero())
            body.insert(u"alert_below"_s, amount->toString());
        return ServerCall{.method = "POST", .path = u"/api/admin/providers"_s, .body = body};
    });
    QObject::connect(dialog, &FormDialog::serverDid, parent,
                     [made](const QJsonObject &answer) { made(ProviderId(answer.value(u"id"_s).toInteger())); });
    dialog->open();
}

void renewKey(const UiContext &ui, const Provider &provider, QWidget *parent)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("New key for %1").arg(provider.name), parent);
    dialog->setObjectName(u"renewKey"_s);
    dialog->setExplanation(Text::tr("It takes the place of the key that the server has, from the next call on."));
    auto *key = dialog->addSecret(Text::tr("API key"), u"key"_s);
    const ProviderId id = provider.id;
    dialog->setServerAccept(Text::tr("Save key"), offlineWords(), [=]() -> ServerFormAnswer {
        if (key->text().trimmed().isEmpty())
            return fail(Text::tr("Enter the key."));
        return ServerCall{.method = "PUT",
                          .path = u"/api/admin/providers/%1"_s.arg(id.value),
                          .body = {{u"key"_s, key->text().trimmed()}}};
    });
    dialog->open();
}

void setEnabled(const UiContext &ui, const Provider &provider, bool enabled)
{
    ui.commands.run({u"UpdateProvider"_s, {{u"provider"_s, provider.id.value}, {u"enabled"_s, enabled}}});
}

void acceptCost(const UiContext &ui, const ServiceSource &source, const QString &service, QWidget *parent)
{
    if (!source.terms.waitingCost)
        return;
    const Money cost = *source.terms.waitingCost;
    auto *dialog = new FormDialog(ui.commands, Text::tr("Accept the new price of %1?").arg(service), parent);
    dialog->setObjectName(u"acceptCost"_s);
    dialog->setExplanation(source.terms.followsPrice
                               ? Text::tr("The service's own price follows when the list is read next.")
                               : Text::tr("The service's own price stays as it is."));
    dialog->addFixed(Text::tr("Before"), u"costBefore"_s, source.cost.toDisplayString());
    dialog->addFixed(Text::tr("Now"), u"costNow"_s, cost.toDisplayString());
    const SourceId id = source.id;
    dialog->setAccept(Text::tr("Accept"), false, [id, cost]() -> FormAnswer {
        return CommandCall{u"UpdateSource"_s, {{u"source"_s, id.value}, {u"cost"_s, cost.toString()}}};
    });
    dialog->open();
}

bool canResolve(ForwardState state)
{
    return state == ForwardState::Ambiguous || state == ForwardState::Refused || state == ForwardState::Asks;
}

void sendAgain(const UiContext &ui, const OrderForward &forward, QWidget *parent)
{
    const QString order = Words::number(forward.order.value);
    auto *dialog = new FormDialog(ui.commands, Text::tr("Send order %1 to the provider?").arg(order), parent);
    dialog->setObjectName(u"sendForward"_s);
    dialog->setExplanation(forward.state == ForwardState::Refused
                               ? Text::tr("The provider did not take it: %1").arg(forward.problem)
                               : Text::tr("Look at the provider's list first: where it has the order already, it is "
                                          "delivered and paid for twice."));
    const OrderId id = forward.order;
    dialog->setAccept(Text::tr("Send order"), forward.state != ForwardState::Refused, [id]() -> FormAnswer {
        return CommandCall{u"ResolveForward"_s, {{u"order"_s, id.value}}};
    });
    dialog->open();
}

void noteNumber(const UiContext &ui, const OrderForward &forward, QWidget *parent, const Draft &draft)
{
    const QString order = Words::number(forward.order.value);
    auto *dialog = new FormDialog(ui.commands, Text::tr("Order %1 is at the provider").arg(order), parent);
    dialog->setObjectName(u"noteForward"_s);
    dialog->setReplaces(draft);
    dialog->setExplanation(Text::tr("It is followed there from now on, and not sent again."));
    auto *number = dialog->addLine(Text::tr("The provider's number"), u"upstreamOrder"_s,
                                   draft.text(u"upstream_order"_s, forward.upstreamOrder));
    const OrderId id = forward.order;
    dialog->setAccept(Text::tr("Follow it"), false, [=]() -> FormAnswer {
        const QString typed = number->text().trimmed();
        if (typed.isEmpty())
            return fail(Text::tr("Enter the number that the order has in the provider's list."));
        return CommandCall{u"ResolveForward"_s, {{u"order"_s, id.value}, {u"upstream_order"_s, typed}}};
    });
    dialog->open();
}

} // namespace pw::ui::provider_actions
