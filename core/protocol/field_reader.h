// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/percent.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

#include <QJsonObject>
#include <QSet>
#include <QString>

#include <limits>
#include <optional>

namespace pw
{

/// Reads one JSON object strictly: each field by its type, then finish() refuses what was not asked for. The first
/// refusal is kept and later reads return defaults, so that a decoder reads like a list of its fields.
class FieldReader
{
public:
    static constexpr qint64 anyInteger = std::numeric_limits<qint64>::max();

    explicit FieldReader(const QJsonObject &object) : m_object(object) {}

    [[nodiscard]] bool has(const QString &name) const { return m_object.contains(name); }
    [[nodiscard]] qint64 integer(const QString &name, qint64 min = -anyInteger, qint64 max = anyInteger);
    [[nodiscard]] std::optional<qint64> maybeInteger(const QString &name, qint64 min = -anyInteger,
                                                     qint64 max = anyInteger);
    /// Trimmed at both ends. Control characters other than line breaks and tabs are refused.
    [[nodiscard]] QString text(const QString &name, qsizetype maxLength);
    [[nodiscard]] std::optional<QString> maybeText(const QString &name, qsizetype maxLength);
    /// Not trimmed and not checked for its characters: passwords.
    [[nodiscard]] QString verbatim(const QString &name, qsizetype maxLength);
    [[nodiscard]] std::optional<bool> maybeFlag(const QString &name);
    /// ISO 8601 in UTC, with the Z: "2026-03-01T09:30:00Z"; from 1970 to 9999.
    [[nodiscard]] std::optional<Instant> maybeMoment(const QString &name);
    [[nodiscard]] Money money(const QString &name);
    [[nodiscard]] std::optional<Rate> maybeRate(const QString &name);
    [[nodiscard]] std::optional<Percent> maybePercent(const QString &name);
    template <typename IdType>
    [[nodiscard]] IdType id(const QString &name)
    {
        return IdType(integer(name, 1));
    }
    template <typename E>
    [[nodiscard]] std::optional<E> maybeWord(const QString &name)
    {
        const auto text = maybeText(name, 64);
        if (!text)
            return std::nullopt;
        const auto value = fromWord<E>(*text);
        if (!value)
            note({RefusalCode::FieldNotOneOf, name, allWords<E>().join(QStringLiteral(", "))});
        return value;
    }
    template <typename E>
    [[nodiscard]] E word(const QString &name)
    {
        requireField(name);
        return maybeWord<E>(name).value_or(E{});
    }
    /// For fields of a shape of their own: marks the field as known and returns it as it is.
    [[nodiscard]] QJsonValue raw(const QString &name);

    /// Adds a refusal found by the caller.
    void note(Refusal refusal);
    /// The first refusal, if there was any; then unknown fields.
    [[nodiscard]] Decided<void> finish();
    /// For what a newer program says: fields that this one does not know are passed over.
    void allowOthers() { m_othersAllowed = true; }
    /// What was decoded, unless finish() refuses: the last line of a decoder.
    template <typename T>
    [[nodiscard]] Decided<T> finished(T decoded)
    {
        if (const auto read = finish(); !read)
            return fail(read.error());
        return decoded;
    }

private:
    void requireField(const QString &name);
    void wrongType(const QString &name, const QString &wanted);

    QJsonObject m_object;
    QSet<QString> m_known;
    bool m_othersAllowed = false;
    std::optional<Refusal> m_refusal;
};

/// Strict: one JSON object, UTF-8, nothing behind it, not nested deeper than a request ever is.
[[nodiscard]] Decided<QJsonObject> parseJsonObject(const QByteArray &bytes);

} // namespace pw
