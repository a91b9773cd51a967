// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/storage_error.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

constexpr int roundsToSettle = 4;
constexpr int roundsOfGreeting = 2;
constexpr int exchangesPerTalk = 200;
/// Of all desks together: eight of them, whose pages may have one row only.
constexpr int deliveriesToHeal = 8 * 2 * exchangesPerTalk;

/// What a world comes to, without what came from a clock or a generator.
constexpr const char *results[] = {
    "SELECT id, status, charge, refunded, remains, link FROM orders ORDER BY id",
    "SELECT id, username, state, balance, on_hold, spent, order_count FROM users ORDER BY id",
    "SELECT id, name, rate, enabled FROM services ORDER BY id",
    "SELECT id, name, position FROM categories ORDER BY id",
    "SELECT id, subject, status, message_count, read_by_staff FROM tickets ORDER BY id",
    "SELECT id, debit, credit, amount, memo, actor FROM transfers ORDER BY id",
    "SELECT id, ticket_id, author_name, text FROM ticket_messages ORDER BY id",
    "SELECT status, code, count(*) FROM command_results GROUP BY status, code ORDER BY status, code",
};

} // namespace

/// The faults stop.
void World::heal()
{
    m_log.say("the faults stop");
    for (const auto &desk : m_desks) {
        desk->machine().full = false;
        desk->machine().fuse = -1;
    }
    m_server->machine().full = false;
    m_server->machine().fuse = -1;
    for (int delivered = 0; !m_wires.empty(); ++delivered) {
        if (delivered > deliveriesToHeal)
            throw Broken{"I-10 Liveness", "what is under way when the faults stop leads to more without an end"};
        deliver(0);
    }
    for (const auto &desk : m_desks) {
        desk->session.reset();
        desk->awaited = 0;
        if (!desk->isOpen())
            reopen(*desk, "is started again");
    }
}

/// One whole conversation on a good line. False when something is still pending.
bool World::talk(WorldDesk &desk, bool greeted)
{
    Session session = desk->startSession(Session::Scope::PushAndPull, greeted);
    int exchanges = 0;
    while (session.isRunning()) {
        if (++exchanges > exchangesPerTalk)
            throw Broken{"I-10 Liveness", "desk " + std::to_string(desk.index()) + " talks without an end"};
        SyncRequest request = session.nextRequest();
        if (m_pageLimit > 0)
            request.path.replace(u"limit=5000"_s, QString(u"limit="_s + QString::number(m_pageLimit)));
        if (request.method == "GET") {
            const SyncReply answer = read(request, desk.staff(), desk.signIn);
            notePage(desk, answer.body);
            session.onReply(answer);
        } else {
            session.onReply(*m_server->write({{request, m_server->caller(desk.staff(), desk.signIn)}}).front());
            desk.heardFrom = m_server->epoch();
        }
    }
    if (session.outcome() == Session::Outcome::Revoked) {
        wipe(desk);
        return talk(desk, false);
    }
    if (session.outcome() != Session::Outcome::Done)
        throw Broken{"I-10 Liveness",
                     "desk " + std::to_string(desk.index()) + " cannot go on: " + session.problem().toStdString()};
    return desk->outbox().counts().pending == 0;
}

void World::settle()
{
    for (int round = 1; round <= roundsToSettle; ++round) {
        bool isDrained = true;
        for (const auto &desk : m_desks) {
            try {
                // A greeting takes a revision, so that at the end nobody greets: all stand at the same one.
                isDrained = talk(*desk, round > roundsOfGreeting) && isDrained;
            } catch (const StorageError &error) {
                throw Broken{"I-10 Liveness", "desk " + std::to_string(desk->index()) + ": " + error.what()};
            }
            checkDesk(*desk);
        }
        m_log.say("round " + std::to_string(round) + (isDrained ? ": nothing is pending" : ": something is pending"));
    }
    for (const auto &desk : m_desks) {
        if ((*desk)->outbox().counts().pending > 0)
            throw Broken{"I-10 Liveness", "desk " + std::to_string(desk->index()) + " still has something pending"};
    }
}

void World::checkAll()
{
    exactlyOnce(m_server->history());
    clientOrder(m_server->history());
    moneyConserved(*m_server);
    handedIn(*m_server, m_handedIn);
    for (const auto &desk : m_desks) {
        desk->setBackAs.clear();
        resultDelivered(*m_server, *desk);
        numbersAreFinal(*m_server, *desk, !m_hasCopies && !m_hasSetBacks && !m_server->hasForgottenRestore());
        converge(*m_server, *desk);
    }
    m_log.say("comes to " + std::to_string(clockFreeHash()));
}

quint64 World::clockFreeHash()
{
    quint64 hash = 0;
    for (const char *sql : results)
        hash = m_server->rows().hashOfAnswer(sql, hash);
    return hash;
}

quint64 World::exactHash()
{
    quint64 hash = m_log.hash();
    std::vector<WatchedRow> rows;
    m_server->rows().readAll(rows);
    for (const WatchedRow &row : rows)
        hash += row.hash;
    for (const auto &desk : m_desks) {
        if (desk->isOpen())
            hash = hashOf((*desk)->outbox().clientId().toStdString(), hash);
    }
    return hash;
}

} // namespace pw::simulation
