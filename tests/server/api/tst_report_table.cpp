// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/report_table.h"

#include <QDate>
#include <QTest>

using namespace pw;
using namespace pw::server;
using namespace Qt::StringLiterals;

/// Which days stand together in a report.
class ReportTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groups_data();
    void groups();
    void numbersComeAsNumbers();
};

void ReportTableTest::groups_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<ReportGroup>("group");
    QTest::addColumn<QDate>("start");
    const QDate sunday(2026, 3, 1);
    QTest::newRow("a day") << sunday << ReportGroup::Day << sunday;
    QTest::newRow("a sunday's week") << sunday << ReportGroup::Week << QDate(2026, 2, 23);
    QTest::newRow("a monday's week") << QDate(2026, 3, 2) << ReportGroup::Week << QDate(2026, 3, 2);
    QTest::newRow("over the year's end") << QDate(2026, 1, 1) << ReportGroup::Week << QDate(2025, 12, 29);
    QTest::newRow("a month") << QDate(2024, 2, 29) << ReportGroup::Month << QDate(2024, 2, 1);
    QTest::newRow("a month's first") << sunday << ReportGroup::Month << sunday;
    QTest::newRow("the whole") << sunday << ReportGroup::Whole << QDate(2026, 1, 1);
}

void ReportTableTest::groups()
{
    QFETCH(const QDate, day);
    QFETCH(const ReportGroup, group);
    const QDate epoch(1970, 1, 1);
    const qint64 start = groupOf(epoch.daysTo(day), group, epoch.daysTo(QDate(2026, 1, 1)));
    QTEST(epoch.addDays(start), "start");
}

void ReportTableTest::numbersComeAsNumbers()
{
    const auto row = [](qint64 day, const QString &key) {
        return ReportRow{.day = day, .key = key, .label = {}, .values = {1, 2, 3, 4}};
    };
    const QList<ReportRow> rows = grouped({row(3, u"10"_s), row(4, u"9"_s), row(5, u"10"_s)}, ReportKind::Services,
                                          {.from = Instant(0), .to = Instant(10 * 86'400'000)}, ReportGroup::Whole);
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].key, u"9"_s);
    QCOMPARE(rows[1].values, (QList<qint64>{2, 4, 6, 8}));
    QCOMPARE(totalOf(rows, ReportKind::Services), (QList<qint64>{3, 6, 9, 12}));
}

QTEST_GUILESS_MAIN(ReportTableTest)
#include "tst_report_table.moc"
