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

QFuture<Result<OutboxEntry, TakeBackProblem>> DeskSource::performInstead(const QString &replaced, const QString &name,
                                                                         const QJsonObject &args)
{
    return m_desk.performInstead(replaced, name, args);
}

QFuture<Decided<void>> DeskSource::foresee(const QString &replaced, const QString &name, const QJsonObject &args)
{
    return m_desk.foresee(replaced, name, args);
}

QFuture<QList<OutboxEntry>> DeskSource::entries()
{
    return m_desk.entries();
}

QFuture<bool> DeskSource::dismiss(const QString &commandId)
{
    return m_desk.dismiss(commandId);
}

QFuture<bool> DeskSource::restore(const QString &commandId)
{
    return m_desk.restore(commandId);
}

QFuture<Result<void, TakeBackProblem>> DeskSource::withdraw(const QString &commandId)
{
    return m_desk.withdraw(commandId);
}

QFuture<Result<int, ChangesProblem>> DeskSource::exportChanges(const QString &fileName, bool release)
{
    return m_desk.exportChanges(fileName, release ? DeskService::AfterExport::Release : DeskService::AfterExport::Keep);
}

QFuture<Result<AdoptedChanges, ChangesProblem>> DeskSource::importChanges(const QString &fileName)
{
    return m_desk.importChanges(fileName);
}

QFuture<ServerAnswer> DeskSource::call(const ServerCall &wanted)
{
    return m_desk.call(wanted);
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

QFuture<SignInTrouble> DeskSource::signIn(const QString &server, const Credentials &given)
{
    return m_desk.signIn(server, given);
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

void DeskSource::post(View view, std::function<void(Database &)> job)
{
    // The caller holds the future of the job itself; this one only says that it ran.
    const auto run = [job = std::move(job)](Database &db) { job(db); };
    [[maybe_unused]] const auto ran = view == View::Confirmed ? m_desk.readConfirmed(run) : m_desk.read(run);
}

} // namespace pw::ui
