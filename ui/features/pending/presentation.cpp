// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/presentation.h"

#include "core/base/clock.h"
#include "ui/features/pending/columns.h"
#include "ui/features/pending/model.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

EntriesPresentation::EntriesPresentation(EntriesModel *model, const Clock &clock, QObject *parent)
    : RowPresentation(parent), m_model(model), m_clock(clock)
{
    setSourceModel(model);
}

ColumnLook EntriesPresentation::look(int column) const
{
    switch (static_cast<EntryColumn>(column)) {
    case EntryColumn::Number:
        return {.title = tr("Change"), .width = 84};
    case EntryColumn::Wish:
        return {.title = tr("What you wanted"), .width = 0, .stretches = true};
    case EntryColumn::State:
        return {.title = tr("State"), .width = 116};
    case EntryColumn::Made:
        return {.title = tr("Made"), .width = 148};
    }
    return {};
}

Cell EntriesPresentation::cell(int row, int column) const
{
    const auto &[entry, subject] = m_model->row(row);
    switch (static_cast<EntryColumn>(column)) {
    case EntryColumn::Number:
        return {.text = Words::number(entry.seq), .quiet = true};
    case EntryColumn::Wish: {
        const QString reason = entry.refusal   ? refusalWords(*entry.refusal)
                               : entry.warning ? tr("Will probably be refused: %1").arg(refusalWords(*entry.warning))
                                               : QString();
        const QString words = commandWords(entry.name, entry.args, subject);
        return {.text = words, .secondary = reason, .tooltip = words, .icon = commandIcon(entry.name), .strong = true};
    }
    case EntryColumn::State:
        return {.text = Words::state(entry.state), .pill = Words::tone(entry.state)};
    case EntryColumn::Made:
        return {.text = Words::when(entry.madeAt, m_clock.now()),
                .tooltip = Words::whenInFull(entry.madeAt),
                .quiet = true};
    }
    return {};
}

} // namespace pw::ui
