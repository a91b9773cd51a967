// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "core/domain/ticket.h"

#include <QByteArrayView>

namespace pw
{

enum class AttachmentType { Png, Jpeg, Gif, Webp, Pdf, Text };

inline const auto &wordTable(AttachmentType)
{
    static constexpr Word<AttachmentType> table[] = {
        {AttachmentType::Png, "image/png"},       {AttachmentType::Jpeg, "image/jpeg"},
        {AttachmentType::Gif, "image/gif"},       {AttachmentType::Webp, "image/webp"},
        {AttachmentType::Pdf, "application/pdf"}, {AttachmentType::Text, "text/plain"},
    };
    return table;
}

/// What is known of a file at a ticket; its bytes are kept apart.
struct Attachment {
    AttachmentId id = {};
    TicketId ticket = {};
    AuthorKind authorKind = AuthorKind::Customer;
    QString authorName = {};
    QString name = {}; ///< as checkFileName() takes it
    AttachmentType type = AttachmentType::Text;
    qint64 size = 0; ///< bytes
    Instant createdAt = {};
    qint64 rev = 0;
};

/// What customers and staff may attach.
struct AttachmentLimits {
    static constexpr qint64 bytesEach = 5 * 1024 * 1024;
    static constexpr qint64 fromCustomer = 10; ///< at one ticket
    static constexpr qint64 inAll = 100;       ///< at one ticket, whoever sent them
    /// Of one customer at all his tickets: what stands between a script and the disk.
    static constexpr qint64 bytesOfCustomer = 100 * 1024 * 1024;
};

namespace decide
{

/// What the bytes are, by what they begin with; for text, by all of them. Nobody's word is taken for it.
[[nodiscard]] Decided<AttachmentType> fileType(QByteArrayView bytes);

/// Whether a file of this type may bear this name, here and on the disk of whoever saves it: 1 to 120 characters, no
/// parts of a path, nothing that does not show or turns the line around, and an extension of its own type.
[[nodiscard]] Decided<void> checkFileName(const QString &name, AttachmentType type);

struct AttachmentFacts {
    TicketStatus status = TicketStatus::Open;
    bool byCustomer = true;
    qint64 size = 0;            ///< of the new one
    qint64 fromCustomer = 0;    ///< files at this ticket by then
    qint64 inAll = 0;           ///< the same, whoever sent them
    qint64 bytesOfCustomer = 0; ///< at all his tickets
};

/// ticket closed > too many > no space.
[[nodiscard]] Decided<void> checkRoom(const AttachmentFacts &facts);

} // namespace decide

} // namespace pw
