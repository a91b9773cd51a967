// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/world_events.h"

#include "core/storage/storage_error.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/world.h"
#include "tests/simulation/world_trust.h"

#include <algorithm>

namespace pw::simulation
{

namespace
{

constexpr const char *toldWords[] = {"saved", "refused", "not saved", "nothing"};

} // namespace

/// One function an event.
struct Events {
    static void perform(World &world)
    {
        WorldDesk *desk = world.anyOpenDesk();
        if (!desk)
            return;
        const int times = world.m_random.chance(20) ? 3 : 1;
        for (int i = 0; i < times && desk->isOpen() && !desk->machine().dead; ++i) {
            const Wish wish = desk->nextWish(world.m_random);
            const auto told = desk->perform(wish);
            world.m_log.say(desk->called() + " wants " + wish.name.toStdString() + ' ' + wish.marker + ": " +
                            toldWords[static_cast<int>(told)]);
            if (told == WorldDesk::Told::NotSaved)
                checkNotSaved(*desk, wish);
        }
        if (!desk->machine().dead)
            viewIsReplay(*desk);
    }

    /// A person who reads "not saved" asks again: it must not be there.
    static void checkNotSaved(WorldDesk &desk, const Wish &wish)
    {
        const QList<OutboxEntry> newest = desk->entries(1);
        if (!wish.marker.empty() && !newest.isEmpty() && newest.first().args == wish.args)
            throw Broken{"I-1 ExactlyOnce", desk.called() + " said 'not saved' of " + wish.marker + " and kept it"};
    }

    static void talk(World &world)
    {
        WorldDesk *desk = world.anyOpenDesk();
        if (!desk || desk->session)
            return;
        const int kind = world.m_random.below(10);
        world.beginSession(*desk, kind == 0   ? Session::Scope::PullOnly
                                  : kind == 1 ? Session::Scope::PushOnly
                                              : Session::Scope::PushAndPull);
    }

    static void deliver(World &world)
    {
        const int count = world.m_random.chance(50) ? 4 : 1;
        for (int i = 0; i < count && !world.m_wires.empty(); ++i)
            world.deliver(static_cast<size_t>(world.m_random.below(static_cast<int>(world.m_wires.size()))));
    }

    static void lose(World &world)
    {
        if (world.m_wires.empty())
            return;
        const auto at = world.m_random.below(static_cast<int>(world.m_wires.size()));
        const Message message = world.m_wires[static_cast<size_t>(at)];
        world.m_wires.erase(world.m_wires.begin() + at);
        world.m_log.say(std::string("the wire loses ") + (message.isAnswer ? "an answer" : "a request") + " of desk " +
                        std::to_string(message.desk));
        giveUp(world, message);
    }

    static void giveUp(World &world, const Message &message)
    {
        for (const auto &desk : world.m_desks) {
            if (desk->session && desk->awaited == message.id) {
                desk->session.reset();
                desk->awaited = 0;
                desk->greeted = false;
            }
        }
    }

    /// The desk stops waiting; the request is still under way.
    static void timeOut(World &world)
    {
        WorldDesk &desk = world.anyDesk();
        if (!desk.session)
            return;
        desk.session->onNoAnswer();
        desk.session.reset();
        desk.awaited = 0;
        desk.greeted = false;
        world.m_log.say(desk.called() + " stops waiting");
    }

    static void duplicate(World &world)
    {
        if (world.m_wires.empty())
            return;
        Message copy = world.m_wires[static_cast<size_t>(world.m_random.below(static_cast<int>(world.m_wires.size())))];
        if (copy.isAnswer)
            return;
        copy.forgotten = true;
        world.m_desks[static_cast<size_t>(copy.desk)]->mayFork = true;
        world.m_wires.push_back(copy);
        world.m_log.say("the wire doubles a request of desk " + std::to_string(copy.desk));
    }

    static void oldDuplicate(World &world)
    {
        if (world.m_old.empty())
            return;
        Message old = world.m_old[static_cast<size_t>(world.m_random.below(static_cast<int>(world.m_old.size())))];
        old.forgotten = true;
        world.m_desks[static_cast<size_t>(old.desk)]->mayFork = true;
        world.m_log.say("an old request of desk " + std::to_string(old.desk) + " arrives again");
        world.m_wires.push_back(old);
        world.deliver(world.m_wires.size() - 1);
    }

