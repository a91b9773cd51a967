// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/query_reader.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 defaultLimit = 50;
constexpr qint64 maxLimit = 200;
constexpr std::size_t maxFields = 32;

} // namespace

QueryReader::QueryReader(std::string_view query) : m_form(http::decodeForm(query, maxFields))
{
    if (m_form.error != http::DecodeError::None) {
        const std::string_view reason = http::describe(m_form.error);
        note({RefusalCode::FieldWrongType, u"query"_s,
              u"properly encoded. "_s + QLatin1StringView(reason.data(), static_cast<qsizetype>(reason.size()))});
    }
}

QString QueryReader::nameText(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).left(64);
}

void QueryReader::note(Refusal refusal)
{
    if (!m_refusal)
        m_refusal = std::move(refusal);
}

std::optional<std::string_view> QueryReader::take(std::string_view name)
{
    m_known.push_back(name);
    if (m_form.count(name) > 1)
        note({RefusalCode::FieldWrongType, nameText(name), u"given once"_s});
    return m_form.value(name);
}

bool QueryReader::has(std::string_view name) const
{
    return m_form.count(name) > 0;
}

std::optional<qint64> QueryReader::maybeInteger(std::string_view name, qint64 min)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    bool ok = false;
    const qint64 number = nameText(*value).toLongLong(&ok);
    if (!ok) {
        note({RefusalCode::FieldWrongType, nameText(name), u"a whole number"_s});
        return std::nullopt;
    }
    if (number < min) {
        note({RefusalCode::FieldOutOfRange, nameText(name), QString::number(min) + u" or more"_s});
        return std::nullopt;
    }
    return number;
}

int QueryReader::limit()
{
    const qint64 limit = maybeInteger("limit", 1).value_or(defaultLimit);
    if (limit > maxLimit)
        note({RefusalCode::FieldOutOfRange, u"limit"_s, u"1 to "_s + QString::number(maxLimit)});
    return static_cast<int>(std::min(limit, maxLimit));
}

QString QueryReader::text(std::string_view name, qsizetype maxLength)
{
    const auto value = take(name);
    if (!value)
        return {};
    const QString text = QString::fromUtf8(value->data(), static_cast<qsizetype>(value->size())).trimmed();
    if (text.size() > maxLength)
        note({RefusalCode::TextTooLong, nameText(name), QString::number(maxLength)});
    return text;
}

std::optional<Instant> QueryReader::moment(std::string_view name)
{
    const QString given = text(name);
    if (!has(name))
        return std::nullopt;
    constexpr qsizetype dayLength = 10;
    const auto moment = Instant::parse(given.size() == dayLength ? given + u"T00:00:00Z"_s : given);
    if (!moment || !given.at(0).isDigit() || (given.size() > dayLength && !given.endsWith(u'Z')))
        note({RefusalCode::FieldWrongType, nameText(name), u"a time such as 2026-03-01T09:30:00Z"_s});
    return moment;
}

std::vector<qint64> QueryReader::cursor(std::size_t count)
{
    const auto value = take("after");
    if (!value)
        return {};
    std::vector<qint64> numbers;
    bool allGood = true;
    for (const QStringView part : QStringView(nameText(*value)).split(u'_')) {
        bool ok = false;
        numbers.push_back(part.toLongLong(&ok));
        allGood = allGood && ok;
    }
    if (allGood && numbers.size() == count)
        return numbers;
    note({RefusalCode::CursorMalformed, u"after"_s, {}});
    return {};
}

qint64 QueryReader::afterId()
{
    const auto numbers = cursor(1);
    return numbers.empty() ? std::numeric_limits<qint64>::max() : numbers.front();
}

Decided<void> QueryReader::finish()
{
    for (const http::FormField &field : m_form.fields) {
        if (std::ranges::find(m_known, std::string_view(field.name)) == m_known.end())
            note({RefusalCode::FieldUnknown, nameText(field.name), {}});
    }
    if (m_refusal)
        return fail(*m_refusal);
    return {};
}

QString joinCursor(std::initializer_list<qint64> numbers)
{
    QStringList parts;
    for (const qint64 number : numbers)
        parts << QString::number(number);
    return parts.join(u'_');
}

} // namespace pw::server
