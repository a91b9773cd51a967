// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/entry_text.h"

#include "ui/presentation/command_words.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/words.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EntryText)
};

} // namespace

QString answerWords(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxState::Pending:
        return entry.warning
                   ? Text::tr("The server has not spoken yet, but it will probably refuse this, because of what it "
                              "has now: %1 It is sent all the same, unless you edit it or take it back.")
                         .arg(refusalWords(*entry.warning))
                   : Text::tr("Saved here. It is sent as soon as the server can be reached.");
    case OutboxState::Sent:
        return entry.warning
                   ? Text::tr("Sent; the server has not answered yet. It will probably refuse this: %1")
                         .arg(refusalWords(*entry.warning))
                   : Text::tr("Sent. The server has not answered yet; it is sent again if the answer was lost.");
    case OutboxState::Accepted:
        return Text::tr("Done by the server.");
    case OutboxState::Refused:
        return entry.refusal ? Text::tr("The server refused: %1").arg(refusalWords(*entry.refusal))
                             : Text::tr("The server refused.");
    }
    Q_UNREACHABLE();
}

QString entryText(const EntryRow &row)
{
    const OutboxEntry &entry = row.entry;
    QStringList lines{commandWords(entry.name, entry.args, row.subject.name), answerWords(entry),
                      Text::tr("Made: %1").arg(Words::whenInFull(entry.madeAt))};
    if (entry.settledAt.ms > 0)
        lines << Text::tr("Answered: %1").arg(Words::whenInFull(entry.settledAt));
    lines << Text::tr("Number for support: %1").arg(entry.commandId)
          << entry.name + u' ' + QString::fromUtf8(QJsonDocument(entry.args).toJson(QJsonDocument::Compact));
    return lines.join(u'\n');
}

} // namespace pw::ui
