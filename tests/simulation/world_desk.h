// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/desk.h"
#include "tests/simulation/memory_disk.h"
#include "tests/simulation/randomness.h"
#include "tests/simulation/rows.h"
#include "tests/simulation/stage.h"
#include "tests/simulation/wishes.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pw::simulation
{

/// A command that a person was told is saved.
struct Promise {
    QString commandId;
    QString name;
    std::string marker;
    bool alwaysDone = false;
    bool toldNo = false; ///< its refusal was read and put away
};

/// What a backup program copied of a desk.
struct DeskImage {
    MemoryDisk::Image files;
    std::vector<Promise> promises;
    bool isDamaged = false;
    QString client = {}; ///< who it was then
};

/// A desk: the real one, on a computer that may die, lose power, fill up and be set back, with a person who remembers
/// what he was told.
class WorldDesk
{
public:
    struct Identity {
        int index = 0;
        int author = 0; ///< of new commands; a desk that was set back or copied becomes another one
        quint64 seed = 0;
        Actor staff;
    };
    WorldDesk(Stage &stage, const Identity &identity, const MemoryDisk::Image &files);
    ~WorldDesk();

    [[nodiscard]] int index() const { return m_identity.index; }
    [[nodiscard]] std::string called() const { return "desk " + std::to_string(m_identity.index); }
    [[nodiscard]] const Actor &staff() const { return m_identity.staff; }
    [[nodiscard]] WorldClock &clock() { return m_clock; }
    [[nodiscard]] Machine &machine();
    [[nodiscard]] bool isOpen() const { return m_desk != nullptr; }
    [[nodiscard]] Desk &operator*() { return *m_desk; }
    [[nodiscard]] Desk *operator->() { return m_desk.get(); }

    /// False when the disk is full or the computer died over it.
    bool open();
    /// The program ends without a farewell.
    void die();
    void becomeAuthor(int author);
    /// With new files, and without a past.
    void beginAnew(const MemoryDisk::Image &files, int author);

    enum class Told { Saved, Refused, NotSaved, Nothing };
    [[nodiscard]] Wish nextWish(Random &random);
    Told perform(const Wish &wish);
    [[nodiscard]] std::vector<Promise> &promises() { return m_promises; }
    /// A command that was saved while the computer died: nobody was told, and yet it will be done.
    void adoptUnheard();
    /// Before an entry is put away.
    void noteRead(const OutboxEntry &entry);

    /// The session under way and the request that it waits for; 0 = none.
    std::optional<Session> session;
    quint64 awaited = 0;
    /// A hello was answered and no trouble came since.
    bool greeted = false;
    /// Its client id when it was set back: until it has found out, it may show too little. Empty otherwise.
    QString setBackAs;
    /// Epoch of the server whose answer it had last.
    std::string heardFrom;
    QString clientSeen;
    /// Another copy has the same client id.
    bool isTwin = false;
    /// Something has happened after which it may become another client: a restart, a copy, an old greeting.
    bool mayFork = false;
    /// Which session of the server's it uses; copies of a desk use the same.
    int signIn = 0;
    /// Something else wrote to its copy, and no pull has healed it yet.
    bool isDamaged = false;
    bool wasDamaged = false; ///< a power cut may bring that back

    [[nodiscard]] RowReader &base();
    [[nodiscard]] RowReader &view() { return *m_view; }
    /// Which cursors were reached by the last page of a pull: only there the base is one state of the server's.
    std::map<std::pair<std::string, qint64>, bool> complete;
    qint64 cursorSeen = 0;
    std::string epochSeen;

private:
    Stage &m_stage;
    Identity m_identity;
    QString m_dir;
    WorldClock m_clock;
    WorldIds m_ids;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<RowReader> m_view;
    std::unique_ptr<RowReader> m_base;
    std::vector<Promise> m_promises;
    std::optional<Wish> m_unheard;
    int m_wishes = 0;
    std::vector<std::pair<QString, qint64>> m_made; ///< kind and number of the rows that were made here
};

} // namespace pw::simulation
