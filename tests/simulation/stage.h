// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/memory_disk.h"
#include "tests/simulation/world_server.h"

#include <QTemporaryDir>

namespace pw::simulation
{

/// What all worlds of a program share: the disk, and the files that every world begins with, made once by the real
/// migrations and commands, since making them takes longer than a whole world does.
class Stage
{
public:
    Stage();

    [[nodiscard]] MemoryDisk &disk() { return m_disk; }
    [[nodiscard]] const ServerImage &shop() const { return m_shop; }
    /// A desk's two files as the first start leaves them, without an identity.
    [[nodiscard]] const MemoryDisk::Image &newDesk() const { return m_newDesk; }
    /// Where desk `index` has its profile.
    [[nodiscard]] QString profile(int index) const { return m_profiles.filePath(QString::number(index)); }
    [[nodiscard]] static Instant beginning() { return Instant(1'790'000'000'000); }

private:
    void makeShop();
    void makeDesk();

    MemoryDisk m_disk;
    QTemporaryDir m_profiles; ///< real folders: the profile's lock is a real file
    ServerImage m_shop;
    MemoryDisk::Image m_newDesk;
};

} // namespace pw::simulation
