// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/orders/actions.h"

#include "core/domain/decisions.h"
#include "core/domain/order_task.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/form_dialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui::order_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OrderActions)
};

/// The decision that the command will make with the facts known here; the server makes it again with its own.
Decided<decide::StatusChanged> predictedCancel(const Order &order)
{
    return decide::cancelOrder(order, Actor::staff(StaffId(0), {}, Role::Owner), true);
}

QList<std::pair<QString, QString>> reachableStatuses(const Order &order)
{
    QList<std::pair<QString, QString>> choices{{toWord(order.status), Words::status(order.status)}};
    for (const auto &word : wordTable(OrderStatus{})) {
        // Cancelling has a form of its own that says what is refunded.
        if (word.value != OrderStatus::Canceled && word.value != order.status &&
            decide::canMove(order.status, word.value))
            choices << std::pair(toWord(word.value), Words::status(word.value));
    }
    return choices;
}

/// Digits only, or nothing.
std::optional<qint64> wholeNumber(const QString &text, bool &isWrong)
{
    if (text.trimmed().isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    isWrong = isWrong || !isNumber || number < 0;
    return number;
}

FormAnswer statusCall(const Order &order, const QString &status, const QString &startCount, const QString &remains)
{
    bool isWrong = false;
    const auto start = wholeNumber(startCount, isWrong);
    const auto left = wholeNumber(remains, isWrong);
    if (isWrong)
        return fail(Text::tr("Start count and remains are whole numbers, 0 or more."));
    QJsonObject args{{u"order"_s, order.id.value}, {u"status"_s, status}};
    if (start)
        args.insert(u"start_count"_s, *start);
    if (left)
        args.insert(u"remains"_s, *left);
    return CommandCall{u"SetOrderStatus"_s, args};
}

QString outcomeWords(const Order &order, const QString &status, const QString &remains)
{
    const auto wanted = fromWord<OrderStatus>(status).value_or(order.status);
    if (!decide::isTerminal(wanted))
        return Text::tr("The charge of %1 stays on hold until the order is finished.").arg(Words::money(order.charge));
    const bool isComplete = wanted == OrderStatus::Completed;
    const qint64 left = isComplete ? 0 : qBound(qint64(0), remains.toLongLong(), order.quantity);
    const Settlement settlement = decide::settle(order, wanted, left);
    return Text::tr("%1 is kept as revenue, %2 goes back to the customer. This cannot be undone.")
        .arg(Words::money(settlement.kept), Words::money(settlement.refunded));
}

} // namespace

bool canCancel(const Order &order)
{
    return predictedCancel(order).ok();
}

bool canSetStatus(const Order &order)
{
    return !decide::isTerminal(order.status);
}

bool canRefill(const Order &order)
{
    decide::TaskRequest request;
    request.actor = Actor::staff(StaffId(0), {}, Role::Owner);
    return decide::requestTask(order, request).ok();
}

bool canAddPost(const Order &order, bool isAtProvider)
{
    const decide::PostRequest smallest{.link = u"@post"_s, .quantity = termsOf(order.fields).min};
    return !isAtProvider && decide::addPost(order, smallest).ok();
}

void refill(const UiContext &ui, const Order &order)
{
    ui.commands.run({u"RequestRefill"_s, {{u"order"_s, order.id.value}}});
}

void cancel(const UiContext &ui, const OrderRow &row, QWidget *parent)
{
    const Order &order = row.order;
    const auto predicted = predictedCancel(order);
    if (!predicted.ok())
        return;
    const Money refund = predicted->settlement ? predicted->settlement->refunded : Money();
    auto *dialog = new FormDialog(ui.commands, Text::tr("Cancel order %1?").arg(Words::number(order.id.value)), parent);
    dialog->setObjectName(u"cancelOrder"_s);
    dialog->setExplanation(
        Text::tr(
            "%1 goes back to the balance of %2. The order was for %3, %4 of them not delivered. This cannot be undone.")
            .arg(Words::money(refund), row.customer, Words::count(order.quantity), Words::count(order.remains)));
    const OrderId id = order.id;
    dialog->setDismiss(Text::tr("Keep order"));
    dialog->setAccept(Text::tr("Cancel order and refund %1").arg(Words::money(refund)), true, [id]() -> FormAnswer {
        return CommandCall{u"CancelOrder"_s, {{u"order"_s, id.value}}};
    });
    dialog->open();
}

