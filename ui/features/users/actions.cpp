// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/users/actions.h"

#include "core/domain/decisions.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/form_dialog.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace pw::ui::user_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UserActions)
};

QString fundsHint(const User &user, const QString &typed)
{
    const auto amount = Money::parse(typed.trimmed());
    if (!amount)
        return Text::tr("The balance is %1.").arg(Words::money(user.balance));
    const auto balance = decide::addFunds(user, *amount);
    if (!balance.ok())
        return refusalWords(balance.error());
    return Text::tr("The balance becomes %1 (now %2).").arg(Words::money(balance.value()), Words::money(user.balance));
}

} // namespace

void addFunds(const UiContext &ui, const User &user, QWidget *parent, const Draft &draft)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("Add funds to %1").arg(user.username), parent);
    dialog->setObjectName(u"addFunds"_s);
    dialog->setReplaces(draft);
    dialog->setExplanation(
        Text::tr("With a minus in front, the amount is taken from the balance. Both are kept in the ledger."));
    auto *amount = dialog->addLine(Text::tr("Amount"), u"amount"_s, draft.text(u"amount"_s));
    amount->setPlaceholderText(u"25.00"_s);
    auto *reason = dialog->addLine(Text::tr("Reason"), u"reason"_s, draft.text(u"reason"_s));
    reason->setPlaceholderText(Text::tr("Bank transfer, goodwill, correction …"));
    auto *hint = dialog->addHint();
    hint->setText(fundsHint(user, amount->text()));
    QObject::connect(amount, &QLineEdit::textChanged, dialog,
                     [=](const QString &typed) { hint->setText(fundsHint(user, typed)); });
    dialog->setAccept(Text::tr("Add funds"), false, [=]() -> FormAnswer {
        const auto wanted = Money::parse(amount->text().trimmed());
        if (!wanted)
            return fail(Text::tr("Enter an amount such as 25 or 12.50, with at most 8 decimals."));
        return CommandCall{
            u"AddFunds"_s,
            {{u"user"_s, user.id.value}, {u"amount"_s, wanted->toString()}, {u"reason"_s, reason->text().trimmed()}}};
    });
    dialog->open();
}

void suspend(const UiContext &ui, const User &user, QWidget *parent, const Draft &draft)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("Suspend %1?").arg(user.username), parent);
    dialog->setObjectName(u"suspendUser"_s);
    dialog->setReplaces(draft);
    dialog->setExplanation(
        Text::tr("A suspended customer cannot sign in or order. Orders that are placed already go on, the "
                 "balance of %1 stays.")
            .arg(Words::money(user.balance)));
    auto *reason = dialog->addLine(Text::tr("Reason"), u"reason"_s, draft.text(u"reason"_s));
    dialog->setAccept(Text::tr("Suspend"), true, [=]() -> FormAnswer {
        return CommandCall{u"SuspendUser"_s, {{u"user"_s, user.id.value}, {u"reason"_s, reason->text().trimmed()}}};
    });
    dialog->open();
}

void unsuspend(const UiContext &ui, const User &user)
{
    ui.commands.run(CommandCall{u"UnsuspendUser"_s, {{u"user"_s, user.id.value}}});
}

} // namespace pw::ui::user_actions
