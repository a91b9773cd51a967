// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/offered_presentation.h"

#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

OfferedPresentation::OfferedPresentation(OfferedModel *model, QObject *parent) : RowPresentation(parent), m_model(model)
{
    setSourceModel(model);
}

ColumnLook OfferedPresentation::look(int column) const
{
    switch (static_cast<OfferedColumn>(column)) {
    case OfferedColumn::Chosen:
        return {.title = {}, .width = 56};
    case OfferedColumn::Name:
        return {.title = tr("Service there"), .width = 0, .stretches = true};
    case OfferedColumn::Cost:
        return {.title = tr("Cost"), .width = 104, .alignment = Qt::AlignRight};
    case OfferedColumn::Rate:
        return {.title = tr("Our rate"), .width = 112, .alignment = Qt::AlignRight};
    case OfferedColumn::Limits:
        return {.title = tr("Quantity"), .width = 148, .alignment = Qt::AlignRight};
    case OfferedColumn::Type:
        return {.title = tr("Type"), .width = 160};
    }
    return {};
}

QString OfferedPresentation::choiceWords(const OfferedRow &row)
{
    if (row.service > 0)
        return tr("Is service %1 already").arg(Words::number(row.service));
    if (!row.type)
        return tr("Its type “%1” cannot be sold here").arg(row.typeText);
    return row.isChosen ? tr("Chosen") : tr("Not chosen");
}

Cell OfferedPresentation::choiceCell(const OfferedRow &row)
{
    if (!row.canBeChosen())
        return {.tooltip = choiceWords(row), .icon = row.service > 0 ? u"link"_s : u"ban"_s, .quiet = true};
    if (row.isChosen)
        return {.tooltip = choiceWords(row), .icon = u"box-checked"_s, .ink = Tone::Info};
    return {.tooltip = choiceWords(row), .icon = u"box"_s, .quiet = true};
}

Cell OfferedPresentation::cell(int index, int column) const
{
    const OfferedRow &row = m_model->row(index);
    const bool isQuiet = !row.canBeChosen();
    switch (static_cast<OfferedColumn>(column)) {
    case OfferedColumn::Chosen:
        return choiceCell(row);
    case OfferedColumn::Name: {
        const QString number = tr("Number %1").arg(row.id);
        return {.text = row.name,
                .secondary = isQuiet                  ? choiceWords(row)
                             : row.category.isEmpty() ? number
                                                      : tr("%1 · %2").arg(row.category, number),
                .tooltip = row.name,
                .strong = !isQuiet,
                .quiet = isQuiet};
    }
    case OfferedColumn::Cost:
        return {.text = row.cost.toDisplayString(), .quiet = true};
    case OfferedColumn::Rate: {
        const auto rate = m_model->rateOf(row);
        return {.text = rate ? Words::money(rate->perThousand()) : tr("Too large"), .strong = !isQuiet};
    }
    case OfferedColumn::Limits:
        return {.text = tr("%1 – %2").arg(Words::count(row.min), Words::count(row.max)), .quiet = true};
    case OfferedColumn::Type:
        return {.text = row.type ? Words::type(*row.type) : row.typeText, .quiet = true};
    }
    return {};
}

QVariant OfferedPresentation::data(const QModelIndex &index, int role) const
{
    const bool isChoice = index.isValid() && index.column() == static_cast<int>(OfferedColumn::Chosen);
    // The mark is a picture: a screen reader needs it in words.
    if (isChoice && role == Qt::AccessibleTextRole)
        return choiceWords(m_model->row(index.row()));
    return RowPresentation::data(index, role);
}

} // namespace pw::ui
