// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/stage.h"
#include "tests/simulation/world_desk.h"
#include "tests/simulation/world_log.h"
#include "tests/simulation/world_server.h"

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pw::simulation
{

/// A request or an answer under way.
struct Message {
    quint64 id = 0; ///< an answer has the id of its request
    int desk = 0;
    bool isAnswer = false;
    bool forgotten = false; ///< nobody waits for the answer: a duplicate, or an old one
    SyncRequest request;
    SyncReply answer;
    Actor staff;
    int signIn = 0;              ///< of the desk that asks
    std::string answeredIn = {}; ///< epoch of the server that answered
};

/// One world: a server, some desks, the wires between them, other people, and everything that goes wrong, all decided
/// by one seed. Its steps are random, its end is quiet: the faults stop, everybody talks until nothing is left to say,
/// and every invariant has to hold.
class World
{
public:
    struct Options {
        quint64 seed = 0;
        quint64 clocks = 0; ///< how wrong the clocks are; nothing else depends on it
        int steps = -1;     ///< fewer than the seed wants, to shrink a failure
    };
    World(Stage &stage, const Options &options);
    ~World();

    /// The desks start for the first time. Throws Broken, as run() does.
    void begin();
    void run();
    [[nodiscard]] const WorldLog &log() const { return m_log; }
    [[nodiscard]] int steps() const { return m_steps; }
    /// Of everything on all disks that is of the product: ids and times too.
    [[nodiscard]] quint64 exactHash();

    /// Somebody else's change in the middle of whatever the server is doing.
    void interrupt();

private:
    friend struct Events;
    friend struct TrustEvents;

    void step();
    void chooseWeights();
    WorldDesk &addDesk(const MemoryDisk::Image &files, const Actor &staff);
    WorldDesk &anyDesk();
    [[nodiscard]] WorldDesk *anyOpenDesk();
    void reopen(WorldDesk &desk, const char *why);
    void cutPower(WorldDesk &desk);
    void reviveServer();
    void checkDesk(WorldDesk &desk);
    void looked(WorldDesk &desk);
    void wipe(WorldDesk &desk); // world_trust.cpp

    // Wires (world_wires.cpp).
    void beginSession(WorldDesk &desk, Session::Scope scope);
    void sendNext(WorldDesk &desk);
    void deliver(size_t index);
    void deliverRequest(Message message);
    void deliverAnswer(const Message &message);
    [[nodiscard]] SyncReply read(const SyncRequest &request, const Actor &staff, int signIn);
    void answerWith(const Message &request, const std::optional<SyncReply> &answer);
    [[nodiscard]] std::vector<Message> takeBatch(Message first);
    void takeAnswer(WorldDesk &desk, const SyncReply &answer, const SyncRequest &request);
    void notePage(WorldDesk &desk, const QByteArray &body) const;
    void afterStorageError(WorldDesk &desk);

    // The quiet end (world_end.cpp).
    void heal();
    void settle();
    [[nodiscard]] bool talk(WorldDesk &desk, bool greeted);
    void checkAll();
    [[nodiscard]] quint64 clockFreeHash();

    Stage &m_stage;
    Random m_random;
    Random m_clockRandom;
    WorldClock m_serverClock;
    WorldIds m_serverIds;
    std::unique_ptr<WorldServer> m_server;
    std::vector<std::unique_ptr<WorldDesk>> m_desks;
    std::vector<Message> m_wires;
    std::vector<Message> m_old; ///< requests that were sent once and may come again
    std::map<int, DeskImage> m_deskImages;
    std::optional<ServerImage> m_serverBackup;
    std::vector<Promise> m_handedIn; ///< of desks that were wiped
    std::vector<int> m_weights;
    std::set<std::string> m_clients; ///< every client id there ever was
    WorldLog m_log;
    quint64 m_messages = 0;
    int m_authors = 0;
    int m_signIns = 0;
    int m_directWishes = 0;
    int m_steps = 0;
    int m_pageLimit = 0; ///< 0 = as the desk asks
    bool m_hasCopies = false;
    bool m_hasSetBacks = false;
};

} // namespace pw::simulation
