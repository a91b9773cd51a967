// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/services/actions.h"

#include "ui/presentation/words.h"
#include "ui/widgets/form_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui::service_actions
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ServiceActions)
};

QString rateHint(const Service &service, const QString &typed)
{
    const auto rate = Rate::parse(typed.trimmed());
    if (!rate)
        return Text::tr("A rate is an amount such as 0.90, with at most 5 decimals.");
    const QString unit = isPackage(service.type) ? Text::tr("per package") : Text::tr("per 1000");
    return Text::tr("%1 → %2 %3. Orders that are placed already keep their charge.")
        .arg(Words::money(service.rate.perThousand()), Words::money(rate->perThousand()), unit);
}

/// The fields of the form that edits a whole service.
struct Fields {
    QLineEdit *name;
    QComboBox *category;
    QLineEdit *rate;
    QLineEdit *min;
    QLineEdit *max;
    QCheckBox *refill;
    QCheckBox *cancel;
    QPlainTextEdit *description;
};

/// Adds a whole number to `args` when it differs from `before`; false when it is none.
bool takeNumber(QJsonObject &args, const QString &name, const QLineEdit *line, qint64 before)
{
    bool isNumber = false;
    const qint64 number = line->text().trimmed().toLongLong(&isNumber);
    if (isNumber && number != before)
        args.insert(name, number);
    return isNumber;
}

/// Only what was changed travels, so that two desks that edit different fields do not undo each other.
FormAnswer changes(const Service &service, const Fields &fields)
{
    QJsonObject args{{u"service"_s, service.id.value}};
    const auto rate = Rate::parse(fields.rate->text().trimmed());
    if (!rate)
        return fail(Text::tr("A rate is an amount such as 0.90, with at most 5 decimals."));
    if (*rate != service.rate)
        args.insert(u"rate"_s, rate->toString());
    if (!takeNumber(args, u"min"_s, fields.min, service.min) || !takeNumber(args, u"max"_s, fields.max, service.max))
        return fail(Text::tr("Minimum and maximum are whole numbers."));
    if (const QString name = fields.name->text().trimmed(); name != service.name)
        args.insert(u"name"_s, name);
    if (const QString text = fields.description->toPlainText().trimmed(); text != service.description)
        args.insert(u"description"_s, text);
    if (const qint64 category = fields.category->currentData().toLongLong(); category != service.category.value)
        args.insert(u"category"_s, category);
    if (fields.refill->isChecked() != service.refill)
        args.insert(u"refill"_s, fields.refill->isChecked());
    if (fields.cancel->isChecked() != service.cancel)
        args.insert(u"cancel"_s, fields.cancel->isChecked());
    if (args.size() == 1)
        return fail(Text::tr("Nothing was changed."));
    return CommandCall{u"UpdateService"_s, args};
}

QComboBox *addCategories(FormDialog *dialog, const QList<Category> &categories, CategoryId current)
{
    QList<std::pair<QString, QString>> choices;
    for (const Category &category : categories)
        choices << std::pair(QString::number(category.id.value), category.name);
    auto *combo = dialog->addChoice(Text::tr("Category"), u"category"_s, choices);
    combo->setCurrentIndex(combo->findData(QString::number(current.value)));
    return combo;
}

} // namespace

void changeRate(const UiContext &ui, const ServiceRow &row, QWidget *parent)
{
    const Service service = row.service;
    auto *dialog =
        new FormDialog(ui.commands, Text::tr("Change rate of service %1").arg(Words::number(service.id.value)), parent);
    dialog->setObjectName(u"changeRate"_s);
    dialog->setExplanation(service.name);
    auto *rate = dialog->addLine(Text::tr("New rate"), u"rate"_s, service.rate.toString());
    auto *hint = dialog->addHint();
    hint->setText(rateHint(service, rate->text()));
    QObject::connect(rate, &QLineEdit::textChanged, dialog,
                     [=](const QString &typed) { hint->setText(rateHint(service, typed)); });
    rate->selectAll();
    dialog->setAccept(Text::tr("Change rate"), false, [=]() -> FormAnswer {
        const auto wanted = Rate::parse(rate->text().trimmed());
        if (!wanted)
            return fail(Text::tr("A rate is an amount such as 0.90, with at most 5 decimals."));
        if (*wanted == service.rate)
            return fail(Text::tr("This is the rate already."));
        return CommandCall{u"UpdateService"_s, {{u"service"_s, service.id.value}, {u"rate"_s, wanted->toString()}}};
    });
    dialog->open();
}

void edit(const UiContext &ui, const ServiceRow &row, const QList<Category> &categories, QWidget *parent,
          const Draft &draft)
{
    const Service service = row.service;
    auto *dialog =
        new FormDialog(ui.commands, Text::tr("Edit service %1").arg(Words::number(service.id.value)), parent);
    dialog->setObjectName(u"editService"_s);
    dialog->setReplaces(draft);
    dialog->setMinimumWidth(520);
    Fields fields{};
    fields.name = dialog->addLine(Text::tr("Name"), u"name"_s, draft.text(u"name"_s, service.name));
    fields.category = addCategories(dialog, categories, service.category);
    if (draft.has(u"category"_s))
        fields.category->setCurrentIndex(std::max(0, fields.category->findData(draft.text(u"category"_s))));
    fields.rate = dialog->addLine(Text::tr("Rate"), u"rate"_s, draft.text(u"rate"_s, service.rate.toString()));
    fields.min = dialog->addLine(Text::tr("Minimum"), u"min"_s, draft.text(u"min"_s, QString::number(service.min)));
    fields.max = dialog->addLine(Text::tr("Maximum"), u"max"_s, draft.text(u"max"_s, QString::number(service.max)));
    fields.refill =
        dialog->addCheck(Text::tr("A drop may be refilled"), u"refill"_s, draft.flag(u"refill"_s, service.refill));
    fields.cancel =
        dialog->addCheck(Text::tr("Customers may cancel"), u"cancel"_s, draft.flag(u"cancel"_s, service.cancel));
    fields.description =
        dialog->addText(Text::tr("Description"), u"description"_s, draft.text(u"description"_s, service.description));
    dialog->setAccept(Text::tr("Save"), false, [=] { return changes(service, fields); });
    dialog->open();
}

void setEnabled(const UiContext &ui, const ServiceRow &row, bool enabled, QWidget *parent)
{
    const CommandCall call{u"UpdateService"_s, {{u"service"_s, row.service.id.value}, {u"enabled"_s, enabled}}};
    if (enabled) {
        ui.commands.run(call);
        return;
    }
    auto *dialog =
        new FormDialog(ui.commands, Text::tr("Disable service %1?").arg(Words::number(row.service.id.value)), parent);
    dialog->setObjectName(u"disableService"_s);
    dialog->setExplanation(Text::tr("Customers will no longer see or order “%1”. Orders that are placed already go on.")
                               .arg(row.service.name));
    dialog->setAccept(Text::tr("Disable"), true, [call]() -> FormAnswer { return call; });
    dialog->open();
}

} // namespace pw::ui::service_actions
