// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tasks/actions.h"

#include "ui/presentation/words.h"
#include "ui/widgets/form_dialog.h"

#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace pw::ui::task_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TaskActions)
};

QJsonObject settlement(const OrderTask &task, TaskStatus status)
{
    return {{u"task"_s, task.id.value}, {u"status"_s, toWord(status)}};
}

} // namespace

void set(const UiContext &ui, const OrderTask &task, TaskStatus status)
{
    ui.commands.run({u"SettleTask"_s, settlement(task, status)});
}

void reject(const UiContext &ui, const TaskRow &row, QWidget *parent)
{
    const OrderTask task = row.task;
    auto *dialog = new FormDialog(ui.commands, Text::tr("Reject task %1?").arg(Words::number(task.id.value)), parent);
    dialog->setObjectName(u"rejectTask"_s);
    dialog->setExplanation(
        Text::tr("%1 sees that it was rejected, and not the reason, which is for those who run the shop.")
            .arg(row.customer));
    auto *reason = dialog->addLine(Text::tr("Reason"), u"reason"_s);
    dialog->setAccept(Text::tr("Reject"), true, [=]() -> FormAnswer {
        QJsonObject args = settlement(task, TaskStatus::Rejected);
        if (const QString typed = reason->text().trimmed(); !typed.isEmpty())
            args.insert(u"reason"_s, typed);
        return CommandCall{u"SettleTask"_s, args};
    });
    dialog->open();
}

} // namespace pw::ui::task_actions
