// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/csv_writer.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

bool looksLikeFormula(const QString &text)
{
    return !text.isEmpty() && u"=+-@\t\r\n|"_s.contains(text.front());
}

} // namespace

void CsvWriter::separate()
{
    if (!m_atStart)
        m_text += ',';
    m_atStart = false;
}

CsvWriter &CsvWriter::text(const QString &text)
{
    separate();
    QString cell = looksLikeFormula(text) ? u'\'' + text : text;
    const bool quoted = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r');
    if (quoted)
        cell = u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
    m_text += cell.toStdString();
    return *this;
}

CsvWriter &CsvWriter::number(qint64 number)
{
    separate();
    m_text += std::to_string(number);
    return *this;
}

CsvWriter &CsvWriter::money(Money money)
{
    separate();
    m_text += money.toString().toStdString();
    return *this;
}

CsvWriter &CsvWriter::endLine()
{
    m_text += "\r\n";
    m_atStart = true;
    return *this;
}

http::Response CsvWriter::response(const std::string &fileName)
{
    http::Response response;
    response.contentType = "text/csv; charset=utf-8";
    response.header("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    response.body = std::move(m_text);
    m_text.clear();
    m_atStart = true;
    return response;
}

} // namespace pw::server