    static void busyServer(World &world)
    {
        for (size_t i = 0; i < world.m_wires.size(); ++i) {
            if (world.m_wires[i].isAnswer)
                continue;
            const Message message = world.m_wires[i];
            world.m_wires.erase(world.m_wires.begin() + static_cast<qsizetype>(i));
            world.m_log.say("the server is busy for desk " + std::to_string(message.desk));
            world.answerWith(message, SyncReply{503, R"({"code":"busy","detail":"Try again."})"});
            return;
        }
    }

    static void kill(World &world) { world.reopen(world.anyDesk(), "is killed"); }

    static void cutPower(World &world)
    {
        WorldDesk &desk = world.anyDesk();
        world.cutPower(desk);
        world.reopen(desk, "loses power");
    }

    static void lightFuse(World &world) { world.anyDesk().machine().fuse = world.m_random.below(25); }

    static void fillDisk(World &world)
    {
        Machine &machine = world.anyDesk().machine();
        machine.full = !machine.full;
    }

    static void dismiss(World &world)
    {
        WorldDesk *desk = world.anyOpenDesk();
        if (!desk || desk->machine().full)
            return;
        try {
            for (const OutboxEntry &entry : (*desk)->entries(3)) {
                desk->noteRead(entry);
                static_cast<void>((*desk)->dismiss(entry.commandId));
            }
        } catch (const StorageError &) {
            world.afterStorageError(*desk);
        }
    }

    static void replayAgain(World &world)
    {
        WorldDesk *desk = world.anyOpenDesk();
        if (desk && !desk->machine().full && desk->machine().fuse < 0)
            viewSurvivesRebuild(*desk);
    }

    static void backUpDesk(World &world)
    {
        WorldDesk &desk = world.anyDesk();
        world.m_deskImages[desk.index()] = {MemoryDisk::imageOf(desk.machine()), desk.promises(), desk.isDamaged,
                                            desk.clientSeen};
        world.m_log.say(desk.called() + " is backed up");
    }

    static void setDeskBack(World &world)
    {
        WorldDesk &desk = world.anyDesk();
        const auto found = world.m_deskImages.find(desk.index());
        if (found == world.m_deskImages.end())
            return;
        const QString client = desk.isOpen() ? desk->outbox().clientId() : QString();
        desk.die();
        desk.cursorSeen = 0;
        const int which = world.m_random.below(4);
        putBack(desk, found->second.files, which);
        world.m_hasSetBacks = true;
        if (which != 0)
            desk.isDamaged = found->second.isDamaged;
        // A base of its own time under a former name: as after a fork, what was done under that name comes with a page.
        if (which == 1 && found->second.client != desk.clientSeen) {
            desk.mayFork = true;
            desk.clientSeen.clear();
        }
        // A base that was pulled under another name has none of the results of this one, until a page has been pulled
        // as whoever the server makes of it.
        if (which == 0 && found->second.client != desk.clientSeen)
            desk.complete.clear();
        if (which != 1) {
            desk.promises() = found->second.promises;
            desk.becomeAuthor(++world.m_authors);
            desk.setBackAs = client;
        }
        constexpr const char *ways[] = {"outbox is set back", "base is set back", "files are set back",
                                        "files are set back"};
        world.reopen(desk, ways[which]);
        if (which != 1 && desk.isOpen())
            desk.setBackAs = desk->outbox().clientId();
    }

    /// 0: the outbox alone, 1: the base alone, else both.
    static void putBack(WorldDesk &desk, const MemoryDisk::Image &image, int which)
    {
        MemoryDisk::Image files = MemoryDisk::imageOf(desk.machine());
        const auto isTaken = [which](const std::string &name) {
            const bool isOutbox = name.starts_with("outbox");
            return which == 0 ? isOutbox : which == 1 ? !isOutbox : true;
        };
        std::erase_if(files, [&](const auto &file) { return isTaken(file.first); });
        for (const auto &[name, bytes] : image) {
            if (isTaken(name))
                files.insert_or_assign(name, bytes);
        }
        MemoryDisk::put(desk.machine(), files);
    }

