// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/details.h"

#include "core/base/clock.h"
#include "ui/features/pending/actions.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/refusal_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

/// What happened to it so far, in a sentence.
QString answerWords(const OutboxEntry &entry)
{
    switch (entry.state) {
    case OutboxState::Pending:
        return entry.warning
                   ? EntryDetails::tr("Saved here. It will probably be refused: %1").arg(refusalWords(*entry.warning))
                   : EntryDetails::tr("Saved here. It is sent as soon as the server can be reached.");
    case OutboxState::Sent:
        return EntryDetails::tr("Sent. The server has not answered yet; it is sent again if the answer was lost.");
    case OutboxState::Accepted:
        return EntryDetails::tr("Done by the server.");
    case OutboxState::Refused:
        return entry.refusal ? EntryDetails::tr("The server refused: %1").arg(refusalWords(*entry.refusal))
                             : EntryDetails::tr("The server refused.");
    }
    Q_UNREACHABLE();
}

} // namespace

EntryDetails::EntryDetails(const UiContext &ui, EntriesModel *model, QWidget *parent)
    : DetailsPane(ui, parent), m_model(model),
      m_retry(makeButton(tr("Try again with the same values"), ButtonKind::Primary, u"retry"_s, this)),
      m_dismiss(makeButton(tr("Dismiss"), ButtonKind::Plain, u"dismiss"_s, this)),
      m_answer(makeLabel({}, u"hint"_s, this))
{
    setObjectName(u"entryDetails"_s);
    m_retry->setObjectName(u"retryButton"_s);
    m_dismiss->setObjectName(u"dismissButton"_s);
    m_answer->setObjectName(u"answer"_s);
    m_answer->setWordWrap(true);
    actions()->addWidget(m_retry);
    actions()->addWidget(m_dismiss);
    actions()->addStretch();
    buildFields();
    connect(m_retry, &QPushButton::clicked, this, &EntryDetails::retry);
    connect(m_dismiss, &QPushButton::clicked, this, &EntryDetails::dismiss);
    connect(m_model, &PagedModelBase::loaded, this, &EntryDetails::showRow);
}

void EntryDetails::buildFields()
{
    body()->addWidget(m_answer);
    body()->addSpacing(space::one);
    auto *times = addFields(tr("Change"));
    m_made = times->add(tr("Made"));
    m_settled = times->add(tr("Answered"));
    m_baseRev = times->add(tr("Made on revision"));
    m_id = times->add(tr("Number for support"));
    auto *exact = addFields(tr("Exact values"));
    m_args = exact->add(tr("Arguments"));
    body()->addStretch();
}

void EntryDetails::load(qint64, quint64)
{
    showRow(); // the list has everything
}

void EntryDetails::showRow()
{
    if (key() == 0)
        return;
    const int at = m_model->rowOf(key());
    if (at >= 0)
        show(m_model->row(at));
    else if (m_model->hasLoaded() && !m_model->isLoading())
        Q_EMIT closeRequested();
}

void EntryDetails::show(const EntryRow &row)
{
    m_row = row;
    const OutboxEntry &entry = row.entry;
    setHeading({.title = commandWords(entry.name, entry.args, row.subject),
                .subtitle = tr("Change %1").arg(Words::number(entry.seq)),
                .pill = Words::state(entry.state),
                .tone = Words::tone(entry.state)});
    m_retry->setVisible(entry_actions::canRetry(entry));
    m_dismiss->setVisible(entry_actions::canDismiss(entry));
    m_answer->setText(answerWords(entry));
    setStyleProperty(m_answer, "role", entry.state == OutboxState::Refused ? u"error"_s : u"hint"_s);
    FieldList::set(m_made, Words::when(entry.madeAt, ui().clock.now()), Words::whenInFull(entry.madeAt));
    FieldList::set(m_settled, entry.settledAt.ms == 0 ? QString() : Words::when(entry.settledAt, ui().clock.now()),
                   Words::whenInFull(entry.settledAt));
    FieldList::set(m_baseRev, Words::count(entry.baseRev));
    FieldList::set(m_id, entry.commandId);
    FieldList::set(m_args, entry.name + u'\n' + QString::fromUtf8(QJsonDocument(entry.args).toJson()).trimmed());
}

void EntryDetails::retry()
{
    entry_actions::retry(ui(), m_row->entry, this);
}

void EntryDetails::dismiss()
{
    entry_actions::dismiss(ui(), m_row->entry);
}

} // namespace pw::ui
