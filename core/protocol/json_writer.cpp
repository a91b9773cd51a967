// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/json_writer.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace pw
{

// Qt's texts are UTF-16: RapidJSON transcodes and escapes them in one pass. Lone surrogates, which JSON cannot carry,
// are replaced before.
struct JsonWriter::Engine {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF16<char16_t>, rapidjson::UTF8<>> writer{buffer};

    void string(QStringView text)
    {
        if (!text.isValidUtf16()) {
            const QString repaired = QString::fromUtf8(text.toUtf8());
            writer.String(repaired.utf16() ? reinterpret_cast<const char16_t *>(repaired.utf16()) : u"",
                          static_cast<rapidjson::SizeType>(repaired.size()));
            return;
        }
        writer.String(text.isEmpty() ? u"" : text.utf16(), static_cast<rapidjson::SizeType>(text.size()));
    }
};

JsonWriter::JsonWriter() : m_engine(std::make_unique<Engine>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter &JsonWriter::beginObject()
{
    m_engine->writer.StartObject();
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_engine->writer.EndObject();
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    m_engine->writer.StartArray();
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_engine->writer.EndArray();
    return *this;
}

JsonWriter &JsonWriter::key(QLatin1StringView name)
{
    return value(name);
}

JsonWriter &JsonWriter::key(const QString &name)
{
    return value(name);
}

JsonWriter &JsonWriter::value(qint64 number)
{
    m_engine->writer.Int64(number);
    return *this;
}

JsonWriter &JsonWriter::value(bool flag)
{
    m_engine->writer.Bool(flag);
    return *this;
}

JsonWriter &JsonWriter::value(const QString &text)
{
    m_engine->string(text);
    return *this;
}

JsonWriter &JsonWriter::value(QLatin1StringView text)
{
    // Only our own ASCII names come this way: a stack buffer spares the allocation.
    char16_t wide[64];
    const auto size = static_cast<size_t>(text.size());
    if (size > std::size(wide))
        return value(QString(text));
    for (size_t i = 0; i < size; ++i)
        wide[i] = static_cast<unsigned char>(text.data()[i]);
    m_engine->string(QStringView(wide, text.size()));
    return *this;
}

JsonWriter &JsonWriter::value(std::optional<qint64> number)
{
    return number ? value(*number) : null();
}

JsonWriter &JsonWriter::null()
{
    m_engine->writer.Null();
    return *this;
}

std::string JsonWriter::take()
{
    std::string text(m_engine->buffer.GetString(), m_engine->buffer.GetSize());
    m_engine->buffer.Clear();
    m_engine->writer.Reset(m_engine->buffer);
    return text;
}

} // namespace pw
