// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/storage_error.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

std::string called(const Message &message)
{
    const QString path = message.request.path.section(u'?', 0, 0).section(u'/', -1);
    return path.toStdString() + " of desk " + std::to_string(message.desk);
}

/// A number behind its name, wherever it stands in the head of a page.
qint64 numberIn(const QByteArray &body, const char *name)
{
    const qsizetype at = body.indexOf(name);
    return at < 0 ? -1 : std::atoll(body.constData() + at + std::string_view(name).size());
}

const char *wordFor(Session::Outcome outcome)
{
    switch (outcome) {
    case Session::Outcome::Running:
        return "running";
    case Session::Outcome::Done:
        return "done";
    case Session::Outcome::NoAnswer:
        return "no answer";
    case Session::Outcome::SignedOut:
        return "signed out";
    case Session::Outcome::Revoked:
        return "revoked";
    case Session::Outcome::Failed:
        return "failed";
    }
    Q_UNREACHABLE();
}

} // namespace

void World::beginSession(WorldDesk &desk, Session::Scope scope)
{
    try {
        const bool greeted = desk.greeted && m_random.chance(70);
        desk.session.emplace(desk->startSession(scope, greeted));
    } catch (const StorageError &) {
        afterStorageError(desk);
        return;
    }
    sendNext(desk);
}

void World::sendNext(WorldDesk &desk)
{
    if (!desk.session->isRunning()) {
        const auto outcome = desk.session->outcome();
        desk.greeted = outcome == Session::Outcome::Done;
        m_log.say("desk " + std::to_string(desk.index()) + " ends talking: " + wordFor(outcome));
        desk.session.reset();
        desk.awaited = 0;
        if (outcome == Session::Outcome::Revoked)
            wipe(desk);
        return;
    }
    Message message;
    try {
        message.request = desk.session->nextRequest();
    } catch (const StorageError &) {
        afterStorageError(desk);
        return;
    }
    if (m_pageLimit > 0)
        message.request.path.replace(u"limit=5000"_s, QString(u"limit="_s + QString::number(m_pageLimit)));
    message.id = ++m_messages;
    message.desk = desk.index();
    message.staff = desk.staff();
    message.signIn = desk.signIn;
    desk.awaited = message.id;
    m_wires.push_back(message);
    if (message.request.method == "POST" && m_random.chance(20))
        m_old.push_back(message);
}

void World::deliver(size_t index)
{
    Message message = m_wires[index];
    m_wires.erase(m_wires.begin() + static_cast<qsizetype>(index));
    if (message.isAnswer)
        deliverAnswer(message);
    else
        deliverRequest(std::move(message));
}

/// Requests that wait while the server begins its transaction are in it too.
std::vector<Message> World::takeBatch(Message first)
{
    std::vector<Message> batch{std::move(first)};
    if (!m_random.chance(35))
        return batch;
    for (size_t i = 0; i < m_wires.size();) {
        const bool isWrite = !m_wires[i].isAnswer && m_wires[i].request.method == "POST";
        if (isWrite) {
            batch.push_back(m_wires[i]);
            m_wires.erase(m_wires.begin() + static_cast<qsizetype>(i));
        } else {
            ++i;
        }
    }
    return batch;
}

SyncReply World::read(const SyncRequest &request, const Actor &staff, int signIn)
{
    SyncReply answer = m_server->read(request, m_server->caller(staff, signIn));
    noSecrets(answer.body, m_server->sightOf(staff));
    return answer;
}

void World::deliverRequest(Message message)
{
    if (message.request.method == "GET") {
        m_log.say("server: " + called(message));
        answerWith(message, read(message.request, message.staff, message.signIn));
        return;
    }
    const std::vector<Message> batch = takeBatch(std::move(message));
    std::vector<WorldServer::Write> writes;
    for (const Message &one : batch)
        writes.push_back({one.request, m_server->caller(one.staff, one.signIn)});
    std::optional<Wish> also;
    if (m_random.chance(10))
        also = makeWish(m_random, 0, ++m_directWishes);
    const auto answers = m_server->write(writes, also ? &*also : nullptr);
    if (m_server->isDead())
        reviveServer();
    for (size_t i = 0; i < batch.size(); ++i) {
        m_log.say("server: " + called(batch[i]) + " -> " + (answers[i] ? std::to_string(answers[i]->status) : "dies") +
                  " at " + std::to_string(m_server->history().newest()));
        answerWith(batch[i], answers[i]);
    }
}

/// No answer = the connection breaks, and the desk sees that.
void World::answerWith(const Message &request, const std::optional<SyncReply> &answer)
{
    if (request.forgotten)
        return;
    Message message = request;
    message.isAnswer = true;
    message.answeredIn = m_server->epoch();
    if (answer) {
        message.answer = *answer;
        m_wires.push_back(std::move(message));
        return;
    }
    WorldDesk &desk = *m_desks[static_cast<size_t>(request.desk)];
    if (desk.session && desk.awaited == request.id) {
        desk.session.reset();
        desk.awaited = 0;
        desk.greeted = false;
    }
}

void World::deliverAnswer(const Message &message)
{
    WorldDesk &desk = *m_desks[static_cast<size_t>(message.desk)];
    if (!desk.session || desk.awaited != message.id)
        return; // it has stopped waiting
    m_log.say("desk " + std::to_string(desk.index()) + " hears of its " + called(message));
    desk.heardFrom = message.answeredIn;
    takeAnswer(desk, message.answer, message.request);
    if (desk.machine().dead)
        afterStorageError(desk);
    else if (desk.isOpen())
        checkDesk(desk);
    if (desk.session)
        sendNext(desk);
}

void World::takeAnswer(WorldDesk &desk, const SyncReply &answer, const SyncRequest &request)
{
    const std::string client = desk->outbox().clientId().toStdString();
    if (request.method == "GET" && answer.status == 200) {
        std::set<std::string> others = m_clients;
        others.erase(client);
        noLeak(answer.body, others);
        notePage(desk, answer.body);
    }
    try {
        desk.session->onReply(answer);
    } catch (const StorageError &) {
        afterStorageError(desk);
    }
}

/// Before the desk has it: it may die while it takes it.
void World::notePage(WorldDesk &desk, const QByteArray &body) const
{
    if (numberIn(body, "\"since\":") != desk->replica().cursor())
        return;
    const qsizetype at = body.indexOf("\"server_epoch\":\"");
    const QByteArray epoch = body.mid(at + 16, body.indexOf('"', at + 16) - at - 16);
    desk.complete[{epoch.toStdString(), numberIn(body, "\"to_rev\":")}] = !body.contains("\"more\":true");
}

} // namespace pw::simulation
