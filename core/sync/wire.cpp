// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/wire.h"

#include "core/protocol/field_reader.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qsizetype idLength = 64;
constexpr qsizetype nameLength = 64;

Instant readInstant(FieldReader &reader, const QString &name)
{
    const auto instant = Instant::parse(reader.text(name, 40));
    if (!instant)
        reader.note({RefusalCode::FieldWrongType, name, u"a time in ISO 8601"_s});
    return instant.value_or(Instant());
}

/// Ids and epochs that may be empty at the beginning of a desk's life.
QString readMaybeEmpty(FieldReader &reader, const QString &name)
{
    return reader.verbatim(name, idLength);
}

QJsonObject readObject(FieldReader &reader, const QString &name)
{
    const QJsonValue value = reader.raw(name);
    if (!value.isObject())
        reader.note({RefusalCode::FieldWrongType, name, u"an object"_s});
    return value.toObject();
}

/// The array field `name`, each element decoded by Item::decode.
template <typename Item>
QList<Item> readItems(FieldReader &reader, const QString &name, qsizetype maxItems)
{
    const QJsonValue value = reader.raw(name);
    QList<Item> items;
    if (!value.isArray() || value.toArray().size() > maxItems) {
        reader.note({RefusalCode::FieldWrongType, name, u"an array of at most "_s + QString::number(maxItems)});
        return items;
    }
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array) {
        const auto item = Item::decode(element.toObject());
        if (!item) {
            reader.note(item.error());
            break;
        }
        items << *item;
    }
    return items;
}

template <typename Item>
Decided<Item> finished(FieldReader &reader, Item item)
{
    return reader.finished(std::move(item));
}

} // namespace

void writeJson(JsonWriter &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out.value(value.toBool());
        return;
    case QJsonValue::Double:
        // Commands know whole numbers only; anything else was refused when it was decoded.
        out.value(value.toInteger());
        return;
    case QJsonValue::String:
        out.value(value.toString());
        return;
    case QJsonValue::Array: {
        out.beginArray();
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            writeJson(out, element);
        out.endArray();
        return;
    }
    case QJsonValue::Object: {
        out.beginObject();
        const QJsonObject object = value.toObject();
        for (auto field = object.constBegin(); field != object.constEnd(); ++field) {
            out.key(field.key());
            writeJson(out, field.value());
        }
        out.endObject();
        return;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out.null();
        return;
    }
}

QByteArray canonicalJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::string HelloRequest::encode() const
{
    JsonWriter out;
    out.beginObject()
        .field("client_id"_L1, clientId)
        .field("incarnation"_L1, incarnation)
        .field("previous_incarnation"_L1, previousIncarnation)
        .field("last_seq"_L1, lastSeq)
        .field("last_command_id"_L1, lastCommandId)
        .field("cursor"_L1, cursor)
        .field("server_epoch"_L1, serverEpoch)
        .field("view_epoch"_L1, viewEpoch)
        .field("schema"_L1, schema)
        .key("wanted_leases"_L1)
        .beginArray();
    for (const QString &kind : wantedLeases)
        out.value(kind);
    out.endArray().endObject();
    return out.take();
}

Decided<HelloRequest> HelloRequest::decode(const QJsonObject &body)
{
    FieldReader reader(body);
    HelloRequest hello;
    hello.clientId = reader.text(u"client_id"_s, idLength);
    hello.incarnation = reader.text(u"incarnation"_s, idLength);
    hello.lastSeq = reader.integer(u"last_seq"_s, 0);
    hello.lastCommandId = readMaybeEmpty(reader, u"last_command_id"_s);
    hello.cursor = reader.integer(u"cursor"_s, 0);
    hello.serverEpoch = readMaybeEmpty(reader, u"server_epoch"_s);
    // The first schema had a number here, always 0.
    hello.viewEpoch = reader.raw(u"view_epoch"_s).toString().left(idLength);
    hello.schema = reader.integer(u"schema"_s, 1);
    hello.previousIncarnation = reader.raw(u"previous_incarnation"_s).toString().left(idLength);
    const QJsonArray wanted = reader.raw(u"wanted_leases"_s).toArray();
    for (const QJsonValue &kind : wanted)
        hello.wantedLeases << kind.toString();
    return finished(reader, hello);
}