void addPost(const UiContext &ui, const OrderRow &row, QWidget *parent)
{
    const Order &order = row.order;
    const SubscriptionTerms terms = termsOf(order.fields);
    auto *dialog =
        new FormDialog(ui.commands, Text::tr("Add a post to order %1").arg(Words::number(order.id.value)), parent);
    dialog->setObjectName(u"addPost"_s);
    dialog->setExplanation(Text::tr("The post of %1 becomes an order that is paid for already: %2 to %3 of what was "
                                    "ordered. %4 of %5 posts have theirs.")
                               .arg(order.link, Words::count(terms.min), Words::count(terms.max),
                                    Words::count(order.subscription->made), Words::count(terms.posts)));
    auto *link = dialog->addLine(Text::tr("Link"), u"link"_s, {});
    auto *quantity = dialog->addLine(Text::tr("Quantity"), u"quantity"_s, QString::number(terms.max));
    dialog->setAccept(Text::tr("Add post"), false, [order, link, quantity]() -> FormAnswer {
        bool isWrong = false;
        const auto wanted = wholeNumber(quantity->text(), isWrong);
        if (isWrong || !wanted)
            return fail(Text::tr("The quantity is a whole number."));
        const decide::PostRequest post{.link = link->text().trimmed(), .quantity = *wanted};
        if (const auto decided = decide::addPost(order, post); !decided)
            return fail(refusalWords(decided.error()));
        return CommandCall{u"AddSubscriptionPost"_s,
                           {{u"order"_s, order.id.value}, {u"link"_s, post.link}, {u"quantity"_s, post.quantity}}};
    });
    dialog->open();
}

void setStatus(const UiContext &ui, const OrderRow &row, QWidget *parent, const Draft &draft)
{
    const Order order = row.order;
    auto *dialog = new FormDialog(ui.commands, Text::tr("Change order %1").arg(Words::number(order.id.value)), parent);
    dialog->setObjectName(u"setOrderStatus"_s);
    dialog->setReplaces(draft);
    auto *status = dialog->addChoice(Text::tr("Status"), u"status"_s, reachableStatuses(order));
    const QString startCount = order.startCount ? QString::number(*order.startCount) : QString();
    auto *start = dialog->addLine(Text::tr("Start count"), u"startCount"_s, draft.text(u"start_count"_s, startCount));
    auto *remains =
        dialog->addLine(Text::tr("Remains"), u"remains"_s, draft.text(u"remains"_s, QString::number(order.remains)));
    auto *hint = dialog->addHint();
    // A status that cannot be reached any more is not offered; then the order's own is chosen.
    status->setCurrentIndex(std::max(0, status->findData(draft.text(u"status"_s))));
    const auto tell = [=] { hint->setText(outcomeWords(order, status->currentData().toString(), remains->text())); };
    QObject::connect(status, &QComboBox::currentIndexChanged, dialog, [=] {
        const auto wanted = fromWord<OrderStatus>(status->currentData().toString());
        if (wanted == OrderStatus::Completed)
            remains->setText(u"0"_s);
        tell();
    });
    QObject::connect(remains, &QLineEdit::textChanged, dialog, tell);
    tell();
    dialog->setAccept(Text::tr("Save"), false, [=] {
        return statusCall(order, status->currentData().toString(), start->text(), remains->text());
    });
    dialog->open();
}

} // namespace pw::ui::order_actions
