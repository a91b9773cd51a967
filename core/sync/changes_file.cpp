// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/changes_file.h"

#include "core/commands/command.h"
#include "core/protocol/field_reader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString formatName = u"panelwright-pending-changes"_s;
constexpr qint64 formatVersion = 1;
/// A month of work offline is far below it; a file of this size is something else.
constexpr qint64 maxBytes = 64 * 1024 * 1024;
constexpr qsizetype maxArgsBytes = 1024 * 1024;

struct TroubleWords {
    ChangesTrouble trouble;
    const char *name;
    const char *sentence; ///< %1 stands for the fact
};

constexpr TroubleWords words[] = {
    {ChangesTrouble::NotWritten, "changes_not_written", "The file could not be written: %1."},
    {ChangesTrouble::NotRead, "changes_not_read", "The file could not be read: %1."},
    {ChangesTrouble::TooLarge, "changes_too_large", "The file is too large to hold pending changes."},
    {ChangesTrouble::NotThisFormat, "changes_not_this_format", "This is not a file of pending changes: %1."},
    {ChangesTrouble::NewerFormat, "changes_newer_format", "The file was written by a newer version (format %1)."},
    {ChangesTrouble::BadChange, "changes_bad_change", "A change in the file cannot be used: %1"},
    {ChangesTrouble::NobodySignedIn, "not_signed_in", "Sign in first: changes belong to the person who made them."},
    {ChangesTrouble::AnotherShop, "changes_of_another_shop", "The changes are for another shop: %1."},
    {ChangesTrouble::AnotherPerson, "changes_of_another_person",
     "The changes were made by %1, who has to import them."},
    {ChangesTrouble::IdTaken, "changes_id_taken", "This desk knows the command %1 with other content."},
};

const TroubleWords &wordsOf(ChangesTrouble trouble)
{
    const auto found = std::ranges::find(words, trouble, &TroubleWords::trouble);
    Q_ASSERT_X(found != std::end(words), "changes", "a trouble without words");
    return *found;
}

QJsonObject encodeChange(const OutboxEntry &entry)
{
    QJsonObject change{{u"command_id"_s, entry.commandId}, {u"name"_s, entry.name},
                       {u"version"_s, entry.version},      {u"args"_s, entry.args},
                       {u"base_rev"_s, entry.baseRev},     {u"made_at"_s, entry.madeAt.toString()}};
    if (entry.baseAt.ms > 0)
        change.insert(u"base_at"_s, entry.baseAt.toString());
    if (entry.rowId > 0)
        change.insert(u"row_id"_s, entry.rowId);
    if (entry.state == OutboxState::Sent)
        change.insert(u"sent"_s, true);
    if (!entry.dependsOn.isEmpty())
        change.insert(u"depends_on"_s, entry.dependsOn);
    return change;
}

bool isCommandId(const QString &text)
{
    const QUuid id = QUuid::fromString(text);
    return !id.isNull() && id.toString(QUuid::WithoutBraces) == text;
}

Decided<OutboxEntry> decodeChange(const QJsonValue &value)
{
    if (!value.isObject())
        return refuse(RefusalCode::FieldWrongType, u"changes"_s, u"a list of objects"_s);
    FieldReader reader(value.toObject());
    OutboxEntry entry;
    entry.commandId = reader.text(u"command_id"_s, 36);
    entry.name = reader.text(u"name"_s, 64);
    entry.version = static_cast<int>(reader.integer(u"version"_s, 1, 1'000'000));
    entry.baseRev = reader.integer(u"base_rev"_s, 0);
    const auto madeAt = Instant::parse(reader.text(u"made_at"_s, 64));
    const auto baseAt = reader.maybeText(u"base_at"_s, 64);
    entry.rowId = reader.maybeInteger(u"row_id"_s, 1).value_or(0);
    entry.dependsOn = reader.maybeText(u"depends_on"_s, 36).value_or(QString());
    // The server may have done it: whoever takes it over cannot take it back either.
    if (reader.maybeFlag(u"sent"_s).value_or(false))
        entry.state = OutboxState::Sent;
    const QJsonValue args = reader.raw(u"args"_s);
    entry.args = args.toObject();
    if (!isCommandId(entry.commandId))
        reader.note({RefusalCode::FieldWrongType, u"command_id"_s, u"a lower-case UUID"_s});
    if (!madeAt)
        reader.note({RefusalCode::FieldWrongType, u"made_at"_s, u"a time in UTC"_s});
    if (baseAt && !Instant::parse(*baseAt))
        reader.note({RefusalCode::FieldWrongType, u"base_at"_s, u"a time in UTC"_s});
    if (!entry.dependsOn.isEmpty() && !isCommandId(entry.dependsOn))
        reader.note({RefusalCode::FieldWrongType, u"depends_on"_s, u"a lower-case UUID"_s});
    if (!args.isObject() || QJsonDocument(entry.args).toJson(QJsonDocument::Compact).size() > maxArgsBytes)
        reader.note({RefusalCode::FieldWrongType, u"args"_s, u"an object of at most 1 MB"_s});
    const CommandDefinition *definition = findCommand(entry.name);
    if (!definition || entry.version > definition->version)
        reader.note({RefusalCode::CommandUnsupported, {}, entry.name});
    entry.madeAt = madeAt.value_or(Instant());
    if (baseAt)
        entry.baseAt = Instant::parse(*baseAt).value_or(Instant());
    return reader.finished(std::move(entry));
}

