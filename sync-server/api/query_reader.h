// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"
#include "sync-server/http/url.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pw::server
{

/// Reads a query as strictly as FieldReader reads a body: the first refusal is kept, finish() refuses unknown fields.
class QueryReader
{
public:
    explicit QueryReader(std::string_view query);

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] int limit(); ///< 1-200, 50 where absent
    [[nodiscard]] std::optional<qint64> maybeInteger(std::string_view name, qint64 min);
    [[nodiscard]] QString text(std::string_view name, qsizetype maxLength = 200);
    /// A time in ISO 8601, or a day alone ("2026-03-01"), which is its first moment, in UTC.
    [[nodiscard]] std::optional<Instant> moment(std::string_view name);
    /// The numbers of a cursor made by joinCursor(); empty where the field is absent.
    [[nodiscard]] std::vector<qint64> cursor(std::size_t count);
    [[nodiscard]] qint64 afterId();
    template <typename E>
    [[nodiscard]] std::optional<E> word(std::string_view name)
    {
        const QString given = text(name);
        const auto value = fromWord<E>(given);
        if (!value && has(name))
            note({RefusalCode::FieldNotOneOf, nameText(name), allWords<E>().join(QStringLiteral(", "))});
        return value;
    }
    [[nodiscard]] Decided<void> finish();

private:
    void note(Refusal refusal);
    [[nodiscard]] static QString nameText(std::string_view name);
    /// Marks the field as known; its value where it was sent.
    [[nodiscard]] std::optional<std::string_view> take(std::string_view name);

    http::DecodedForm m_form;
    std::vector<std::string_view> m_known;
    std::optional<Refusal> m_refusal;
};

[[nodiscard]] QString joinCursor(std::initializer_list<qint64> numbers);

} // namespace pw::server
