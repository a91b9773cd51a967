// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/apiv2/reseller_fields.h"

#include "core/protocol/field_reader.h"
#include "sync-server/http/url.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw::server::reseller
{
namespace
{

QString utf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool looksLikeJson(const http::Request &request)
{
    // By the body itself: old clients send JSON with a form's content type, and the other way round.
    const auto first = request.body.find_first_not_of(" \t\r\n");
    return first != std::string::npos && request.body[first] == '{';
}

/// Whole numbers exactly; anything else becomes a text that no field accepts.
QString jsonText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return value.toVariant().toString();
    return {};
}

} // namespace

std::optional<Fields> Fields::read(const http::Request &request)
{
    Fields fields;
    if (looksLikeJson(request)) {
        if (!http::isUtf8(request.body))
            return std::nullopt;
        const auto object =
            parseJsonObject(QByteArray::fromRawData(request.body.data(), static_cast<qsizetype>(request.body.size())));
        if (!object)
            return std::nullopt;
        for (auto it = object->constBegin(); it != object->constEnd(); ++it) {
            const QString value = jsonText(it.value()).trimmed();
            // As in a form, where it is refused with the rest of what is no text.
            if (value.contains(QChar::Null))
                return std::nullopt;
            fields.m_values.insert(it.key(), value);
        }
        return fields;
    }
    const std::string_view encoded = request.body.empty() ? request.query() : std::string_view(request.body);
    const auto form = http::decodeForm(encoded);
    if (form.error != http::DecodeError::None)
        return std::nullopt;
    for (const http::FormField &field : form.fields)
        fields.m_values.insert(utf8(field.name), utf8(field.value).trimmed());
    return fields;
}

} // namespace pw::server::reseller