std::string HelloAnswer::encode() const
{
    JsonWriter out;
    out.beginObject().field("status"_L1, toWord(status)).field("detail"_L1, detail);
    out.field("server_epoch"_L1, serverEpoch)
        .field("schema"_L1, schema)
        .field("acked_seq"_L1, ackedSeq)
        .key("staff"_L1)
        .beginObject()
        .field("id"_L1, staffId)
        .field("name"_L1, staffName)
        .field("role"_L1, toWord(role))
        .endObject();
    if (deskSchema < wire::trustSchema) {
        out.field("view_epoch"_L1, 0).endObject();
        return out.take();
    }
    out.field("view_epoch"_L1, viewEpoch).key("leases"_L1).beginArray();
    for (const IdBlock &block : leases) {
        out.beginObject()
            .field("kind"_L1, block.kind)
            .field("first"_L1, block.first)
            .field("last"_L1, block.last)
            .endObject();
    }
    out.endArray().endObject();
    return out.take();
}

Decided<HelloAnswer> HelloAnswer::decode(const QJsonObject &body)
{
    FieldReader reader(body);
    HelloAnswer answer;
    answer.status = reader.word<HelloStatus>(u"status"_s);
    answer.detail = reader.verbatim(u"detail"_s, 1000);
    answer.serverEpoch = reader.text(u"server_epoch"_s, idLength);
    answer.viewEpoch = reader.raw(u"view_epoch"_s).toString();
    answer.schema = reader.integer(u"schema"_s, 1);
    answer.ackedSeq = reader.integer(u"acked_seq"_s, 0);
    const QJsonObject staff = readObject(reader, u"staff"_s);
    answer.staffId = staff.value("id"_L1).toInteger();
    answer.staffName = staff.value("name"_L1).toString();
    answer.role = roleFromWord(staff.value("role"_L1).toString());
    const QJsonArray leases = reader.raw(u"leases"_s).toArray();
    for (const QJsonValue &value : leases) {
        const QJsonObject block = value.toObject();
        answer.leases << IdBlock{block.value("kind"_L1).toString(), block.value("first"_L1).toInteger(),
                                 block.value("last"_L1).toInteger()};
    }
    reader.allowOthers();
    return finished(reader, answer);
}

void WireCommand::write(JsonWriter &out) const
{
    out.beginObject()
        .field("command_id"_L1, commandId)
        .field("seq"_L1, seq)
        .field("name"_L1, name)
        .field("v"_L1, version);
    out.key("args"_L1);
    writeJson(out, args);
    if (dependsOn)
        out.field("depends_on"_L1, *dependsOn);
    if (rowId > 0)
        out.field("row_id"_L1, rowId);
    out.field("base_rev"_L1, baseRev).field("base_at"_L1, baseAt).field("made_at"_L1, madeAt).endObject();
}

