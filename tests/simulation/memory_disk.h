// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_vfs;

namespace pw::simulation
{

class Random;

/// One file, with what a power cut may still take from it.
struct DiskFile {
    struct Unsynced {
        qint64 offset = 0;
        qint64 sizeBefore = 0;
        std::string before; ///< the bytes that were overwritten
        qint64 written = 0;
    };
    struct ShmSlot {
        int shared = 0;
        bool exclusive = false;
    };
    std::string bytes;
    std::vector<Unsynced> unsynced; ///< since the last sync, oldest first
    std::vector<std::unique_ptr<std::string>> shm;
    ShmSlot slots[8];
    int shmUsers = 0;
    int shared = 0;
    bool reserved = false;
    bool exclusive = false;
};

/// A computer of the world: all files below one folder.
struct Machine {
    int fuse = -1;     ///< writes left until it dies; -1 = it does not
    bool dead = false; ///< nothing is written any more; what runs on it learns that by errors
    bool full = false; ///< no file may grow
    std::map<std::string, std::shared_ptr<DiskFile>, std::less<>> files;
};

/// All disks of the world, in memory, as SQLite's default file system: the desks' and the server's databases live here
/// without knowing. It counts writes, so that a machine can die before any of them; it knows what was synced, so that
/// the power can be cut; and it can be full. One thread. There is one for the whole program.
class MemoryDisk
{
public:
    using Image = std::map<std::string, std::string, std::less<>>; ///< bytes by file name

    MemoryDisk();
    ~MemoryDisk();
    MemoryDisk(const MemoryDisk &) = delete;
    MemoryDisk &operator=(const MemoryDisk &) = delete;

    /// The machine with the files directly below `folder`; made when missing. Valid until forgetAll().
    [[nodiscard]] Machine &machine(std::string_view folder);
    /// Every file is closed by now.
    void forgetAll();
    /// The files as they are, whether synced or not: what a backup program copies.
    [[nodiscard]] static Image imageOf(const Machine &machine);
    static void put(Machine &machine, const Image &image);
    /// What was not synced is lost in part: of each file the writes behind a random one, and half of that one.
    static void losePower(Machine &machine, Random &random);
    /// The connection that was opened last, by whomever.
    [[nodiscard]] sqlite3 *lastOpened() const;

    [[nodiscard]] std::shared_ptr<DiskFile> find(std::string_view path);
    [[nodiscard]] std::shared_ptr<DiskFile> findOrMake(std::string_view path);
    void remove(std::string_view path);

private:
    std::map<std::string, Machine, std::less<>> m_machines;
    std::unique_ptr<sqlite3_vfs> m_vfs;
};

} // namespace pw::simulation
