// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"
#include "core/commands/upcast.h"

#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// Commands that waited in an outbox while their arguments changed. No released command has changed its own yet, so the
/// steps here are the test's.
class UpcastTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data();
    void steps();
    void todaysFormStaysAsItIs();
    void whatIsNotUnderstoodIsRefused_data();
    void whatIsNotUnderstoodIsRefused();

private:
    static QJsonObject renamed(QJsonObject args)
    {
        args.insert(u"amount"_s, args.take(u"sum"_s));
        return args;
    }
    static QJsonObject explained(QJsonObject args)
    {
        args.insert(u"reason"_s, u"not said"_s);
        return args;
    }
    static QJsonObject ofAnother(QJsonObject) { return {{u"wrong"_s, true}}; }

    static constexpr Upcaster table[] = {{"Other"_L1, 1, ofAnother}, {"Pay"_L1, 2, explained}, {"Pay"_L1, 1, renamed}};
};

void UpcastTest::steps_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QJsonObject>("args");
    QTest::addColumn<QString>("outcome");
    const QJsonObject first{{u"sum"_s, u"1"_s}};
    const QJsonObject second{{u"amount"_s, u"1"_s}};
    QTest::newRow("two steps, in their order") << 1 << 3 << first << uR"({"amount":"1","reason":"not said"})"_s;
    QTest::newRow("one step") << 1 << 2 << first << uR"({"amount":"1"})"_s;
    QTest::newRow("from the middle") << 2 << 3 << second << uR"({"amount":"1","reason":"not said"})"_s;
    QTest::newRow("none to go") << 3 << 3 << first << uR"({"sum":"1"})"_s;
    QTest::newRow("a step is missing") << 1 << 4 << first << u"command_unsupported Pay 3"_s;
}

void UpcastTest::steps()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const QJsonObject, args);
    const auto done = applyUpcasters(table, {u"Pay"_s, from}, to, args);
    const QString outcome = done ? QString::fromUtf8(QJsonDocument(*done).toJson(QJsonDocument::Compact))
                                 : QString(refusalName(done.error().code) + u' ' + done.error().fact);
    QTEST(outcome, "outcome");
}

void UpcastTest::todaysFormStaysAsItIs()
{
    const QJsonObject args{{u"anything"_s, 1}};
    for (const CommandDefinition &command : allCommands()) {
        const auto done = upcast(QString(command.name), command.version, args);
        QVERIFY2(done && *done == args, command.name.data());
        // Every form that was ever released stays readable.
        for (int version = 1; version < command.version; ++version)
            QVERIFY2(upcast(QString(command.name), version, args), command.name.data());
    }
}

void UpcastTest::whatIsNotUnderstoodIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("version");
    QTest::newRow("no such command") << u"Teleport"_s << 1;
    QTest::newRow("of a newer program") << u"CancelOrder"_s << 99;
    QTest::newRow("before the first") << u"CancelOrder"_s << 0;
}

void UpcastTest::whatIsNotUnderstoodIsRefused()
{
    QFETCH(const QString, name);
    QFETCH(const int, version);
    const auto done = upcast(name, version, {});
    QVERIFY(!done);
    QCOMPARE(refusalName(done.error().code), u"command_unsupported"_s);
    QCOMPARE(done.error().fact, name);
}

QTEST_GUILESS_MAIN(UpcastTest)
#include "tst_upcast.moc"
