// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/offline_limits.h"

#include "core/domain/settings.h"
#include "core/storage/settings_store.h"
#include "ui/models/reply.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

#include <QCoreApplication>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OfflineLimits)
};

CommandCall settingCall(SettingName name, const QString &value)
{
    return {u"SetSetting"_s, {{u"name"_s, toWord(name)}, {u"value"_s, value}}};
}

/// One command a form: what was changed first is saved by the form itself, the other one before it.
FormAnswer answer(const UiContext &ui, const OfflineLimits &before, const QString &amountText, const QString &ageText)
{
    const auto amount = Money::parse(amountText.trimmed().isEmpty() ? u"0"_s : amountText.trimmed());
    bool isNumber = ageText.trimmed().isEmpty();
    const qint64 hours = isNumber ? 0 : ageText.trimmed().toLongLong(&isNumber);
    if (!amount || amount->isNegative())
        return fail(Text::tr("The amount is a number such as 500, or empty for no limit."));
    if (!isNumber || hours < 0)
        return fail(Text::tr("The age is a whole number of hours, or empty for no limit."));
    const bool isOtherAmount = !(*amount == before.amount);
    const bool isOtherAge = hours != before.maxAgeHours;
    if (!isOtherAmount && !isOtherAge)
        return fail(Text::tr("Nothing was changed."));
    const QString hoursText = QString::number(hours);
    if (!decide::checkSetting({SettingName::OfflineMaxAge, hoursText}))
        return fail(Text::tr("The age is at most ten years."));
    const CommandCall ageCall = settingCall(SettingName::OfflineMaxAge, hoursText);
    if (!isOtherAmount)
        return ageCall;
    if (isOtherAge)
        ui.commands.run(ageCall);
    return settingCall(SettingName::OfflineAmountLimit, amount->toString());
}

void open(const UiContext &ui, const OfflineLimits &limits, QWidget *window)
{
    auto *dialog = new FormDialog(ui.commands, Text::tr("Offline limits"), window);
    dialog->setObjectName(u"offlineLimits"_s);
    dialog->setExplanation(
        Text::tr("They hold for every desk of the shop that cannot reach the server. Empty means no limit."));
    auto *amount = dialog->addLine(Text::tr("Money in all"), u"offlineAmount"_s,
                                   limits.amount.isZero() ? QString() : limits.amount.toString());
    auto *age = dialog->addLine(Text::tr("Oldest change (hours)"), u"offlineAge"_s,
                                limits.maxAgeHours == 0 ? QString() : QString::number(limits.maxAgeHours));
    for (QLineEdit *line : {amount, age})
        line->setPlaceholderText(Text::tr("No limit"));
    dialog->setAccept(Text::tr("Save"), false, [=] { return answer(ui, limits, amount->text(), age->text()); });
    dialog->open();
}

} // namespace

void openOfflineLimits(const UiContext &ui, QWidget *window)
{
    const auto limits = ui.data.read([](Database &db) { return SettingsStore(db).offlineLimits(); });
    onReply(limits, window, [ui, window](const OfflineLimits &read) { open(ui, read, window); });
}

} // namespace pw::ui