Decided<WireCommand> WireCommand::decode(const QJsonObject &object)
{
    FieldReader reader(object);
    WireCommand command;
    command.commandId = reader.text(u"command_id"_s, idLength);
    command.seq = reader.integer(u"seq"_s, 1);
    command.name = reader.text(u"name"_s, nameLength);
    command.version = static_cast<int>(reader.integer(u"v"_s, 1, 10'000));
    command.args = readObject(reader, u"args"_s);
    command.dependsOn = reader.maybeText(u"depends_on"_s, idLength);
    command.baseRev = reader.integer(u"base_rev"_s, 0);
    command.madeAt = readInstant(reader, u"made_at"_s);
    command.rowId = reader.maybeInteger(u"row_id"_s, 1).value_or(0);
    if (reader.has(u"base_at"_s))
        command.baseAt = readInstant(reader, u"base_at"_s);
    return finished(reader, command);
}

QString WireCommand::bodyHash() const
{
    QJsonObject body{{u"name"_s, name}, {u"v"_s, version}, {u"args"_s, args}};
    if (rowId > 0)
        body.insert(u"row_id"_s, rowId);
    return QString::fromLatin1(QCryptographicHash::hash(canonicalJson(body), QCryptographicHash::Sha256).toHex());
}

std::string PushRequest::encode() const
{
    JsonWriter out;
    out.beginObject().field("client_id"_L1, clientId).field("schema"_L1, schema).key("commands"_L1).beginArray();
    for (const WireCommand &command : commands)
        command.write(out);
    out.endArray().endObject();
    return out.take();
}

Decided<PushRequest> PushRequest::decode(const QJsonObject &body, qsizetype maxCommands)
{
    FieldReader reader(body);
    PushRequest push;
    push.clientId = reader.text(u"client_id"_s, idLength);
    push.schema = reader.integer(u"schema"_s, 1);
    push.commands = readItems<WireCommand>(reader, u"commands"_s, maxCommands);
    return finished(reader, push);
}

void WireResult::write(JsonWriter &out, qint64 deskSchema) const
{
    out.beginObject().field("command_id"_L1, commandId).field("seq"_L1, seq);
    if (deskSchema >= wire::verdictSchema)
        out.field("rev"_L1, rev);
    out.field("status"_L1, refusal ? "refused"_L1 : "accepted"_L1);
    if (refusal) {
        out.field("code"_L1, refusalName(refusal->code))
            .field("field"_L1, refusal->field)
            .field("fact"_L1, refusal->fact)
            .field("detail"_L1, refusalSentence(*refusal));
    } else {
        out.key("result"_L1);
        writeJson(out, result);
    }
    out.endObject();
}

Decided<WireResult> WireResult::decode(const QJsonObject &object)
{
    FieldReader reader(object);
    WireResult result;
    result.commandId = reader.text(u"command_id"_s, idLength);
    result.seq = reader.integer(u"seq"_s, 1);
    result.rev = reader.maybeInteger(u"rev"_s, 0).value_or(0);
    const QString status = reader.text(u"status"_s, 16);
    if (status == u"refused") {
        Refusal refusal{};
        // A reason of a newer server is still a no.
        refusal.code = refusalFromName(reader.text(u"code"_s, nameLength)).value_or(RefusalCode::CommandUnsupported);
        refusal.field = reader.verbatim(u"field"_s, 100);
        refusal.fact = reader.verbatim(u"fact"_s, 1000);
        static_cast<void>(reader.raw(u"detail"_s));
        result.refusal = refusal;
    } else if (status == u"accepted") {
        result.result = readObject(reader, u"result"_s);
    } else {
        reader.note({RefusalCode::FieldNotOneOf, u"status"_s, u"accepted, refused"_s});
    }
    return finished(reader, result);
}

std::string PushAnswer::encode() const
{
    JsonWriter out;
    out.beginObject();
    if (deskSchema >= wire::verdictSchema)
        out.field("server_epoch"_L1, serverEpoch);
    out.field("acked_seq"_L1, ackedSeq).key("results"_L1).beginArray();
    for (const WireResult &result : results)
        result.write(out, deskSchema);
    out.endArray().endObject();
    return out.take();
}

Decided<PushAnswer> PushAnswer::decode(const QJsonObject &body)
{
    FieldReader reader(body);
    PushAnswer answer;
    answer.serverEpoch = reader.maybeText(u"server_epoch"_s, idLength).value_or(QString());
    answer.ackedSeq = reader.integer(u"acked_seq"_s, 0);
    answer.results = readItems<WireResult>(reader, u"results"_s, 10'000);
    reader.allowOthers();
    return finished(reader, answer);
}

} // namespace pw
