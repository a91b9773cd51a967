// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/world_trust.h"

#include "core/storage/command_log_store.h"
#include "core/storage/quarantine_store.h"
#include "core/storage/storage_error.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

bool isWell(WorldServer &server)
{
    return !server.machine().full && server.machine().fuse < 0;
}

constexpr Role roles[] = {Role::Owner,   Role::Owner,   Role::Admin, Role::Finance,
                          Role::Support, Role::Support, Role::Viewer};

/// Each is seen by the sums: a row less, or one of another revision.
constexpr const char *damages[] = {
    "DELETE FROM orders WHERE id = (SELECT max(id) FROM orders)",
    "DELETE FROM ticket_messages WHERE id = (SELECT min(id) FROM ticket_messages)",
    "UPDATE services SET rev = rev + 1, name = 'damaged' WHERE id = (SELECT min(id) FROM services)",
    "UPDATE users SET balance = balance + 12345 WHERE id = (SELECT max(id) FROM users)",
    "DELETE FROM transfers WHERE id = (SELECT max(id) FROM transfers WHERE user_id IS NOT NULL)",
};

/// Refused by a decision, not because the desk has to go, and the server that did it has lost the time since.
bool wasRefusedInLostTime(WorldServer &server, WorldDesk &desk, const Promise &promise)
{
    const auto entry = desk->entry(promise.commandId);
    return server.hasLostTime() && entry && entry->state == OutboxState::Refused && entry->refusal &&
           entry->refusal->code != RefusalCode::DeviceRevoked &&
           !CommandLogStore(server.db()).command(promise.commandId);
}

} // namespace

void TrustEvents::backUpServer(World &world)
{
    if (!isWell(*world.m_server))
        return;
    world.m_serverBackup = world.m_server->image();
    world.m_log.say("the server is backed up at " + std::to_string(world.m_server->history().newest()));
}

void TrustEvents::restoreServer(World &world)
{
    // Of two copies of one desk, one may hold what the other was refused in the lost time: which of them is right then
    // is nobody's to know.
    if (!world.m_serverBackup || world.m_hasCopies || !isWell(*world.m_server))
        return;
    // It takes its time: no request and no file of a desk outlives it.
    std::erase_if(world.m_wires, [&world](const Message &message) {
        if (!message.isAnswer)
            world.answerWith(message, std::nullopt);
        return !message.isAnswer;
    });
    world.m_old.clear();
    world.m_deskImages.clear();
    world.m_handedIn.clear();
    world.m_server->restore(*world.m_serverBackup, world.m_serverIds);
    world.m_server->noteLostTime();
    for (const auto &desk : world.m_desks)
        desk->mayFork = true;
    world.m_log.say("the server is restored to " + std::to_string(world.m_server->history().newest()));
}

void TrustEvents::revoke(World &world)
{
    WorldDesk &desk = world.anyDesk();
    if (!isWell(*world.m_server) || !desk.isOpen())
        return;
    world.m_server->revoke(desk.signIn, desk->outbox().clientId());
    world.m_log.say(desk.called() + " is revoked");
    for (const auto &other : world.m_desks) {
        if (other->signIn != desk.signIn)
            continue;
        other->mayFork = true;
        world.m_clients.erase(other->clientSeen.toStdString());
    }
}

void TrustEvents::changeRole(World &world)
{
    WorldDesk &desk = world.anyDesk();
    const Role role = roles[world.m_random.below(static_cast<int>(std::size(roles)))];
    if (!isWell(*world.m_server))
        return;
    world.m_server->setRole(desk.staff().id, role);
    world.m_log.say(desk.staff().name.toStdString() + " is " + toWord(role).toStdString() + " now");
}

void TrustEvents::moveHouseMoney(World &world)
{
    if (!isWell(*world.m_server))
        return;
    world.m_server->moveHouseMoney();
    world.m_log.say("the house moves money");
}

void TrustEvents::judge(World &world)
{
    if (!isWell(*world.m_server))
        return;
    const auto kept = QuarantineStore(world.m_server->db()).all();
    const auto first = std::ranges::find(kept, QuarantineStatus::Kept, &QuarantinedCommand::status);
    if (first == kept.end())
        return;
    const QJsonObject which{{u"command_id"_s, first->commandId}};
    const bool released = world.m_random.chance(70) && world.m_server->run({u"ReleaseQuarantined"_s, which});
    if (!released)
        static_cast<void>(world.m_server->run({u"DiscardQuarantined"_s, which}));
    world.m_log.say(std::string("the owner ") + (released ? "releases " : "discards ") + first->name.toStdString());
}

void TrustEvents::setLimit(World &world)
{
    const QString limit = world.m_random.chance(30) ? u""_s : u"0.%1"_s.arg(world.m_random.below(4) + 1);
    const bool done =
        world.m_server->run({u"SetSetting"_s, {{u"name"_s, u"offline_amount_limit"_s}, {u"value"_s, limit}}});
    world.m_log.say("the limit for offline money is '" + limit.toStdString() + (done ? "'" : "', refused"));
}

void TrustEvents::damage(World &world)
{
    WorldDesk &desk = world.anyDesk();
    const char *what = damages[world.m_random.below(static_cast<int>(std::size(damages)))];
    if (!desk.isOpen() || desk.machine().full || desk.machine().fuse >= 0 || desk->replica().cursor() == 0)
        return;
    desk.die();
    desk.isDamaged = true;
    desk.wasDamaged = true;
    {
        Database base({.file = world.m_stage.profile(desk.index()) + u"/base.db"_s});
        base.execute(u"PRAGMA foreign_keys = OFF"_s); // as on a desk
        base.execute(QString::fromLatin1(what));
    }
    world.m_log.say(desk.called() + ": " + what);
    world.reopen(desk, "is started again");
}

/// A revoked device has said all that it held, and is wiped; its person begins anew.
void World::wipe(WorldDesk &desk)
{
    m_log.say(desk.called() + " is wiped");
    // Told so by a server that lost the time since: as if it had been wiped then, it cannot send again what was
    // accepted.
    if (!m_server->hasLostTime() || desk.heardFrom == m_server->epoch()) {
        std::vector<Promise> held = desk.promises();
        // What was refused in the lost time, and not read yet, was nothing to hand in: it goes with the desk that knew.
        std::erase_if(held, [&](const Promise &promise) { return wasRefusedInLostTime(*m_server, desk, promise); });
        handedIn(*m_server, held);
        m_handedIn.insert(m_handedIn.end(), held.begin(), held.end());
    }
    const SyncRequest report = wipedReport(desk->outbox().clientId());
    static_cast<void>(m_server->write({{report, m_server->caller(desk.staff(), desk.signIn)}}));
    if (m_server->isDead())
        reviveServer();
    m_deskImages.erase(desk.index());
    desk.beginAnew(m_stage.newDesk(), ++m_authors);
    desk.signIn = ++m_signIns;
    reopen(desk, "begins anew");
}

} // namespace pw::simulation
