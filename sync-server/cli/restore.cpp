// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/backup.h"
#include "core/storage/health.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "core/storage/verify_store.h"
#include "core/sync/profile_lock.h"
#include "core/sync/sync_server.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/command_line.h"
#include "sync-server/data_folder.h"

#include <QFile>

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

QString walOf(const QString &database)
{
    return database + u"-wal"_s;
}

void removeDatabase(const QString &file)
{
    for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(file + ending);
}

/// Removes the half-made copy, whatever happens; after it was put into place there is nothing under its name.
class HalfMade
{
public:
    explicit HalfMade(QString file) : m_file(std::move(file)) { removeDatabase(m_file); }
    ~HalfMade() { removeDatabase(m_file); }
    HalfMade(const HalfMade &) = delete;
    HalfMade &operator=(const HalfMade &) = delete;
    [[nodiscard]] const QString &file() const { return m_file; }

private:
    QString m_file;
};

bool mayRestore(const CommandLine &line, const DataFolder &folder)
{
    const QString &file = line.positional().first();
    if (!QFile::exists(file)) {
        complain(u"panelwright-server: there is no file "_s + file);
        return false;
    }
    if (folder.holdsShop() && !line.has(u"force"_s)) {
        complain(u"panelwright-server: there is a shop in "_s + folder.path() +
                 u" already; nothing was changed. --force replaces it and keeps it beside the new one."_s);
        return false;
    }
    if (!folder.create()) {
        complain(u"panelwright-server: cannot write to "_s + folder.path());
        return false;
    }
    return true;
}

/// Copies the backup, brings it to this program's schema and makes it a history of its own. Says what is wrong with it,
/// if anything is.
QString makeShop(const QString &backupFile, const QString &file)
{
    {
        Database source({.file = backupFile, .readOnly = true});
        // The backup itself and not the copy: copying makes the indices anew, so that damage to them would not be seen.
        if (const QStringList problems = integrityProblems(source); !problems.isEmpty())
            return u"the backup is damaged: "_s + problems.first();
        backUp(source, file);
    }
    Database db({.file = file});
    migrate(db, schema::server());
    if (const QStringList problems = foreignKeyProblems(db); !problems.isEmpty())
        return u"the backup is damaged: "_s + problems.first();
    QString first;
    const qint64 found = VerifyStore(db).check([&first](const Mismatch &mismatch) {
        if (first.isEmpty())
            first = mismatch.what + u", "_s + mismatch.subject;
    });
    if (found > 0)
        return u"the books of the backup do not add up: "_s + first;
    SystemIdSource ids;
    Transaction transaction(db);
    SyncServer(db).beginAfterRestore(ids, SystemClock().now());
    transaction.commit();
    return {};
}

/// What is in the old shop's log has to be in the old file before another one takes its name: SQLite would look for the
/// log of the new one under the same name. False where somebody else has the shop open.
bool settleOldShop(const DataFolder &folder, const QString &keptAs)
{
    const QString file = folder.database().file;
    try {
        // The last connection that closes moves the log into the file and removes it.
        const Database old(folder.database());
    } catch (const StorageError &error) {
        complain(u"panelwright-server: the present shop cannot be read: "_s + QString::fromUtf8(error.what()));
        QFile::rename(walOf(file), walOf(keptAs));
        QFile::remove(file + u"-shm"_s);
    }
    return !QFile::exists(walOf(file));
}

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

/// In one step: whoever looks sees the old shop or the new one.
bool putIntoPlace(const QString &fresh, const DataFolder &folder, const QString &keptAs)
{
    const QByteArray from = QFile::encodeName(fresh);
    const QByteArray to = QFile::encodeName(folder.database().file);
    if (folder.holdsShop()) {
        if (!settleOldShop(folder, keptAs)) {
            complain(u"panelwright-server: another program has the shop open; nothing was changed"_s);
            return false;
        }
        if (::link(to.constData(), QFile::encodeName(keptAs).constData()) != 0) {
            complain(u"panelwright-server: the present shop cannot be kept as "_s + keptAs);
            return false;
        }
    }
    if (std::rename(from.constData(), to.constData()) != 0) {
        complain(u"panelwright-server: cannot write to "_s + folder.path());
        return false;
    }
    syncFolder(folder.path());
    return true;
}

} // namespace

int restore(const QStringList &words)
{
    const CommandLine line(words, {u"data"_s}, {u"force"_s});
    const DataFolder folder(line.value(u"data"_s));
    if (!line.ok() || folder.path().isEmpty() || line.positional().size() != 1) {
        complain(u"Usage: panelwright-server restore --data DIR [--force] FILE"_s);
        return 2;
    }
    if (!mayRestore(line, folder))
        return 1;
    const ProfileLock lock(folder.lockFile());
    if (!lock.isHeld()) {
        complain(u"panelwright-server: the shop in "_s + folder.path() + u" is being served; stop the server first"_s);
        return 1;
    }
    const HalfMade fresh(folder.database().file + u".restoring"_s);
    if (const QString problem = makeShop(line.positional().first(), fresh.file()); !problem.isEmpty()) {
        complain(u"panelwright-server: "_s + problem + u"; nothing was changed"_s);
        return 1;
    }
    const bool replaces = folder.holdsShop();
    QString stamp = SystemClock().now().toString();
    const QString keptAs = folder.database().file + u".before-"_s + stamp.remove(u':');
    if (!putIntoPlace(fresh.file(), folder, keptAs))
        return 1;
    say(u"The shop in "_s + folder.path() + u" is the one of "_s + line.positional().first());
    if (replaces)
        say(u"The shop that was there is kept as "_s + keptAs);
    say(u"Desks fetch everything again, and push again what the backup does not know."_s);
    return 0;
}

} // namespace pw::server::cli
