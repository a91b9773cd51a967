// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/attachment.h"
#include "core/storage/stamp.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw
{

class Database;

struct AttachmentUsage {
    qint64 inAll = 0;           ///< files at the ticket
    qint64 fromCustomer = 0;    ///< those of them that its customer has sent
    qint64 bytesOfCustomer = 0; ///< of all that he has sent to his tickets
};

/// Files at tickets. Desks have what is known of them, the server alone has their bytes: what says so is for the
/// server. Every call may throw StorageError.
class AttachmentStore
{
public:
    explicit AttachmentStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Attachment> byId(AttachmentId id) const;
    /// Oldest first.
    [[nodiscard]] QList<Attachment> of(TicketId ticket) const;
    [[nodiscard]] AttachmentUsage usage(const Ticket &ticket) const;
    /// Server only. Takes all but id, createdAt and rev, and the bytes, whose number is the size.
    AttachmentId insert(const Attachment &attachment, const QByteArray &bytes, const Stamp &stamp);
    /// Server only. Empty where there is no such file.
    [[nodiscard]] QByteArray bytes(AttachmentId id) const;

private:
    Database &m_db;
};

} // namespace pw
