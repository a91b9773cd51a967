// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/set_setting.h"
#include "core/storage/settings_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

/// Kept as a text; in JSON a flag is true or false, and a number a number.
void writeValue(JsonWriter &out, SettingKind kind, const QString &text)
{
    switch (kind) {
    case SettingKind::Flag:
        out.value(text == "true"_L1);
        return;
    case SettingKind::Integer:
        out.value(text.toLongLong());
        return;
    case SettingKind::Text:
    case SettingKind::Email:
    case SettingKind::Money:
    case SettingKind::Percent:
        out.value(text);
        return;
    }
    Q_UNREACHABLE();
}

void writeSetting(JsonWriter &out, const SettingsStore &store, SettingName name)
{
    const SettingRules rules = rulesOf(name);
    out.beginObject().field("name"_L1, toWord(name)).field("kind"_L1, toWord(rules.kind)).key("value"_L1);
    writeValue(out, rules.kind, store.effective(name));
    out.key("default"_L1);
    writeValue(out, rules.kind, QString::fromLatin1(rules.standard));
    out.field("is_set"_L1, !store.value(name).isEmpty()).key("most"_L1);
    if (rules.most == 0)
        out.null();
    else
        out.value(rules.most);
    out.endObject();
}

void writeAll(JsonWriter &out, Database &db)
{
    const SettingsStore store(db);
    out.beginObject().key("items"_L1).beginArray();
    for (const auto &word : wordTable(SettingName()))
        writeSetting(out, store, word.value);
    out.endArray().endObject();
}

/// The text that is kept for a value of JSON; null stands for the default. Nothing where it is of another kind.
std::optional<QString> textOf(const QJsonValue &value, SettingKind kind)
{
    if (value.isNull())
        return QString();
    switch (kind) {
    case SettingKind::Flag:
        if (!value.isBool())
            return std::nullopt;
        return value.toBool() ? u"true"_s : u"false"_s;
    case SettingKind::Integer:
        if (!value.isDouble() || value.toInteger(-1) < 0)
            return std::nullopt;
        return QString::number(value.toInteger());
    case SettingKind::Text:
    case SettingKind::Email:
    case SettingKind::Money:
    case SettingKind::Percent:
        if (!value.isString())
            return std::nullopt;
        return value.toString();
    }
    Q_UNREACHABLE();
}

QString wantedOf(SettingKind kind)
{
    switch (kind) {
    case SettingKind::Flag:
        return u"true or false"_s;
    case SettingKind::Integer:
        return u"a whole number"_s;
    case SettingKind::Text:
    case SettingKind::Email:
    case SettingKind::Money:
    case SettingKind::Percent:
        return u"a text"_s;
    }
    Q_UNREACHABLE();
}

/// Each through the arguments of its command, whose rules for texts hold here too.
Decided<commands::SetSetting> readOne(const QString &field, const QJsonValue &value)
{
    const auto name = fromWord<SettingName>(field);
    if (!name)
        return refuse(RefusalCode::FieldUnknown, field);
    const SettingKind kind = rulesOf(*name).kind;
    const auto text = textOf(value, kind);
    if (!text)
        return refuse(RefusalCode::FieldWrongType, field, wantedOf(kind));
    auto command = commands::SetSetting::fromJson({{u"name"_s, field}, {u"value"_s, *text}});
    if (!command) {
        Refusal refusal = command.error();
        refusal.field = field;
        return fail(std::move(refusal));
    }
    return command;
}

Decided<QList<commands::SetSetting>> readAll(const QJsonObject &body)
{
    QList<commands::SetSetting> wanted;
    for (auto field = body.constBegin(); field != body.constEnd(); ++field) {
        const auto command = readOne(field.key(), field.value());
        if (!command)
            return fail(command.error());
        wanted << *command;
    }
    return wanted;
}

} // namespace

Decided<http::Response> listSettings(const Call &call)
{
    JsonWriter out;
    writeAll(out, call.db);
    return jsonResponse(out);
}

Decided<Mutation> changeSettings(const Call &call)
{
    const auto wanted = readAll(call.body);
    if (!wanted)
        return fail(wanted.error());
    return Mutation{.run = [wanted = *wanted](CommandContext &context) -> Decided<Answer> {
        // One that is refused undoes those before it: all of this is one savepoint.
        for (const commands::SetSetting &command : wanted) {
            if (const auto done = perform(context, command); !done)
                return fail(done.error());
        }
        JsonWriter out;
        writeAll(out, context.db);
        return Answer{.status = 200, .body = out.take()};
    }};
}

} // namespace pw::server::handlers
