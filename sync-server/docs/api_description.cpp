// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/docs/api_description.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStringList>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

const QString beginning = u"openapi.json"_s;

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ServedFile served(const QByteArray &content)
{
    if (content.isEmpty())
        return {};
    const QByteArray hash = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(16);
    return {.bytes = std::make_shared<const std::string>(content.toStdString()),
            .etag = '"' + hash.toStdString() + '"'};
}

using Json = rapidjson::Value;
using Allocator = rapidjson::Document::AllocatorType;

/// Objects grow together, with their members in the order in which they are written: readers show them in it.
void join(Json &whole, const Json &part, Allocator &allocator)
{
    for (const auto &member : part.GetObject()) {
        const auto known = whole.FindMember(member.name);
        if (known == whole.MemberEnd()) {
            whole.AddMember(Json(member.name, allocator), Json(member.value, allocator), allocator);
            continue;
        }
        Q_ASSERT_X(known->value.IsObject() && member.value.IsObject(), "ApiDescription", "two parts describe the same");
        join(known->value, member.value, allocator);
    }
}

QByteArray wholeDocument()
{
    QStringList names = QDir(u":/api"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    names.removeOne(beginning);
    names.prepend(beginning);
    rapidjson::Document whole(rapidjson::kObjectType);
    for (const QString &name : std::as_const(names)) {
        const QByteArray text = contentOf(u":/api/"_s + name);
        rapidjson::Document part;
        part.Parse(text.constData(), static_cast<std::size_t>(text.size()));
        Q_ASSERT_X(part.IsObject(), "ApiDescription", "a part is not a JSON object");
        join(whole, part, whole.GetAllocator());
    }
    rapidjson::StringBuffer out;
    rapidjson::Writer<rapidjson::StringBuffer> writer(out);
    whole.Accept(writer);
    return {out.GetString(), static_cast<qsizetype>(out.GetSize())};
}

} // namespace

ApiDescription::ApiDescription()
    : m_document(served(wholeDocument())), m_pageScript(served(contentOf(u":/docs/page.js"_s))),
      m_redoc(served(contentOf(u":/docs/redoc.js"_s)))
{
    m_page = served(contentOf(m_redoc.bytes ? u":/docs/page.html"_s : u":/docs/missing.html"_s));
}

ServedFile ApiDescription::script(const QString &name) const
{
    if (name == "page.js"_L1)
        return m_pageScript;
    return name == "redoc.js"_L1 ? m_redoc : ServedFile();
}

} // namespace pw::server
