// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>

namespace pw
{

/// Keeps a second program out of a profile while this object lives. The operating system gives the lock up when the
/// program dies, however it dies: QLockFile cannot do that, since a program killed between making its file and writing
/// its process id into it leaves a lock that never grows stale.
class ProfileLock
{
public:
    explicit ProfileLock(const QString &file);
    ~ProfileLock();
    ProfileLock(const ProfileLock &) = delete;
    ProfileLock &operator=(const ProfileLock &) = delete;

    [[nodiscard]] bool isHeld() const;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace pw
