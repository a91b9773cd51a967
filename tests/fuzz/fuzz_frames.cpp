// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What desk and server say to each other, and what a file of changes brings to a desk. What was understood is written
// and read again as the same.
#include "core/protocol/field_reader.h"
#include "core/sync/changes_file.h"
#include "core/sync/row_page.h"
#include "core/sync/wire.h"
#include "core/storage/replicated_tables.h"
#include "tests/fuzz/fuzzing.h"

using namespace pw;

namespace
{

template <typename Frame>
void checkFrame(const Decided<Frame> &frame, const std::function<Decided<Frame>(const QJsonObject &)> &decode)
{
    fuzz::requireSensible(frame);
    if (!frame)
        return;
    const std::string written = frame->encode();
    const auto object = parseJsonObject(QByteArray::fromStdString(written));
    fuzz::require(object.ok());
    const auto again = decode(*object);
    fuzz::require(again && again->encode() == written);
}

void checkPage(const QJsonObject &body)
{
    const auto page = RowPage::decode(body);
    fuzz::requireSensible(page);
    if (!page)
        return;
    for (const TableRows &rows : page->tables) {
        fuzz::require(rows.table != nullptr);
        for (const QList<QVariant> &row : rows.rows)
            fuzz::require(row.size() == static_cast<qsizetype>(rows.table->columns.size()));
    }
}

void checkFile(const QByteArray &bytes)
{
    const auto file = decodeChanges(bytes);
    if (!file)
        return;
    const QByteArray written = encodeChanges(*file);
    const auto again = decodeChanges(written);
    fuzz::require(again && encodeChanges(*again) == written);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qsizetype maxCommands = 500;
    const QByteArray bytes = fuzz::bytesOf(data, size);
    checkFile(bytes);
    const auto body = parseJsonObject(bytes);
    if (!body)
        return 0;
    checkFrame<HelloRequest>(HelloRequest::decode(*body), &HelloRequest::decode);
    const auto decodePush = [](const QJsonObject &object) { return PushRequest::decode(object, maxCommands); };
    checkFrame<PushRequest>(decodePush(*body), decodePush);
    fuzz::requireSensible(HelloAnswer::decode(*body));
    fuzz::requireSensible(PushAnswer::decode(*body));
    checkPage(*body);
    return 0;
}
