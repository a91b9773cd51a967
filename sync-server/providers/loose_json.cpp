// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/loose_json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <vector>

namespace pw::server::providers
{
namespace
{

constexpr std::size_t maxDepth = 16;
/// Of brackets in the warnings before an answer that are tried as its beginning.
constexpr int maxStarts = 50;

/// Builds the value as it is read.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder>
{
public:
    [[nodiscard]] QJsonValue result() const { return m_result; }

    bool Null() { return take(QJsonValue::Null); }
    bool Bool(bool flag) { return take(flag); }
    bool RawNumber(const char *text, rapidjson::SizeType size, bool) { return take(textOf(text, size)); }
    bool String(const char *text, rapidjson::SizeType size, bool) { return take(textOf(text, size)); }
    bool StartObject() { return begin(true); }
    bool StartArray() { return begin(false); }
    bool Key(const char *text, rapidjson::SizeType size, bool)
    {
        m_open.back().key = textOf(text, size);
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

private:
    struct Open {
        bool isObject;
        QString key;
        QJsonObject object;
        QJsonArray array;
    };

    static QString textOf(const char *text, rapidjson::SizeType size)
    {
        return QString::fromUtf8(text, static_cast<qsizetype>(size));
    }
    bool begin(bool isObject)
    {
        m_open.push_back({isObject, {}, {}, {}});
        return m_open.size() <= maxDepth;
    }
    bool end()
    {
        const Open closed = std::move(m_open.back());
        m_open.pop_back();
        return take(closed.isObject ? QJsonValue(closed.object) : QJsonValue(closed.array));
    }
    bool take(const QJsonValue &value)
    {
        if (m_open.empty())
            m_result = value;
        else if (m_open.back().isObject)
            m_open.back().object.insert(m_open.back().key, value);
        else
            m_open.back().array.append(value);
        return true;
    }

    std::vector<Open> m_open;
    QJsonValue m_result;
};

/// The whole of it, with nothing but blanks behind.
std::optional<QJsonValue> parseWhole(QByteArrayView bytes)
{
    rapidjson::MemoryStream stream(bytes.data(), static_cast<std::size_t>(bytes.size()));
    rapidjson::Reader reader;
    Builder builder;
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    if (!reader.Parse<flags>(stream, builder))
        return std::nullopt;
    return builder.result();
}

} // namespace

std::optional<QJsonValue> parseLoosely(const QByteArray &bytes)
{
    // Old panels send names in whatever encoding their database has; ids and prices are ASCII all the same.
    const QByteArray text = QString::fromUtf8(bytes).toUtf8().trimmed();
    // What begins as JSON is all of it: the end of half an answer may be a whole value, and mean something else.
    if (text.startsWith('{') || text.startsWith('['))
        return parseWhole(text);
    qsizetype at = 0;
    for (int starts = 0; starts < maxStarts; ++starts, ++at) {
        while (at < text.size() && text.at(at) != '{' && text.at(at) != '[')
            ++at;
        if (at >= text.size())
            return std::nullopt;
        if (auto value = parseWhole(QByteArrayView(text).sliced(at)))
            return value;
    }
    return std::nullopt;
}

} // namespace pw::server::providers
