// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/scratch_vfs.h"

#include "core/storage/storage_error.h"

#include <QUrl>

#include <sqlite3.h>

#include <new>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// The system's own, below the one that encrypts pages.
constexpr const char *systemVfs = "unix";

struct ScratchFile {
    sqlite3_file base; ///< first: SQLite sees this one
    const ScratchCipher *cipher;
    sqlite3_file *real; ///< lies right behind this struct
};

ScratchFile &scratch(sqlite3_file *file)
{
    return *reinterpret_cast<ScratchFile *>(file);
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return scratch(file).real;
}

int closeFile(sqlite3_file *file)
{
    sqlite3_file *real = realOf(file);
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    sqlite3_file *real = realOf(file);
    const int result = real->pMethods->xRead(real, bytes, size, offset);
    if (result == SQLITE_OK)
        scratch(file).cipher->apply(offset, static_cast<char *>(bytes), size);
    return result;
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    sqlite3_file *real = realOf(file);
    return real->pMethods->xFileSize(real, size);
}

int refuseWrite(sqlite3_file *, const void *, int, sqlite3_int64)
{
    return SQLITE_READONLY;
}

int refuseTruncate(sqlite3_file *, sqlite3_int64)
{
    return SQLITE_READONLY;
}

// Nobody else has the file, and nobody changes it.
int nothing(sqlite3_file *, int)
{
    return SQLITE_OK;
}

int nobodyLocks(sqlite3_file *, int *locked)
{
    *locked = 0;
    return SQLITE_OK;
}

int knowNoControl(sqlite3_file *, int, void *)
{
    return SQLITE_NOTFOUND;
}

int usualSector(sqlite3_file *)
{
    return 4096;
}

int neverChanges(sqlite3_file *)
{
    return SQLITE_IOCAP_IMMUTABLE;
}

constexpr sqlite3_io_methods methods{.iVersion = 1,
                                     .xClose = closeFile,
                                     .xRead = readFile,
                                     .xWrite = refuseWrite,
                                     .xTruncate = refuseTruncate,
                                     .xSync = nothing,
                                     .xFileSize = sizeOfFile,
                                     .xLock = nothing,
                                     .xUnlock = nothing,
                                     .xCheckReservedLock = nobodyLocks,
                                     .xFileControl = knowNoControl,
                                     .xSectorSize = usualSector,
                                     .xDeviceCharacteristics = neverChanges,
                                     .xShmMap = nullptr,
                                     .xShmLock = nullptr,
                                     .xShmBarrier = nullptr,
                                     .xShmUnmap = nullptr,
                                     .xFetch = nullptr,
                                     .xUnfetch = nullptr};

} // namespace

struct ScratchVfs::Registered {
    sqlite3_vfs vfs{};
    sqlite3_vfs *system = nullptr;
    ScratchCipher cipher;
    QByteArray name;

    static Registered &of(sqlite3_vfs *vfs) { return *static_cast<Registered *>(vfs->pAppData); }
    static int open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags);
};

int ScratchVfs::Registered::open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    Registered &self = of(vfs);
    auto *opened = new (file) ScratchFile{.base = {}, .cipher = &self.cipher, .real = nullptr};
    opened->real = new (opened + 1) sqlite3_file{};
    // Only the database itself: nothing is written beside it.
    if ((flags & SQLITE_OPEN_MAIN_DB) == 0 || (flags & SQLITE_OPEN_READONLY) == 0)
        return SQLITE_CANTOPEN;
    const int result = self.system->xOpen(self.system, name, opened->real, flags, outFlags);
    if (result == SQLITE_OK)
        opened->base.pMethods = &methods;
    return result;
}

ScratchVfs::ScratchVfs(const ScratchCipher &cipher) : m_registered(std::make_unique<Registered>())
{
    Registered &made = *m_registered;
    made.system = sqlite3_vfs_find(systemVfs);
    if (!made.system)
        throw StorageError(u"reading a hidden file"_s, u"this SQLite has no file system of that kind"_s);
    made.cipher = cipher;
    made.name = "panelwright-scratch-" + QByteArray::number(reinterpret_cast<quintptr>(m_registered.get()), 16);
    sqlite3_vfs &vfs = made.vfs;
    vfs = *made.system;
    vfs.iVersion = 1;
    vfs.szOsFile = static_cast<int>(sizeof(ScratchFile)) + made.system->szOsFile;
    vfs.zName = made.name.constData();
    vfs.pAppData = &made;
    vfs.pNext = nullptr;
    vfs.xOpen = Registered::open;
    // The rest is the system's, under its own name: its functions may look at what they are called with.
    vfs.xDelete = [](sqlite3_vfs *, const char *, int) { return SQLITE_READONLY; };
    vfs.xAccess = [](sqlite3_vfs *v, const char *name, int flags, int *result) {
        sqlite3_vfs *system = Registered::of(v).system;
        return system->xAccess(system, name, flags, result);
    };
    vfs.xFullPathname = [](sqlite3_vfs *v, const char *name, int size, char *out) {
        sqlite3_vfs *system = Registered::of(v).system;
        return system->xFullPathname(system, name, size, out);
    };
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK)
        throw StorageError(u"reading a hidden file"_s, u"SQLite took no other file system"_s);
}

ScratchVfs::~ScratchVfs()
{
    sqlite3_vfs_unregister(&m_registered->vfs);
}

QString ScratchVfs::uriOf(const QString &file) const
{
    return u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(file, "/")) + u"?immutable=1&vfs="_s +
           QString::fromLatin1(m_registered->name);
}

} // namespace pw
