// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"

#include <memory>
#include <vector>

namespace pw::server
{

/// One read connection, with its prepared statements, for each io thread. open(), at() and close() for an index are
/// called on that thread alone.
class ReadConnections
{
public:
    ReadConnections(Database::Options options, unsigned count) : m_options(std::move(options)), m_connections(count)
    {
        m_options.readOnly = true;
    }

    void open(unsigned index) { m_connections[index] = std::make_unique<Database>(m_options); }
    void close(unsigned index) { m_connections[index].reset(); }
    [[nodiscard]] Database &at(unsigned index) { return *m_connections[index]; }

private:
    Database::Options m_options;
    std::vector<std::unique_ptr<Database>> m_connections;
};

} // namespace pw::server
