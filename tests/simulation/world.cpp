// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/world.h"

#include "core/storage/storage_error.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world_events.h"

#include <algorithm>

namespace pw::simulation
{
namespace
{

constexpr qint64 hourMs = 3'600'000;
constexpr qint64 yearMs = 365 * 24 * hourMs;

/// Half of all clocks are about right; the others are off by anything up to ten years, in both directions.
qint64 clockError(Random &random)
{
    constexpr qint64 errors[] = {0, 0, 0, hourMs, -hourMs, 40 * 24 * hourMs, -10 * yearMs, 10 * yearMs};
    return errors[random.below(8)] + random.below(1000);
}

} // namespace

World::World(Stage &stage, const Options &options)
    : m_stage(stage), m_random(options.seed * 2 + 1), m_clockRandom(options.clocks), m_serverIds(options.seed)
{
    m_stage.disk().forgetAll();
    m_serverClock.set(Stage::beginning().plusMs(clockError(m_clockRandom)));
    m_server = std::make_unique<WorldServer>(m_stage.disk(), m_stage.shop(), m_serverClock);
    m_steps = options.steps;
}

void World::begin()
{
    // Most worlds are small, so that much happens to each desk; some are crowded.
    const int desks = m_random.chance(85) ? 2 + m_random.below(2) : 4 + m_random.below(5);
    for (int i = 0; i < desks; ++i)
        reopen(addDesk(m_stage.newDesk(), i % 3 == 2 ? WorldServer::helper() : WorldServer::owner()), "begins");
    m_pageLimit = m_random.chance(50) ? 0 : 1 + m_random.below(30);
    const int wanted = 20 + m_random.below(60);
    if (m_steps < 0)
        m_steps = wanted;
    chooseWeights();
}

World::~World()
{
    m_desks.clear();
    m_server.reset();
}

/// Every seed has its own mixture: without some faults others go deeper.
void World::chooseWeights()
{
    const bool hasTrust = m_random.chance(50);
    for (const Event &event : allEvents()) {
        const bool isLeftOut =
            event.kind != Event::Kind::Work && (m_random.chance(45) || (event.kind == Event::Kind::Trust && !hasTrust));
        const int times = event.kind == Event::Kind::Work ? 2 : 1 + m_random.below(3);
        m_weights.push_back(isLeftOut ? 0 : event.weight * times);
    }
}

WorldDesk &World::addDesk(const MemoryDisk::Image &files, const Actor &staff)
{
    const int index = static_cast<int>(m_desks.size());
    WorldDesk::Identity identity;
    identity.index = index;
    identity.author = ++m_authors;
    identity.seed = m_random.next();
    identity.staff = staff;
    m_desks.push_back(std::make_unique<WorldDesk>(m_stage, identity, files));
    m_desks.back()->signIn = ++m_signIns;
    m_desks.back()->clock().advance(clockError(m_clockRandom));
    return *m_desks.back();
}

WorldDesk &World::anyDesk()
{
    return *m_desks[static_cast<size_t>(m_random.below(static_cast<int>(m_desks.size())))];
}

WorldDesk *World::anyOpenDesk()
{
    WorldDesk &desk = anyDesk();
    if (!desk.isOpen())
        reopen(desk, "is started again");
    return desk.isOpen() ? &desk : nullptr;
}

void World::reopen(WorldDesk &desk, const char *why)
{
    desk.die();
    Machine &machine = desk.machine();
    machine.dead = false;
    machine.fuse = -1;
    bool opened = desk.open();
    while (!opened && machine.dead) {
        machine.dead = false;
        machine.fuse = -1;
        opened = desk.open();
    }
    m_log.say("desk " + std::to_string(desk.index()) + ' ' + why + (opened ? "" : ", and cannot"));
    if (!opened)
        return;
    // Its first life of all is no restart.
    desk.mayFork = desk.mayFork || !desk.clientSeen.isEmpty();
    looked(desk);
    noLostIntent(*m_server, desk);
    checkDesk(desk);
}

void World::cutPower(WorldDesk &desk)
{
    desk.die();
    MemoryDisk::losePower(desk.machine(), m_random);
    desk.isDamaged = desk.isDamaged || desk.wasDamaged;
    desk.cursorSeen = 0; // the base is not synced on every commit, and may be older
}

void World::reviveServer()
{
    m_server->restart();
    m_log.say("the server is started again at " + std::to_string(m_server->history().newest()));
}

/// Who it is now, and whether it knows.
void World::looked(WorldDesk &desk)
{
    const QString client = desk->outbox().clientId();
    // What a revoked one hands in stands in quarantine under its name, for the owner to see.
    if (!m_server->isRevoked(desk.signIn))
        m_clients.insert(client.toStdString());
    if (desk.clientSeen != client) {
        if (!desk.clientSeen.isEmpty() && !desk.mayFork)
            throw Broken{"I-2 ClientOrder", desk.called() + " has become another client for no reason"};
        desk.clientSeen = client;
    }
    if (desk.setBackAs != client)
        desk.setBackAs.clear();
    desk.isTwin = std::ranges::any_of(m_desks, [&](const std::unique_ptr<WorldDesk> &other) {
        return other.get() != &desk && other->isOpen() && (*other)->outbox().clientId() == client;
    });
}

void World::checkDesk(WorldDesk &desk)
{
    if (!desk.isOpen())
        return;
    looked(desk);
    monotonicCursor(desk);
    baseIsPrefix(*m_server, desk);
    noResurrection(*m_server, desk);
    viewIsReplay(desk);
}

void World::afterStorageError(WorldDesk &desk)
{
    desk.session.reset();
    desk.greeted = false;
    desk.awaited = 0;
    if (!desk.machine().dead)
        return;
    if (m_random.chance(30))
        cutPower(desk);
    reopen(desk, "dies of a write");
}

void World::step()
{
    int all = 0;
    for (const int weight : m_weights)
        all += weight;
    int at = m_random.below(all);
    size_t chosen = 0;
    while (at >= m_weights[chosen])
        at -= m_weights[chosen++];
    allEvents()[chosen].happen(*this);
    if (m_server->isDead())
        reviveServer();
    for (const auto &desk : m_desks) {
        if (desk->machine().dead)
            afterStorageError(*desk);
    }
}

void World::run()
{
    for (int i = 0; i < m_steps; ++i) {
        step();
        exactlyOnce(m_server->history());
        clientOrder(m_server->history());
    }
    heal();
    settle();
    checkAll();
}

void World::interrupt()
{
    m_server->run(makeWish(m_random, 0, ++m_directWishes));
}

} // namespace pw::simulation
