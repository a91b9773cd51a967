// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/changes_dialog.h"

#include "core/base/clock.h"
#include "core/storage/catalogue_store.h"
#include "ui/models/reply.h"
#include "ui/presentation/server_words.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"

#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

SourceChange changeIn(const QJsonValue &item)
{
    SourceChange change;
    change.id = item["id"_L1].toInteger();
    change.service = ServiceId(item["service"_L1].toInteger());
    change.kind = fromWord<SourceChangeKind>(item["kind"_L1].toString()).value_or(SourceChangeKind::Cost);
    change.before = item["old"_L1].toString();
    change.after = item["new"_L1].toString();
    change.actor = item["actor"_L1].toString();
    change.at = Instant::parse(item["at"_L1].toString()).value_or(Instant());
    return change;
}

} // namespace

ChangesDialog::ChangesDialog(const UiContext &ui, const Provider &provider, QWidget *parent)
    : QDialog(parent), m_ui(ui), m_provider(provider.id), m_items(new ItemList({}, this)),
      m_state(makeLabel({}, u"muted"_s, this)), m_older(makeButton(tr("Older"), ButtonKind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"providerChanges"_s);
    setWindowTitle(tr("What %1 has changed").arg(provider.name));
    resize(620, 560);
    m_items->setObjectName(u"changes"_s);
    m_state->setObjectName(u"changesState"_s);
    m_state->setWordWrap(true);
    m_older->setObjectName(u"olderChanges"_s);
    m_older->hide();
    auto *inner = new QWidget(this);
    auto *list = new QVBoxLayout(inner);
    list->setContentsMargins(0, 0, space::one, 0);
    list->addWidget(m_items);
    list->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(inner);
    auto *close = makeButton(tr("Close"), ButtonKind::Primary, {}, this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_older);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeLabel(windowTitle(), u"title"_s, this));
    layout->addWidget(m_state);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &ChangesDialog::accept);
    connect(m_older, &QPushButton::clicked, this, &ChangesDialog::fetch);
}

QString ChangesDialog::words(SourceChangeKind kind)
{
    switch (kind) {
    case SourceChangeKind::Cost:
        return tr("Cost");
    case SourceChangeKind::CostWaits:
        return tr("Cost, waits for you");
    case SourceChangeKind::Rate:
        return tr("Our rate");
    case SourceChangeKind::Minimum:
        return tr("Minimum");
    case SourceChangeKind::Maximum:
        return tr("Maximum");
    case SourceChangeKind::Name:
        return tr("Name");
    case SourceChangeKind::SourceOff:
        return tr("Source switched off");
    case SourceChangeKind::SourceOn:
        return tr("Source switched on");
    case SourceChangeKind::ServiceOff:
        return tr("Service switched off");
    case SourceChangeKind::ServiceOn:
        return tr("Service switched on");
    }
    Q_UNREACHABLE();
}

void ChangesDialog::open()
{
    QDialog::open();
    fetch();
}

void ChangesDialog::fetch()
{
    if (m_ui.data.status().connection != DeskStatus::Connection::Online) {
        say(tr("This desk is not connected. The log is on the server."), true);
        return;
    }
    say(tr("The log is read…"), false);
    m_older->setEnabled(false);
    QString path = u"/api/admin/providers/%1/changes?limit=50"_s.arg(m_provider.value);
    if (!m_next.isEmpty())
        path += u"&after="_s + QString::fromLatin1(QUrl::toPercentEncoding(m_next));
    onReply(m_ui.data.call({.method = "GET", .path = path}), this,
            [this](const ServerAnswer &answer) { take(answer); });
}

void ChangesDialog::take(const ServerAnswer &answer)
{
    m_older->setEnabled(true);
    if (!answer.isDone()) {
        say(serverWords(answer), true);
        return;
    }
    m_next = answer.body.value("next"_L1).toString();
    m_older->setVisible(!m_next.isEmpty());
    QList<qint64> unnamed;
    const QJsonArray items = answer.body.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        m_changes << changeIn(item);
        unnamed << m_changes.constLast().service.value;
    }
    say(m_changes.isEmpty() ? tr("Nothing has changed since the provider's list is followed.") : QString(), false);
    nameServices(unnamed);
}

void ChangesDialog::nameServices(const QList<qint64> &services)
{
    const auto query = [services](Database &db) {
        QHash<qint64, QString> names;
        for (const qint64 id : services) {
            if (const auto service = CatalogueStore(db).service(ServiceId(id)))
                names.insert(id, service->name);
        }
        return names;
    };
    onReply(m_ui.data.read(query), this, [this](const QHash<qint64, QString> &names) {
        m_names.insert(names);
        show();
    });
}

void ChangesDialog::show()
{
    QList<ItemList::Item> items;
    for (const SourceChange &change : std::as_const(m_changes)) {
        const QString name = m_names.value(change.service.value, Words::number(change.service.value));
        const bool isChange = !change.before.isEmpty() || !change.after.isEmpty();
        items << ItemList::Item{.icon = change.kind == SourceChangeKind::CostWaits ? u"alert"_s : u"services"_s,
                                .tone = change.kind == SourceChangeKind::CostWaits ? Tone::Warning : Tone::Neutral,
                                .title = name,
                                .detail =
                                    tr("%1 · %2").arg(words(change.kind), Words::when(change.at, m_ui.clock.now())),
                                .trailing = isChange ? tr("%1 → %2").arg(change.before, change.after) : QString(),
                                .tooltip = Words::whenInFull(change.at)};
    }
    m_items->show(items, {});
}

void ChangesDialog::say(const QString &text, bool isTrouble)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    setStyleProperty(m_state, "role", isTrouble ? u"error"_s : u"muted"_s);
}

} // namespace pw::ui
