// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/memory_vfs.h"

#include "tests/simulation/memory_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace pw::simulation
{
namespace
{

/// What SQLite holds of an open file.
struct OpenFile {
    sqlite3_file base; ///< first: SQLite casts to it
    MemoryDisk *disk;
    Machine *machine;
    std::shared_ptr<DiskFile> file;
    std::string path;
    int level;
    unsigned shmShared;
    unsigned shmExclusive;
    bool usesShm;
    bool deleteOnClose;
};

OpenFile &of(sqlite3_file *file)
{
    return *reinterpret_cast<OpenFile *>(file);
}

MemoryDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<MemoryDisk *>(vfs->pAppData);
}

/// Every change of a file passes here: the moment before it is where a machine may die.
bool mayWrite(Machine &machine)
{
    if (!machine.dead && machine.fuse >= 0 && machine.fuse-- == 0)
        machine.dead = true;
    return !machine.dead;
}

int readAt(sqlite3_file *handle, void *target, int amount, sqlite3_int64 offset)
{
    const std::string &bytes = of(handle).file->bytes;
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    const auto there = static_cast<int>(std::clamp<sqlite3_int64>(size - offset, 0, amount));
    if (there > 0)
        std::memcpy(target, bytes.data() + offset, static_cast<size_t>(there));
    if (there == amount)
        return SQLITE_OK;
    std::memset(static_cast<char *>(target) + there, 0, static_cast<size_t>(amount - there));
    return SQLITE_IOERR_SHORT_READ;
}

void noteUnsynced(DiskFile &file, sqlite3_int64 offset, int amount)
{
    DiskFile::Unsynced write;
    write.offset = offset;
    write.sizeBefore = static_cast<qint64>(file.bytes.size());
    write.written = amount;
    if (offset < write.sizeBefore)
        write.before = file.bytes.substr(static_cast<size_t>(offset), static_cast<size_t>(amount));
    file.unsynced.push_back(std::move(write));
}

int writeAt(sqlite3_file *handle, const void *source, int amount, sqlite3_int64 offset)
{
    OpenFile &open = of(handle);
    if (!mayWrite(*open.machine))
        return SQLITE_IOERR_WRITE;
    std::string &bytes = open.file->bytes;
    const auto end = static_cast<size_t>(offset + amount);
    if (end > bytes.size() && open.machine->full)
        return SQLITE_FULL;
    noteUnsynced(*open.file, offset, amount);
    if (end > bytes.size())
        bytes.resize(end);
    std::memcpy(bytes.data() + offset, source, static_cast<size_t>(amount));
    return SQLITE_OK;
}

int truncateTo(sqlite3_file *handle, sqlite3_int64 size)
{
    OpenFile &open = of(handle);
    if (!mayWrite(*open.machine))
        return SQLITE_IOERR_TRUNCATE;
    const auto before = static_cast<sqlite3_int64>(open.file->bytes.size());
    if (size < before)
        noteUnsynced(*open.file, size, static_cast<int>(before - size));
    open.file->bytes.resize(static_cast<size_t>(size));
    return SQLITE_OK;
}

int syncNow(sqlite3_file *handle, int)
{
    OpenFile &open = of(handle);
    if (!mayWrite(*open.machine))
        return SQLITE_IOERR_FSYNC;
    open.file->unsynced.clear();
    return SQLITE_OK;
}

int fileSize(sqlite3_file *handle, sqlite3_int64 *size)
{
    *size = static_cast<sqlite3_int64>(of(handle).file->bytes.size());
    return SQLITE_OK;
}

int lockTo(sqlite3_file *handle, int level)
{
    OpenFile &open = of(handle);
    DiskFile &file = *open.file;
    if (open.level >= level)
        return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (file.exclusive)
            return SQLITE_BUSY;
        ++file.shared;
    } else if (level == SQLITE_LOCK_RESERVED) {
        if (file.reserved)
            return SQLITE_BUSY;
        file.reserved = true;
    } else {
        if (file.shared > 1 || (file.reserved && open.level < SQLITE_LOCK_RESERVED))
            return SQLITE_BUSY;
        file.reserved = true;
        file.exclusive = true;
    }
    open.level = level;
    return SQLITE_OK;
}

int unlockTo(sqlite3_file *handle, int level)
{
    OpenFile &open = of(handle);
    if (open.level <= level)
        return SQLITE_OK;
    if (open.level >= SQLITE_LOCK_RESERVED) {
        open.file->reserved = false;
        open.file->exclusive = false;
    }
    if (level == SQLITE_LOCK_NONE)
        --open.file->shared;
    open.level = level;
    return SQLITE_OK;
}

int checkReserved(sqlite3_file *handle, int *isReserved)
{
    *isReserved = of(handle).file->reserved ? 1 : 0;
    return SQLITE_OK;
}

int fileControl(sqlite3_file *, int, void *)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file *)
{
    return 4096;
}

int deviceCharacteristics(sqlite3_file *)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int shmMap(sqlite3_file *handle, int region, int size, int extend, void volatile **memory)
{
    OpenFile &open = of(handle);
    if (!open.usesShm) {
        open.usesShm = true;
        ++open.file->shmUsers;
    }
    auto &regions = open.file->shm;
    const auto wanted = static_cast<size_t>(region) + 1;
    *memory = nullptr;
    if (regions.size() < wanted && !extend)
        return SQLITE_OK;
    while (regions.size() < wanted)
        regions.push_back(std::make_unique<std::string>(static_cast<size_t>(size), '\0'));
    *memory = regions[wanted - 1]->data();
    return SQLITE_OK;
}

