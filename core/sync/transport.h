// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace pw
{

struct HeaderField {
    QByteArray name; ///< in any case
    QByteArray value;
};

/// What a desk wants to say next.
struct SyncRequest {
    QByteArray method; ///< "GET" or "POST"
    QString path;      ///< with its query: "/sync/v1/pull?client_id=..."
    QByteArray body;   ///< JSON; empty for GET
    /// Beside those that every request has.
    QList<HeaderField> headers = {};
    /// Not to be sent before this time has passed: the server has asked for patience.
    int delayMs = 0;
};

struct SyncReply {
    int status = 0; ///< of HTTP
    QByteArray body;
    QList<HeaderField> headers = {};

    /// The first field of this name, in any case; empty where there is none.
    [[nodiscard]] QByteArray header(const char *name) const
    {
        for (const HeaderField &field : headers) {
            if (field.name.compare(name, Qt::CaseInsensitive) == 0)
                return field.value;
        }
        return {};
    }
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
