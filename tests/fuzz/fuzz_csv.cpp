// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// Cells of a CSV file, separated by the unit separator, written and read back by a reader of RFC 4180 that is here
// alone.
#include "sync-server/api/csv_writer.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringList>

#include <utility>

using namespace pw;

namespace
{

/// One line: cells with or without quotes, ended by CR LF.
QStringList readLine(const QString &text)
{
    QStringList cells;
    QString cell;
    bool quoted = false;
    qsizetype at = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (quoted && c == u'"') {
            quoted = at + 1 < text.size() && text.at(at + 1) == u'"';
            if (quoted)
                cell += text.at(++at);
        } else if (quoted) {
            cell += c;
        } else if (c == u'"') {
            fuzz::require(cell.isEmpty());
            quoted = true;
        } else if (c == u',') {
            cells << std::exchange(cell, {});
        } else if (c == u'\r') {
            break;
        } else {
            cell += c;
        }
    }
    cells << cell;
    fuzz::require(!quoted && text.mid(at) == QStringLiteral("\r\n"));
    return cells;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QStringList cells = fuzz::textOf(data, size).split(QChar(0x1f));
    server::CsvWriter writer;
    for (const QString &cell : cells)
        writer.text(cell);
    writer.endLine();
    const server::http::Response response = writer.response("export.csv");
    const QStringList read = readLine(QString::fromStdString(response.body));
    fuzz::require(read.size() == cells.size());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString &cell = read.at(i);
        const bool isGuarded = cell.startsWith(u'\'') && QStringView(cell).sliced(1) == cells.at(i);
        fuzz::require(cell == cells.at(i) || isGuarded);
        // Nothing that a spreadsheet takes for a formula.
        fuzz::require(cell.isEmpty() || !QStringView(u"=+-@\t\r\n|").contains(cell.front()));
    }
    return 0;
}
