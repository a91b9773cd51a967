// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/held_changes.h"

#include "core/base/clock.h"
#include "core/storage/quarantine_store.h"
#include "ui/models/command_runner.h"
#include "ui/models/reply.h"
#include "ui/presentation/command_words.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/list_dialog.h"

#include <QJsonDocument>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int idRole = Qt::UserRole;

QList<QuarantinedCommand> readHeld(Database &db)
{
    QList<QuarantinedCommand> held = QuarantineStore(db).all();
    held.removeIf([](const QuarantinedCommand &command) { return command.status != QuarantineStatus::Kept; });
    return held;
}

QString wordsOf(const QuarantinedCommand &command)
{
    return commandWords(command.name, QJsonDocument::fromJson(command.args.toUtf8()).object());
}

} // namespace

HeldChanges::HeldChanges(const UiContext &ui, QWidget *parent)
    : QDialog(parent), m_ui(ui), m_list(new QListWidget(this)), m_none(makeLabel({}, u"muted"_s, this)),
      m_trouble(makeLabel({}, u"error"_s, this)),
      m_release(makeButton(tr("Do it"), ButtonKind::Primary, u"play"_s, this)),
      m_discard(makeButton(tr("Discard"), ButtonKind::Plain, u"ban"_s, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"heldChanges"_s);
    setWindowTitle(tr("Held changes"));
    setMinimumSize(600, 360);
    build();
    connect(m_list, &QListWidget::itemSelectionChanged, this, &HeldChanges::showActions);
    connect(m_release, &QPushButton::clicked, this, [this] { decide(u"ReleaseQuarantined"_s); });
    connect(m_discard, &QPushButton::clicked, this, [this] { decide(u"DiscardQuarantined"_s); });
    connect(&m_ui.data, &DataSource::changed, this, &HeldChanges::reload);
    showActions();
    reload();
}

void HeldChanges::build()
{
    m_list->setObjectName(u"heldList"_s);
    m_list->setAccessibleName(tr("Held changes"));
    m_none->setObjectName(u"heldNone"_s);
    m_none->setText(tr("Nothing is held."));
    m_none->hide();
    m_trouble->setObjectName(u"trouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_release->setObjectName(u"releaseHeld"_s);
    m_discard->setObjectName(u"discardHeld"_s);
    layOutListDialog(*this,
                     {.explanation = tr("Computers that were revoked held these changes and had not sent them. "
                                        "None of them is done unless you say so; then it is done under your name."),
                      .body = {m_none, m_list, m_trouble},
                      .closeName = u"closeHeld"_s,
                      .actions = {m_discard, m_release}});
}

void HeldChanges::reload()
{
    onReply(m_ui.data.read(readHeld), this, [this](const QList<QuarantinedCommand> &held) {
        const QString chosen = m_list->currentItem() ? m_list->currentItem()->data(idRole).toString() : QString();
        m_list->clear();
        for (const QuarantinedCommand &command : held) {
            const QString from = tr("by %1, %2").arg(command.staffName, Words::when(command.madeAt, m_ui.clock.now()));
            auto *item = new QListWidgetItem(icon(commandIcon(command.name)), wordsOf(command) + u'\n' + from, m_list);
            item->setData(idRole, command.commandId);
            item->setToolTip(tr("Made at %1").arg(Words::whenInFull(command.madeAt)));
            if (command.commandId == chosen)
                m_list->setCurrentItem(item);
        }
        m_list->setVisible(!held.isEmpty());
        m_none->setVisible(held.isEmpty());
        showActions();
    });
}

void HeldChanges::showActions()
{
    const bool isChosen = !m_list->selectedItems().isEmpty();
    for (QPushButton *button : {m_release, m_discard}) {
        button->setEnabled(isChosen);
        button->setToolTip(isChosen ? QString() : tr("Choose a change first"));
    }
}

void HeldChanges::decide(const QString &command)
{
    if (m_list->selectedItems().isEmpty())
        return;
    const QString id = m_list->selectedItems().constFirst()->data(idRole).toString();
    m_trouble->hide();
    m_ui.commands.run({command, {{u"command_id"_s, id}}}, this, [this](const QString &trouble) {
        m_trouble->setText(trouble);
        m_trouble->setVisible(!trouble.isEmpty());
    });
}

} // namespace pw::ui
