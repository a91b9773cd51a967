// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

struct sqlite3_vfs;

namespace pw::simulation
{

class MemoryDisk;

/// SQLite's table of functions over `disk`, not registered yet.
[[nodiscard]] std::unique_ptr<sqlite3_vfs> makeMemoryVfs(MemoryDisk &disk);

} // namespace pw::simulation
