// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/models/desk_source.h"

#include "core/remote/desk_service.h"

namespace pw::ui
{

DeskSource::DeskSource(DeskService &desk, QObject *parent) : DataSource(parent), m_desk(desk)
{
    connect(&desk, &DeskService::changed, this, &DataSource::changed);
    connect(&desk, &DeskService::statusChanged, this, &DataSource::statusChanged);
}

QFuture<Decided<OutboxEntry>> DeskSource::perform(const QString &name, const QJsonObject &args)
{
    return m_desk.perform(name, args);
}

QFuture<QList<OutboxEntry>> DeskSource::entries()
{
    return m_desk.entries();
}

QFuture<bool> DeskSource::dismiss(const QString &commandId)
{
    return m_desk.dismiss(commandId);
}

DeskStatus DeskSource::status() const
{
    return m_desk.status();
}

void DeskSource::setOnline(bool wanted)
{
    m_desk.setOnline(wanted);
}

void DeskSource::syncNow()
{
    static_cast<void>(m_desk.syncNow());
}

QFuture<QString> DeskSource::signIn(const QString &server, const QString &user, const Secret &password)
{
    return m_desk.signIn(server, user, password);
}

void DeskSource::resume(const QString &server, const QString &user, const Secret &token)
{
    m_desk.resume(server, user, token);
}

QFuture<Secret> DeskSource::token()
{
    return m_desk.token();
}

void DeskSource::signOut()
{
    m_desk.signOut();
}

void DeskSource::post(std::function<void(Database &)> job)
{
    // The caller holds the future of the job itself; this one only says that it ran.
    [[maybe_unused]] const auto ran = m_desk.read([job = std::move(job)](Database &db) { job(db); });
}

} // namespace pw::ui
