// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/storage/health.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "core/storage/verify_store.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/command_line.h"
#include "sync-server/data_folder.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

constexpr qint64 mib = 1024 * 1024;
constexpr qint64 leastFree = 512 * mib;
constexpr qint64 largestLog = 256 * mib;        ///< 16 times what the server lets it grow to before it empties it
constexpr qint64 toleratedMs = 5 * 60 * 1000;   ///< between two clocks that both are right
constexpr qint64 firstYear = 1'735'689'600'000; ///< 2025-01-01: no shop is older than the program
constexpr qsizetype secretBytes = 32;

/// One line for each thing that was looked at; knows in the end whether any was wrong.
class Findings
{
public:
    void ok(const QString &what, const QString &detail) { say(u"ok       %1: %2"_s.arg(what, detail)); }
    void problem(const QString &what, const QString &detail, const QString &cure)
    {
        ++m_problems;
        say(u"problem  %1: %2. %3"_s.arg(what, detail, cure));
    }
    /// `detail` empty = all is well, as `well` says.
    void check(const QString &what, const QString &well, const QString &detail, const QString &cure)
    {
        if (detail.isEmpty())
            ok(what, well);
        else
            problem(what, detail, cure);
    }
    [[nodiscard]] int problems() const { return m_problems; }

private:
    int m_problems = 0;
};

const QString fromBackup = u"Restore the last backup: panelwright-server restore --data DIR --force FILE"_s;

QString inMib(qint64 bytes)
{
    return QString::number(bytes / mib) + u" MiB"_s;
}

void checkFiles(const DataFolder &folder, Findings &findings)
{
    const QFileInfo key(folder.secretFile());
    if (!key.exists())
        findings.problem(
            u"files"_s, u"server.key is missing"_s,
            u"The next start makes a new one: repeated calls with old idempotency keys are then refused"_s);
    else if (key.size() != secretBytes)
        findings.problem(u"files"_s, u"server.key is not 32 bytes long"_s,
                         u"Put back the one of the backup, or remove it and start the server"_s);
    else
        findings.ok(u"files"_s, u"shop.db and server.key are there"_s);
    const QString half = folder.database().file + u".restoring"_s;
    if (QFile::exists(half))
        findings.problem(u"files"_s, u"a restore was interrupted: "_s + half, u"Run it again, or remove the file"_s);
}

void checkPermissions(const DataFolder &folder, Findings &findings)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    bool good = true;
    for (const QString &file : {folder.database().file, folder.secretFile()}) {
        const QFileInfo info(file);
        if (!info.exists())
            continue;
        if (info.permissions() & others) {
            findings.problem(u"permissions"_s, u"others may read or write "_s + file, u"Run: chmod 600 "_s + file);
            good = false;
        }
        if (!info.isReadable() || !info.isWritable()) {
            findings.problem(u"permissions"_s, u"this account may not read and write "_s + file,
                             u"Give it to the server's account with chown"_s);
            good = false;
        }
    }
    if (good)
        findings.ok(u"permissions"_s, u"for the server's account alone"_s);
}

void checkSpace(const DataFolder &folder, Findings &findings)
{
    const qint64 free = QStorageInfo(folder.path()).bytesAvailable();
    const qint64 size = QFileInfo(folder.database().file).size();
    const qint64 wanted = std::max(leastFree, size + size / 4);
    const QString has = inMib(free) + u" free for a shop of "_s + inMib(size);
    findings.check(u"disk space"_s, has, free >= wanted ? QString() : has,
                   u"A backup, a migration and the write-ahead log want %1: make room"_s.arg(inMib(wanted)));
    const qint64 log = QFileInfo(folder.database().file + u"-wal"_s).size();
    findings.check(u"write-ahead log"_s, inMib(log), log <= largestLog ? QString() : inMib(log),
                   u"Something has read the shop for very long: stop what else has it open, then restart the server"_s);
}

void checkClock(Database &db, Findings &findings)
{
    const Instant now = SystemClock().now();
    const Instant newest = newestTransfer(db);
    QString detail;
    if (now.ms < firstYear)
        detail = u"this machine says it is "_s + now.toString();
    else if (now.plusMs(toleratedMs) < newest)
        detail = u"this machine says it is %1, but money moved at %2"_s.arg(now.toString(), newest.toString());
    findings.check(u"clock"_s, now.toString(), detail, u"Set the clock: timedatectl set-ntp true"_s);
}

void checkContent(Database &db, Findings &findings)
{
    const QStringList damage = integrityProblems(db);
    findings.check(u"integrity"_s, u"every page and index is whole"_s, damage.join(u"; "_s), fromBackup);
    if (!damage.isEmpty())
        return;
    const QStringList missing = missingMigrations(db, schema::server());
    findings.check(u"schema"_s, u"this program's"_s,
                   missing.isEmpty() ? QString() : u"it lacks "_s + missing.join(u", "_s),
                   u"Run: panelwright-server migrate --data DIR"_s);
    findings.check(u"foreign keys"_s, u"every row is where others look for it"_s,
                   foreignKeyProblems(db).mid(0, 5).join(u"; "_s), fromBackup);
    if (!missing.isEmpty())
        return;
    QStringList wrong;
    const qint64 found = VerifyStore(db).check([&wrong](const Mismatch &mismatch) {
        if (wrong.size() < 5)
            wrong << mismatch.what + u' ' + mismatch.subject;
    });
    findings.check(u"ledger"_s, u"every balance and roll-up is what its rows make"_s,
                   found == 0 ? QString() : u"%1 mismatches: %2"_s.arg(found).arg(wrong.join(u"; "_s)),
                   u"Look at them with panelwright-server verify; do not serve the shop until they are explained"_s);
    checkClock(db, findings);
}

} // namespace

int doctor(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {});
    const DataFolder folder(line.value(u"data"_s));
    if (!line.ok() || folder.path().isEmpty() || !line.positional().isEmpty()) {
        complain(u"Usage: panelwright-server doctor --data DIR"_s);
        return 2;
    }
    Findings findings;
    if (!folder.holdsShop()) {
        findings.problem(u"files"_s, u"there is no shop.db in "_s + folder.path(),
                         u"Make a shop with init, or restore a backup"_s);
        return 1;
    }
    checkFiles(folder, findings);
    checkPermissions(folder, findings);
    checkSpace(folder, findings);
    try {
        // Read only: it changes nothing, also beside a server that serves.
        Database::Options options = folder.database();
        options.readOnly = true;
        Database db(options);
        checkContent(db, findings);
    } catch (const StorageError &error) {
        findings.problem(u"database"_s, QString::fromUtf8(error.what()), fromBackup);
    }
    return findings.problems() == 0 ? 0 : 1;
}

} // namespace pw::server::cli
