// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/money.h"

#include <QLatin1StringView>
#include <QString>

#include <memory>
#include <optional>
#include <string>

namespace pw
{

/// Writes JSON straight into UTF-8 bytes (QJsonDocument takes seven times as long for a list). Calls must nest
/// properly; not thread-safe.
class JsonWriter
{
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter &) = delete;
    JsonWriter &operator=(const JsonWriter &) = delete;

    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(QLatin1StringView name);
    JsonWriter &key(const QString &name);

    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(static_cast<qint64>(number)); }
    JsonWriter &value(bool flag);
    JsonWriter &value(const QString &text);
    JsonWriter &value(QLatin1StringView text);
    JsonWriter &value(const char *) = delete;
    JsonWriter &value(Money money) { return value(money.toString()); }
    JsonWriter &value(Instant instant) { return value(instant.toString()); }
    JsonWriter &value(std::optional<qint64> number);
    JsonWriter &null();

    template <typename T>
    JsonWriter &field(QLatin1StringView name, const T &content)
    {
        return key(name).value(content);
    }

    /// The finished text; the writer is empty and ready for another one afterwards.
    [[nodiscard]] std::string take();

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace pw
