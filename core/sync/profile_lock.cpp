// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/profile_lock.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace pw
{

#ifdef Q_OS_UNIX

struct ProfileLock::Handle {
    int descriptor = -1;
};

ProfileLock::ProfileLock(const QString &file) : m_handle(std::make_unique<Handle>())
{
    const int descriptor = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return;
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return;
    }
    m_handle->descriptor = descriptor;
}

ProfileLock::~ProfileLock()
{
    // The file stays: removing it would let a third program lock another file of the same name.
    if (isHeld())
        ::close(m_handle->descriptor);
}

bool ProfileLock::isHeld() const
{
    return m_handle->descriptor >= 0;
}

#else

struct ProfileLock::Handle {
    QLockFile lock;
};

ProfileLock::ProfileLock(const QString &file) : m_handle(new Handle{QLockFile(file)})
{
    // Windows deletes the file of a dead program by itself.
    m_handle->lock.setStaleLockTime(0);
    m_handle->lock.tryLock(0);
}

ProfileLock::~ProfileLock() = default;

bool ProfileLock::isHeld() const
{
    return m_handle->lock.isLocked();
}

#endif

} // namespace pw
