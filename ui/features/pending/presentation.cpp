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
    case EntryColumn::Wish:
        return {.title = tr("What you wanted"), .width = 0, .stretches = true};
    case EntryColumn::State:
        return {.title = tr("State"), .width = 116};
    case EntryColumn::Made:
        return {.title = tr("Made"), .width = 148};
    case EntryColumn::Answered:
        return {.title = tr("Answered"), .width = 148};
    }
    return {};
}

Cell EntriesPresentation::cell(int row, int column) const
{
    const EntryRow &shown = m_model->row(row);
    const OutboxEntry &entry = shown.entry;
    switch (static_cast<EntryColumn>(column)) {
    case EntryColumn::Wish: {
        const QString words = commandWords(entry.name, entry.args, shown.subject.name);
        const QString reason = reasonWords(shown);
        return {.text = words,
                .secondary = reason,
                .tooltip = reason.isEmpty() ? words : QString(words + u'\n' + reason),
                .icon = shown.isAtRisk() ? u"alert"_s : commandIcon(entry.name),
                .strong = true};
    }
    case EntryColumn::State:
        if (shown.isAtRisk())
            return {.text = tr("At risk"), .tooltip = reasonWords(shown), .pill = Tone::Danger};
        return {.text = Words::state(entry.state), .pill = Words::tone(entry.state)};
    case EntryColumn::Made:
        return timeCell(entry.madeAt);
    case EntryColumn::Answered:
        return entry.settledAt.ms == 0 ? Cell{} : timeCell(entry.settledAt);
    }
    return {};
}

QString EntriesPresentation::reasonWords(const EntryRow &row)
{
    if (row.entry.refusal)
        return refusalWords(*row.entry.refusal);
    return row.isAtRisk() ? tr("Will probably be refused: %1").arg(refusalWords(*row.entry.warning)) : QString();
}

Cell EntriesPresentation::timeCell(Instant at) const
{
    return {.text = Words::when(at, m_clock.now()), .tooltip = Words::whenInFull(at), .quiet = true};
}

} // namespace pw::ui
