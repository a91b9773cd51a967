// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/details.h"

#include "core/base/clock.h"
#include "ui/features/pending/actions.h"
#include "ui/features/pending/entry_text.h"
#include "ui/features/pending/fact_table.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

EntryDetails::EntryDetails(const UiContext &ui, EntriesModel *model, QWidget *parent)
    : DetailsPane(ui, parent), m_model(model), m_answer(makeLabel({}, u"hint"_s, this)),
      m_foreseen(makeLabel({}, u"muted"_s, this))
{
    setObjectName(u"entryDetails"_s);
    m_answer->setObjectName(u"answer"_s);
    m_answer->setWordWrap(true);
    m_foreseen->setObjectName(u"foreseen"_s);
    m_foreseen->setWordWrap(true);
    m_foreseen->hide();
    buildFields();
    connect(m_model, &PagedModelBase::loaded, this, &EntryDetails::showRow);
}

void EntryDetails::setActions(const EntryActions &entryActions)
{
    addButton(entryActions.retry(), u"retryButton"_s, true);
    addButton(entryActions.edit(), u"editButton"_s);
    addButton(entryActions.drop(), u"dropButton"_s);
    addButton(entryActions.open(), u"openButton"_s);
    actions()->addStretch();
}

void EntryDetails::addButton(QAction *action, const QString &objectName, bool isPrimary)
{
    auto *button = makeButton({}, isPrimary ? ButtonKind::Primary : ButtonKind::Plain, {}, this);
    button->setObjectName(objectName);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setToolTip(plainTip(action->toolTip()));
        button->setAccessibleName(action->text().remove(u'…'));
        button->setAccessibleDescription(action->toolTip());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    actions()->addWidget(button);
}

void EntryDetails::buildFields()
{
    body()->addWidget(m_answer);
    body()->addWidget(m_foreseen);
    body()->addSpacing(space::one);
    m_serverPart = new QWidget(this);
    auto *part = new QVBoxLayout(m_serverPart);
    part->setContentsMargins(0, 0, 0, space::one);
    part->setSpacing(space::one);
    part->addWidget(makeLabel(tr("What the server has").toUpper(), u"section"_s, m_serverPart));
    m_last = makeValueLabel(m_serverPart);
    m_last->setObjectName(u"lastTouch"_s);
    m_facts = new FactTable(m_serverPart);
    part->addWidget(m_last);
    part->addWidget(m_facts);
    body()->addWidget(m_serverPart);
    auto *times = addFields(tr("Change"));
    m_made = times->add(tr("Made"));
    m_author = times->add(tr("Made by"));
    m_settled = times->add(tr("Answered"));
    m_baseRev = times->add(tr("Made on revision"));
    m_id = times->add(tr("Number for support"));
    auto *exact = addFields(tr("Exact values"));
    m_args = exact->add(tr("Arguments"));
    body()->addStretch();
}

void EntryDetails::load(qint64, quint64)
{
    showRow(); // the list has everything but the server's side
}

void EntryDetails::showRow()
{
    if (key() == 0)
        return;
    const int at = m_model->rowOf(key());
    if (at >= 0)
        show(m_model->row(at));
    else if (m_model->hasLoaded() && !m_model->isLoading())
        Q_EMIT rowMissing();
}

void EntryDetails::show(const EntryRow &row)
{
    m_row = row;
    const OutboxEntry &entry = row.entry;
    const Instant now = ui().clock.now();
    setHeading({.title = commandWords(entry.name, entry.args, row.subject.name),
                .subtitle = row.subject.kind == SubjectKind::Order || row.subject.kind == SubjectKind::Ticket
                                ? row.subject.name
                                : commandTitle(entry.name),
                .pill = row.isAtRisk() ? tr("At risk") : Words::state(entry.state),
                .tone = row.isAtRisk() ? Tone::Danger : Words::tone(entry.state)});
    m_answer->setText(answerWords(entry));
    setStyleProperty(m_answer, "role",
                     entry.state == OutboxState::Refused ? u"error"_s
                     : row.isAtRisk()                    ? u"caution"_s
                                                         : u"hint"_s);
    FieldList::set(m_made, Words::when(entry.madeAt, now), Words::whenInFull(entry.madeAt));
    FieldList::set(m_author, ui().data.status().user);
    FieldList::set(m_settled, entry.settledAt.ms == 0 ? QString() : Words::when(entry.settledAt, now),
                   Words::whenInFull(entry.settledAt));
    FieldList::set(m_baseRev, Words::count(entry.baseRev));
    FieldList::set(m_id, entry.commandId);
    FieldList::set(m_args, entry.name + u'\n' + QString::fromUtf8(QJsonDocument(entry.args).toJson()).trimmed());
    loadServer();
}

void EntryDetails::loadServer()
{
    if (m_row->entry.state == OutboxState::Accepted || m_row->subject.kind == SubjectKind::None) {
        ++m_serverTurn;
        m_serverPart->hide(); // done as wanted, or a row that is not there yet: nothing to compare
        return;
    }
    onReply(ui().data.readConfirmed([entry = m_row->entry](Database &db) { return readServerSide(db, entry); }), this,
            [this, turn = ++m_serverTurn](const ServerSide &server) {
                if (turn == m_serverTurn)
                    showServer(server);
            });
}

void EntryDetails::showServer(const ServerSide &server)
{
    const QString last =
        server.isMissing ? tr("The server has no such row.") : lastTouchWords(server, ui().clock.now());
    m_last->setText(last);
    m_last->setVisible(!last.isEmpty());
    m_last->setToolTip(server.last ? Words::whenInFull(server.last->at) : QString());
    const QList<FieldFact> facts = fieldFacts(m_row->entry, server);
    m_facts->show(facts);
    m_facts->setVisible(!facts.isEmpty());
    m_serverPart->setVisible(!last.isEmpty() || !facts.isEmpty());
}

void EntryDetails::showForeseen(const QString &words)
{
    m_foreseen->setText(words);
    m_foreseen->setVisible(!words.isEmpty());
}

} // namespace pw::ui
