// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/world_desk.h"

#include "core/commands/command.h"
#include "core/storage/storage_error.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::simulation
{

WorldDesk::WorldDesk(Stage &stage, const Identity &identity, const MemoryDisk::Image &files)
    : m_stage(stage), m_identity(identity), m_dir(stage.profile(identity.index)), m_ids(identity.seed)
{
    m_clock.set(Stage::beginning());
    MemoryDisk::put(machine(), files);
}

WorldDesk::~WorldDesk()
{
    die();
}

Machine &WorldDesk::machine()
{
    return m_stage.disk().machine(m_dir.toStdString());
}

bool WorldDesk::open()
{
    try {
        m_desk = std::make_unique<Desk>(Desk::Options{.profileDir = m_dir, .clock = m_clock, .ids = m_ids});
        m_view = std::make_unique<RowReader>(m_stage.disk().lastOpened());
        if (!m_desk->person().isKnown())
            m_desk->setPerson({.server = u"https://shop.example"_s,
                               .staffId = staff().id,
                               .name = staff().name,
                               .role = staff().role});
    } catch (const StorageError &) {
        die();
        return false;
    }
    adoptUnheard();
    return true;
}

void WorldDesk::die()
{
    const bool wasDead = machine().dead;
    machine().dead = true; // what closing would still write, the dead do not
    session.reset();
    awaited = 0;
    greeted = false;
    m_base.reset();
    m_view.reset();
    m_desk.reset();
    machine().dead = wasDead;
}

void WorldDesk::becomeAuthor(int author)
{
    m_identity.author = author;
    m_wishes = 0;
    m_unheard.reset();
}

void WorldDesk::beginAnew(const MemoryDisk::Image &files, int author)
{
    die();
    machine().files.clear();
    MemoryDisk::put(machine(), files);
    becomeAuthor(author);
    m_promises.clear();
    m_made.clear();
    complete.clear();
    clientSeen.clear();
    setBackAs.clear();
    epochSeen.clear();
    cursorSeen = 0;
    isDamaged = false;
    wasDamaged = false;
}

RowReader &WorldDesk::base()
{
    if (!m_base) {
        static_cast<void>(m_desk->replica().confirmed());
        m_base = std::make_unique<RowReader>(m_stage.disk().lastOpened());
    }
    return *m_base;
}

Wish WorldDesk::nextWish(Random &random)
{
    // What builds on a row that may not be the server's yet.
    if (!m_made.empty() && random.chance(15)) {
        const auto &[kind, id] = m_made[static_cast<size_t>(random.below(static_cast<int>(m_made.size())))];
        return makeWishOn(random, kind, id, m_identity.author, ++m_wishes);
    }
    return makeWish(random, m_identity.author, ++m_wishes);
}

WorldDesk::Told WorldDesk::perform(const Wish &wish)
{
    m_clock.advance(500);
    m_unheard = wish;
    try {
        const auto saved = m_desk->perform(wish.name, wish.args);
        if (machine().dead)
            return Told::Nothing;
        m_unheard.reset();
        if (!saved)
            return Told::Refused;
        m_promises.push_back({saved->commandId, wish.name, wish.marker, wish.alwaysDone});
        if (const CommandDefinition *made = findCommand(wish.name); saved->rowId > 0 && made && made->makes)
            m_made.emplace_back(QString::fromLatin1(made->makes), saved->rowId);
        return Told::Saved;
    } catch (const StorageError &) {
        if (machine().dead)
            return Told::Nothing;
        m_unheard.reset();
        return Told::NotSaved;
    }
}

void WorldDesk::noteRead(const OutboxEntry &entry)
{
    for (Promise &promise : m_promises) {
        if (promise.commandId == entry.commandId && entry.state == OutboxState::Refused)
            promise.toldNo = true;
    }
}

void WorldDesk::adoptUnheard()
{
    if (!m_unheard)
        return;
    const QList<OutboxEntry> newest = m_desk->entries(1);
    const auto isKnown = [this](const QString &id) {
        return std::ranges::find(m_promises, id, &Promise::commandId) != m_promises.end();
    };
    if (!newest.isEmpty() && newest.first().name == m_unheard->name && newest.first().args == m_unheard->args &&
        !isKnown(newest.first().commandId))
        m_promises.push_back({newest.first().commandId, m_unheard->name, m_unheard->marker, m_unheard->alwaysDone});
    m_unheard.reset();
}

} // namespace pw::simulation
