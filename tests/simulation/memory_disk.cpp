// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/memory_disk.h"

#include "tests/simulation/memory_vfs.h"
#include "tests/simulation/randomness.h"

#include <sqlite3.h>

#include <algorithm>

namespace pw::simulation
{
namespace
{

sqlite3 *lastConnection = nullptr;

int noteConnection(sqlite3 *db, const char **, const sqlite3_api_routines *)
{
    lastConnection = db;
    return SQLITE_OK;
}

std::string_view folderOf(std::string_view path)
{
    const size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view nameOf(std::string_view path)
{
    const size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

void undo(DiskFile &file, const DiskFile::Unsynced &write)
{
    const auto offset = static_cast<size_t>(write.offset);
    if (!write.before.empty())
        file.bytes.replace(offset, write.before.size(), write.before);
    file.bytes.resize(static_cast<size_t>(write.sizeBefore));
}

/// A write that the power cut met halfway: its first half is there.
void tear(DiskFile &file, const DiskFile::Unsynced &write)
{
    const auto half = static_cast<size_t>(write.written / 2);
    const auto offset = static_cast<size_t>(write.offset);
    const std::string kept = file.bytes.substr(offset, half);
    undo(file, write);
    if (file.bytes.size() < offset + kept.size())
        file.bytes.resize(offset + kept.size());
    file.bytes.replace(offset, kept.size(), kept);
}

} // namespace

MemoryDisk::MemoryDisk() : m_vfs(makeMemoryVfs(*this))
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_vfs_register(m_vfs.get(), 1);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(noteConnection));
}

MemoryDisk::~MemoryDisk()
{
    sqlite3_vfs_unregister(m_vfs.get());
}

sqlite3 *MemoryDisk::lastOpened() const
{
    return lastConnection;
}

Machine &MemoryDisk::machine(std::string_view folder)
{
    const auto found = m_machines.find(folder);
    return found != m_machines.end() ? found->second : m_machines[std::string(folder)];
}

void MemoryDisk::forgetAll()
{
    m_machines.clear();
    // SQLite's own generator begins anew too, so that the second run of a seed writes the same bytes as the first.
    sqlite3_randomness(0, nullptr);
}

MemoryDisk::Image MemoryDisk::imageOf(const Machine &machine)
{
    Image image;
    for (const auto &[name, file] : machine.files)
        image.emplace(name, file->bytes);
    return image;
}

void MemoryDisk::put(Machine &machine, const Image &image)
{
    machine.files.clear();
    for (const auto &[name, bytes] : image) {
        auto file = std::make_shared<DiskFile>();
        file->bytes = bytes;
        machine.files.emplace(name, std::move(file));
    }
}

void MemoryDisk::losePower(Machine &machine, Random &random)
{
    for (const auto &[name, file] : machine.files) {
        const auto kept = static_cast<size_t>(random.below(static_cast<int>(file->unsynced.size()) + 1));
        while (file->unsynced.size() > kept) {
            const bool isFirstLost = file->unsynced.size() == kept + 1;
            if (isFirstLost && random.chance(30))
                tear(*file, file->unsynced.back());
            else
                undo(*file, file->unsynced.back());
            file->unsynced.pop_back();
        }
        file->unsynced.clear();
    }
}

std::shared_ptr<DiskFile> MemoryDisk::find(std::string_view path)
{
    auto &files = machine(folderOf(path)).files;
    const auto found = files.find(nameOf(path));
    return found == files.end() ? nullptr : found->second;
}

std::shared_ptr<DiskFile> MemoryDisk::findOrMake(std::string_view path)
{
    auto &file = machine(folderOf(path)).files[std::string(nameOf(path))];
    if (!file)
        file = std::make_shared<DiskFile>();
    return file;
}

void MemoryDisk::remove(std::string_view path)
{
    auto &files = machine(folderOf(path)).files;
    const auto found = files.find(nameOf(path));
    if (found != files.end())
        files.erase(found);
}

} // namespace pw::simulation
