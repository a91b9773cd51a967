// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw
{

/// What a desk wants to say next.
struct SyncRequest {
    QByteArray method; ///< "GET" or "POST"
    QString path;      ///< with its query: "/sync/v1/pull?client_id=..."
    QByteArray body;   ///< JSON; empty for GET
};

struct SyncReply {
    int status = 0; ///< of HTTP
    QByteArray body;
};

/// A way to the server that waits for its answer: for the command line and for tests. No reply = no answer came,
/// whether or not the request arrived.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport() = default;
    [[nodiscard]] virtual std::optional<SyncReply> exchange(const SyncRequest &request) = 0;
};

} // namespace pw
