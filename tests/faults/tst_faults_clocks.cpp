// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/proof.h"
#include "tests/faults/round.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// The desk's clock and the server's, each right, ten years ahead or ten years behind: the same rounds leave the same
/// rows, apart from the columns that say when. libfaketime tells the programs another time.
///
/// What it cannot see: a wait that ends by the clock on the wall, since the monotonic clock is left alone.
class ClocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void apart_data();
    void apart();
    void deskJumps();

private:
    [[nodiscard]] QStringList clockOf(const QString &offset) const;
    [[nodiscard]] static QByteArray withoutTimes(const QByteArray &dump);

    QString m_library;
    QByteArray m_expected; ///< of the first pair of clocks, which are right
};

void ClocksTest::initTestCase()
{
    for (const QString &folder : QDir(u"/usr/lib"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString file = u"/usr/lib/"_s + folder + u"/faketime/libfaketimeMT.so.1"_s;
        if (QFile::exists(file))
            m_library = file;
    }
    if (m_library.isEmpty())
        QSKIP("libfaketime is not installed (scripts/install-dependencies --test)");
}

QStringList ClocksTest::clockOf(const QString &offset) const
{
    if (offset.isEmpty())
        return {};
    return {u"LD_PRELOAD="_s + m_library, u"FAKETIME="_s + offset, u"FAKETIME_DONT_FAKE_MONOTONIC=1"_s,
            u"DONT_FAKE_MONOTONIC=1"_s};
}

/// Times are left out; ids that are drawn at random become their place in the dump.
QByteArray ClocksTest::withoutTimes(const QByteArray &dump)
{
    static const QRegularExpression times(u"\"(at|created_at|updated_at|decided_at|made_at|received_at)\":-?\\d+,?"_s);
    static const QRegularExpression uuid(u"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"_s);
    QString text = QString::fromUtf8(dump);
    text.remove(times);
    QHash<QString, QString> names;
    QString out;
    qsizetype end = 0;
    for (auto found = uuid.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        QString &name = names[match.captured()];
        if (name.isEmpty())
            name = u"id"_s + QString::number(names.size());
        out += text.mid(end, match.capturedStart() - end) + name;
        end = match.capturedEnd();
    }
    return QString(out + text.mid(end)).toUtf8();
}

void ClocksTest::apart_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("desk");
    const std::pair<const char *, QString> clocks[] = {
        {"right", {}}, {"ten years ahead", u"+3652d"_s}, {"ten years behind", u"-3652d"_s}};
    const bool isLong = ProofSize::fromEnvironment().isLong;
    for (const auto &[serverName, server] : clocks) {
        for (const auto &[deskName, desk] : clocks) {
            // Apart from the first, the short run plays those where both are wrong, in different ways.
            const bool both = !server.isEmpty() && !desk.isEmpty() && server != desk;
            if (isLong || both || (server.isEmpty() && desk.isEmpty()))
                QTest::addRow("server %s, desk %s", serverName, deskName) << server << desk;
        }
    }
}

void ClocksTest::apart()
{
    QFETCH(const QString, server);
    QFETCH(const QString, desk);
    RoundWorld world;
    world.setClocks(clockOf(server), clockOf(desk));
    QCOMPARE(world.open(), QString());
    for (int number = 1; number <= 3; ++number) {
        QVERIFY(world.play(number));
        QCOMPARE(world.check(number), QString());
    }
    const QByteArray dump = world.server().run(u"dump"_s).out;
    QVERIFY(dump.count('\n') > 30);
    const QByteArray rows = withoutTimes(dump);
    // The clocks did differ.
    static const QRegularExpression firstTime(u"\"created_at\":(\\d+)"_s);
    const qint64 written = firstTime.match(QString::fromUtf8(dump)).captured(1).toLongLong();
    const qint64 apart = (written - QDateTime::currentMSecsSinceEpoch()) / 86'400'000;
    QVERIFY(server.isEmpty() ? apart == 0 : server.startsWith(u'+') ? apart > 3'600 : apart < -3'600);
    if (m_expected.isEmpty())
        m_expected = rows;
    QCOMPARE(rows, m_expected);
    report(u"%1: 3 rounds, %2 rows equal to those of the right clocks"_s.arg(QString::fromUtf8(QTest::currentDataTag()))
               .arg(rows.count('\n')));
}

/// A desk whose clock is set while changes wait: their order and their fate are those of the queue.
void ClocksTest::deskJumps()
{
    RoundWorld world;
    QCOMPARE(world.open(), QString());
    int number = 0;
    for (const QString &offset : {u"+3652d"_s, u"-3652d"_s, u""_s}) {
        world.setClocks({}, clockOf(offset));
        ++number;
        QVERIFY(world.play(number));
        QCOMPARE(world.check(number), QString());
    }
}

QTEST_GUILESS_MAIN(ClocksTest)
#include "tst_faults_clocks.moc"