/// The list, one by one, each id once.
Result<QList<OutboxEntry>, ChangesProblem> decodeList(const QJsonValue &value)
{
    if (!value.isArray())
        return fail(ChangesProblem{ChangesTrouble::NotThisFormat, u"it has no list of changes"_s});
    const QJsonArray array = value.toArray();
    QList<OutboxEntry> changes;
    QSet<QString> seen;
    for (const QJsonValue &item : array) {
        const QString which = u"change "_s + QString::number(changes.size() + 1) + u": "_s;
        const auto change = decodeChange(item);
        if (!change)
            return fail(ChangesProblem{ChangesTrouble::BadChange, which + refusalSentence(change.error())});
        if (seen.contains(change->commandId))
            return fail(ChangesProblem{ChangesTrouble::BadChange, which + u"its id is there twice."_s});
        seen.insert(change->commandId);
        changes << *change;
    }
    return changes;
}

} // namespace

QString changesTroubleName(ChangesTrouble trouble)
{
    return QString::fromLatin1(wordsOf(trouble).name);
}

QString changesSentence(const ChangesProblem &problem)
{
    return QString::fromLatin1(wordsOf(problem.trouble).sentence).replace(u"%1"_s, problem.fact);
}

QByteArray encodeChanges(const ChangesFile &file)
{
    QJsonArray changes;
    for (const OutboxEntry &entry : file.changes)
        changes << encodeChange(entry);
    const QJsonObject object{{u"format"_s, formatName},  {u"version"_s, formatVersion},     {u"server"_s, file.server},
                             {u"staff"_s, file.staffId}, {u"staff_name"_s, file.staffName}, {u"changes"_s, changes}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<ChangesFile, ChangesProblem> decodeChanges(const QByteArray &bytes)
{
    if (bytes.size() > maxBytes)
        return fail(ChangesProblem{ChangesTrouble::TooLarge});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return fail(ChangesProblem{ChangesTrouble::NotThisFormat, u"it is not a JSON object"_s});
    FieldReader reader(document.object());
    if (reader.maybeText(u"format"_s, 64).value_or(QString()) != formatName)
        return fail(ChangesProblem{ChangesTrouble::NotThisFormat, u"it does not say that it is one"_s});
    if (const qint64 version = reader.integer(u"version"_s, 1); version > formatVersion)
        return fail(ChangesProblem{ChangesTrouble::NewerFormat, QString::number(version)});
    ChangesFile file;
    file.server = reader.text(u"server"_s, 2048);
    file.staffId = reader.integer(u"staff"_s, 1);
    file.staffName = reader.text(u"staff_name"_s, 200);
    auto changes = decodeList(reader.raw(u"changes"_s));
    if (const auto read = reader.finish(); !read)
        return fail(ChangesProblem{ChangesTrouble::NotThisFormat, refusalSentence(read.error())});
    if (!changes)
        return fail(changes.error());
    file.changes = *changes;
    return file;
}

Result<void, ChangesProblem> writeChanges(const QString &fileName, const ChangesFile &file)
{
    QSaveFile target(fileName);
    const QByteArray bytes = encodeChanges(file);
    if (!target.open(QIODevice::WriteOnly) || !target.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        target.write(bytes) != bytes.size() || !target.commit())
        return fail(ChangesProblem{ChangesTrouble::NotWritten, target.errorString()});
    return {};
}

Result<ChangesFile, ChangesProblem> readChanges(const QString &fileName)
{
    QFile source(fileName);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ChangesProblem{ChangesTrouble::NotRead, source.errorString()});
    if (source.size() > maxBytes)
        return fail(ChangesProblem{ChangesTrouble::TooLarge});
    return decodeChanges(source.readAll());
}

} // namespace pw
