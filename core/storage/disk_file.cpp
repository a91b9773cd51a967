// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/disk_file.h"

#include "core/storage/storage_error.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <io.h>
#endif

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

std::filesystem::path pathOf(const QString &name)
{
    return {name.toStdU16String()};
}

void syncPath(const QString &name)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::open(QFile::encodeName(name).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int problem = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced)
        throw StorageError(u"syncing "_s + name, QString::fromStdString(std::system_category().message(problem)));
#else
    Q_UNUSED(name); // the file systems of Windows order a rename after the writes before it
#endif
}

} // namespace

void syncFile(const QString &file)
{
    syncPath(file);
}

void replaceFile(const QString &made, const QString &name)
{
    std::error_code problem;
    std::filesystem::rename(pathOf(made), pathOf(name), problem);
    if (problem)
        throw StorageError(u"replacing "_s + name, QString::fromStdString(problem.message()));
    syncPath(QFileInfo(name).absolutePath());
}

void removeFile(const QString &file)
{
    std::error_code problem;
    const bool removed = std::filesystem::remove(pathOf(file), problem);
    if (problem)
        throw StorageError(u"removing "_s + file, QString::fromStdString(problem.message()));
    if (removed)
        syncPath(QFileInfo(file).absolutePath());
}

bool flushToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#elif defined(Q_OS_WIN)
    return ::_commit(file.handle()) == 0;
#else
    return true;
#endif
}

void beginWriting([[maybe_unused]] QFile &file, [[maybe_unused]] qint64 offset, [[maybe_unused]] qint64 size)
{
#ifdef Q_OS_LINUX
    if (file.flush())
        ::sync_file_range(file.handle(), offset, size, SYNC_FILE_RANGE_WRITE);
#endif
}

} // namespace pw
