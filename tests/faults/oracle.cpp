// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/oracle.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

struct Sums {
    QMap<QString, QString> byTable;
    QString problem;
};

QString runSqlite(const QString &file, const QByteArray &script, QByteArray &out)
{
    QProcess process;
    process.start(u"sqlite3"_s, {u"-batch"_s, u"-bail"_s, file});
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return u"sqlite3: "_s + QString::fromUtf8(process.readAllStandardError());
    out = process.readAllStandardOutput();
    return {};
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

/// Each table of the projection on its own, so that a difference has a name.
Sums sumsOf(const QString &source, const QString &what, const QString &client)
{
    Sums sums;
    QFile file(QStringLiteral(PANELWRIGHT_SOURCE_DIR "/tests/faults/projections/") + what + u".sql"_s);
    const QTemporaryDir folder;
    if (!file.open(QIODevice::ReadOnly)) {
        sums.problem = u"no projection for "_s + what;
        return sums;
    }
    const QByteArray projection = file.readAll();
    QByteArray script = "ATTACH " + quoted(u"file:"_s + source + u"?mode=ro"_s).toUtf8() + " AS source;\n" +
                        "CREATE TEMP TABLE me (client_id TEXT);\nINSERT INTO me VALUES (" + quoted(client).toUtf8() +
                        ");\n" + projection + "\n.separator \" \"\n";
    for (const QByteArray &line : projection.split('\n')) {
        if (line.startsWith("CREATE TABLE ")) {
            const QByteArray table = line.split(' ').at(2);
            script += ".print " + table + "\n.sha3sum " + table + '\n';
        }
    }
    QByteArray out;
    sums.problem = runSqlite(u"file:"_s + folder.filePath(u"projection.db"_s) + u"?mode=rwc"_s, script, out);
    const QList<QByteArray> lines = out.trimmed().split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2)
        sums.byTable.insert(QString::fromUtf8(lines[i]), QString::fromUtf8(lines[i + 1]));
    return sums;
}

/// The first line in which they differ, of both.
QString difference(const QByteArray &desk, const QByteArray &server)
{
    const QList<QByteArray> left = desk.split('\n');
    const QList<QByteArray> right = server.split('\n');
    qsizetype i = 0;
    while (i < left.size() && i < right.size() && left[i] == right[i])
        ++i;
    return u"desk:   %1\nserver: %2"_s.arg(QString::fromUtf8(left.value(i)), QString::fromUtf8(right.value(i)));
}

/// From its file, since the desk may be open.
QString clientOf(const DeskProcess &desk)
{
    return valueIn(desk.profile() + u"/outbox.db"_s, u"SELECT value FROM outbox_meta WHERE name = 'client_id'"_s)
        .toString();
}

} // namespace

QList<QVariantList> rowsIn(const QString &databaseFile, const QString &sql)
{
    QList<QVariantList> rows;
    const QString name = u"oracle"_s;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        db.setDatabaseName(databaseFile);
        db.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"_s);
        QSqlQuery query(db);
        if (!db.open() || !query.exec(sql))
            qWarning("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
        while (query.next()) {
            QVariantList row;
            for (int i = 0; i < query.record().count(); ++i)
                row << query.value(i);
            rows << row;
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

QVariant valueIn(const QString &databaseFile, const QString &sql)
{
    return rowsIn(databaseFile, sql).value(0).value(0);
}

QString Oracle::compareDumps(const DeskProcess &desk) const
{
    const DeskRun mine = desk.run({u"--offline"_s, u"dump"_s});
    const CommandOutcome theirs = m_server.run(u"dump"_s, {u"--client"_s, clientOf(desk), u"--role"_s, m_role});
    if (mine.exitCode != 0 || theirs.exitCode != 0)
        return u"a dump failed: "_s + QString::fromUtf8(mine.errors + theirs.err);
    return mine.output == theirs.out ? QString() : u"the dumps differ\n"_s + difference(mine.output, theirs.out);
}

QString Oracle::compareSums(const DeskProcess &desk) const
{
    const QString client = clientOf(desk);
    const Sums mine = sumsOf(desk.profile() + u"/base.db"_s, u"desk"_s, client);
    const Sums theirs = sumsOf(m_server.databaseFile(), m_role, client);
    if (!mine.problem.isEmpty() || !theirs.problem.isEmpty())
        return mine.problem + theirs.problem;
    // As many as there are: one that is missing on both sides would seem equal.
    if (theirs.byTable.size() < 15)
        return u"the projection has too few tables"_s;
    QStringList differing;
    for (auto table = theirs.byTable.constBegin(); table != theirs.byTable.constEnd(); ++table) {
        if (mine.byTable.value(table.key()) != table.value())
            differing << table.key();
    }
    return differing.isEmpty() ? QString() : u".sha3sum differs for "_s + differing.join(u", "_s);
}

QString Oracle::compare(const DeskProcess &desk) const
{
    if (const QString problem = compareDumps(desk); !problem.isEmpty())
        return problem;
    if (const QString problem = compareSums(desk); !problem.isEmpty())
        return problem;
    return m_server.verify().value(u"ok"_s).toBool() ? QString() : u"verify found mismatches: "_s + m_server.problem();
}

} // namespace pw::test