bool shmBusy(const OpenFile &open, int first, int count, bool exclusive)
{
    for (int i = first; i < first + count; ++i) {
        const DiskFile::ShmSlot &slot = open.file->slots[i];
        const bool mineShared = (open.shmShared >> i) & 1u;
        if (slot.exclusive || (exclusive && slot.shared > (mineShared ? 1 : 0)))
            return true;
    }
    return false;
}

void shmRelease(OpenFile &open, int first, int count)
{
    for (int i = first; i < first + count; ++i) {
        const unsigned bit = 1u << i;
        if (open.shmExclusive & bit)
            open.file->slots[i].exclusive = false;
        if (open.shmShared & bit)
            --open.file->slots[i].shared;
        open.shmExclusive &= ~bit;
        open.shmShared &= ~bit;
    }
}

int shmLock(sqlite3_file *handle, int first, int count, int flags)
{
    OpenFile &open = of(handle);
    if (flags & SQLITE_SHM_UNLOCK) {
        shmRelease(open, first, count);
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    if (shmBusy(open, first, count, exclusive))
        return SQLITE_BUSY;
    for (int i = first; i < first + count; ++i) {
        const unsigned bit = 1u << i;
        if (exclusive) {
            open.file->slots[i].exclusive = true;
            open.shmExclusive |= bit;
        } else if (!(open.shmShared & bit)) {
            ++open.file->slots[i].shared;
            open.shmShared |= bit;
        }
    }
    return SQLITE_OK;
}

void shmBarrier(sqlite3_file *) {}

/// The memory that connections share ends with the last of them, as with the death of a process.
int shmUnmap(sqlite3_file *handle, int)
{
    OpenFile &open = of(handle);
    if (!open.usesShm)
        return SQLITE_OK;
    open.usesShm = false;
    shmRelease(open, 0, 8);
    if (--open.file->shmUsers == 0)
        open.file->shm.clear();
    return SQLITE_OK;
}

int closeFile(sqlite3_file *handle)
{
    OpenFile &open = of(handle);
    shmUnmap(handle, 0);
    unlockTo(handle, SQLITE_LOCK_NONE);
    if (open.deleteOnClose)
        open.disk->remove(open.path);
    open.~OpenFile();
    return SQLITE_OK;
}

const sqlite3_io_methods methods = {
    2,
    closeFile,
    readAt,
    writeAt,
    truncateTo,
    syncNow,
    fileSize,
    lockTo,
    unlockTo,
    checkReserved,
    fileControl,
    sectorSize,
    deviceCharacteristics,
    shmMap,
    shmLock,
    shmBarrier,
    shmUnmap,
    nullptr,
    nullptr,
};

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags, int *outFlags)
{
    handle->pMethods = nullptr;
    MemoryDisk &disk = diskOf(vfs);
    const std::string path = name ? name : "/temporary/file";
    auto file = disk.find(path);
    Machine &machine = disk.machine(std::string_view(path).substr(0, path.rfind('/')));
    if (!file) {
        if (!(flags & SQLITE_OPEN_CREATE) || !mayWrite(machine))
            return SQLITE_CANTOPEN;
        file = disk.findOrMake(path);
    }
    new (handle) OpenFile{{&methods},       &disk, &machine, std::move(file), path,
                          SQLITE_LOCK_NONE, 0,     0,        false,           (flags & SQLITE_OPEN_DELETEONCLOSE) != 0};
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int)
{
    const std::string_view path = name;
    if (!mayWrite(diskOf(vfs).machine(path.substr(0, path.rfind('/')))))
        return SQLITE_IOERR_DELETE;
    diskOf(vfs).remove(path);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs *vfs, const char *name, int, int *result)
{
    const auto file = diskOf(vfs).find(name);
    *result = file && !file->bytes.empty() ? 1 : 0;
    return SQLITE_OK;
}

int fullPathname(sqlite3_vfs *, const char *name, int size, char *out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int fillRandom(sqlite3_vfs *, int size, char *out)
{
    std::memset(out, 0x5a, static_cast<size_t>(size));
    return size;
}

int sleepNot(sqlite3_vfs *, int microseconds)
{
    return microseconds;
}

int julianDay(sqlite3_vfs *, sqlite3_int64 *ms)
{
    *ms = 212'000'000'000'000;
    return SQLITE_OK;
}

} // namespace

std::unique_ptr<sqlite3_vfs> makeMemoryVfs(MemoryDisk &disk)
{
    auto vfs = std::make_unique<sqlite3_vfs>();
    vfs->iVersion = 2;
    vfs->szOsFile = sizeof(OpenFile);
    vfs->mxPathname = 512;
    vfs->zName = "panelwright-memory";
    vfs->pAppData = &disk;
    vfs->xOpen = openFile;
    vfs->xDelete = deleteFile;
    vfs->xAccess = accessFile;
    vfs->xFullPathname = fullPathname;
    vfs->xRandomness = fillRandom;
    vfs->xSleep = sleepNot;
    vfs->xCurrentTimeInt64 = julianDay;
    return vfs;
}

} // namespace pw::simulation