    static void copyDesk(World &world)
    {
        if (world.m_desks.size() >= 8 || world.m_server->hasLostTime())
            return;
        world.m_hasCopies = true;
        WorldDesk &desk = world.anyDesk();
        const MemoryDisk::Image files = MemoryDisk::imageOf(desk.machine());
        const std::vector<Promise> promises = desk.promises();
        const auto complete = desk.complete;
        const Actor staff = desk.staff();
        const int signIn = desk.signIn;
        const bool isDamaged = desk.isDamaged;
        desk.mayFork = true;
        WorldDesk &copy = world.addDesk(files, staff);
        copy.mayFork = true;
        copy.promises() = promises;
        copy.complete = complete;
        copy.signIn = signIn;
        copy.isDamaged = isDamaged;
        world.reopen(copy, "is a copy");
        if (desk.isOpen())
            world.looked(desk);
    }

    static void jump(World &world)
    {
        // Drawn also where the clocks are right, so that worlds with other clocks do the same things.
        const qint64 ms = world.m_clockRandom.below(2) ? 86'400'000 : -3'600'000;
        if (world.m_random.chance(30))
            world.m_serverClock.advance(ms);
        else
            world.anyDesk().clock().advance(ms * (1 + world.m_clockRandom.below(400)));
    }

    static void others(World &world)
    {
        const Wish wish = makeWish(world.m_random, 0, ++world.m_directWishes);
        const bool done = world.m_server->run(wish);
        world.m_log.say("others: " + wish.name.toStdString() + ' ' + wish.marker + (done ? "" : ", refused"));
    }

    static void erase(World &world)
    {
        if (world.m_server->eraseCategory())
            world.m_log.say("a category is deleted");
    }

    static void killServer(World &world)
    {
        if (world.m_random.chance(50))
            world.m_server->machine().fuse = world.m_random.below(30);
        else
            world.reviveServer();
    }

    static void fillServer(World &world)
    {
        world.m_server->machine().full = !world.m_server->machine().full;
        world.m_log.say(world.m_server->machine().full ? "the server's disk is full" : "the server's disk has room");
    }

    static void newEpoch(World &world)
    {
        const Machine &machine = world.m_server->machine();
        if (machine.full || machine.fuse >= 0)
            return;
        world.m_server->restore(world.m_server->image(), world.m_serverIds);
        for (const auto &desk : world.m_desks)
            desk->mayFork = true;
        world.m_log.say("the server has a new epoch");
    }
};

namespace
{

using Kind = Event::Kind;

constexpr Event events[] = {
    {"perform", 14, Kind::Work, Events::perform},
    {"talk", 12, Kind::Work, Events::talk},
    {"deliver", 26, Kind::Work, Events::deliver},
    {"others", 5, Kind::Work, Events::others},
    {"lose", 3, Kind::Fault, Events::lose},
    {"time out", 2, Kind::Fault, Events::timeOut},
    {"duplicate", 3, Kind::Fault, Events::duplicate},
    {"old duplicate", 2, Kind::Fault, Events::oldDuplicate},
    {"busy server", 1, Kind::Fault, Events::busyServer},
    {"kill", 1, Kind::Fault, Events::kill},
    {"cut power", 1, Kind::Fault, Events::cutPower},
    {"light fuse", 2, Kind::Fault, Events::lightFuse},
    {"fill disk", 1, Kind::Fault, Events::fillDisk},
    {"dismiss", 1, Kind::Fault, Events::dismiss},
    {"replay again", 1, Kind::Fault, Events::replayAgain},
    {"back up desk", 1, Kind::Fault, Events::backUpDesk},
    {"set desk back", 1, Kind::Fault, Events::setDeskBack},
    {"copy desk", 1, Kind::Fault, Events::copyDesk},
    {"jump", 1, Kind::Fault, Events::jump},
    {"erase", 2, Kind::Fault, Events::erase},
    {"kill server", 2, Kind::Fault, Events::killServer},
    {"fill server", 1, Kind::Fault, Events::fillServer},
    {"new epoch", 1, Kind::Fault, Events::newEpoch},
    {"back up server", 1, Kind::Trust, TrustEvents::backUpServer},
    {"restore server", 1, Kind::Trust, TrustEvents::restoreServer},
    {"revoke", 1, Kind::Trust, TrustEvents::revoke},
    {"change role", 1, Kind::Trust, TrustEvents::changeRole},
    {"move house money", 1, Kind::Trust, TrustEvents::moveHouseMoney},
    {"judge", 1, Kind::Trust, TrustEvents::judge},
    {"set limit", 1, Kind::Trust, TrustEvents::setLimit},
    {"damage", 1, Kind::Trust, TrustEvents::damage},
};

} // namespace

std::span<const Event> allEvents()
{
    return events;
}

} // namespace pw::simulation
