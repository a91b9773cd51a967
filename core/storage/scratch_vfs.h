// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/scratch_cipher.h"

#include <QString>

#include <memory>

namespace pw
{

/// Lets SQLite read a database that was written through a ScratchCipher, so that its plain form is nowhere on the disk.
/// For connections of this process that are closed before this object goes. The file must not change meanwhile.
class ScratchVfs
{
public:
    explicit ScratchVfs(const ScratchCipher &cipher);
    ~ScratchVfs();
    ScratchVfs(const ScratchVfs &) = delete;
    ScratchVfs &operator=(const ScratchVfs &) = delete;

    /// What to give a read-only Database as the name of its file.
    [[nodiscard]] QString uriOf(const QString &file) const;

private:
    struct Registered;
    std::unique_ptr<Registered> m_registered;
};

} // namespace pw
