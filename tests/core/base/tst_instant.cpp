// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"

#include <QDateTime>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

class InstantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsQtWritesIt_data();
    void isWrittenAsQtWritesIt();
    void readsWhatItWrites();
};

void InstantTest::isWrittenAsQtWritesIt_data()
{
    QTest::addColumn<qint64>("ms");
    constexpr qint64 beginOfYearOne = -62'135'596'800'000;
    constexpr qint64 endOfYear9999 = 253'402'300'800'000;
    const qint64 values[] = {0,
                             -1,
                             999,
                             1'790'000'000'123,
                             951'782'399'999, // 28 February 2000, the last millisecond
                             951'782'400'000,
                             4'107'542'400'000, // 1 March 2100, no leap year
                             beginOfYearOne,
                             beginOfYearOne - 1,
                             endOfYear9999 - 1,
                             endOfYear9999};
    for (const qint64 ms : values)
        QTest::addRow("%lld", static_cast<long long>(ms)) << ms;
}

void InstantTest::isWrittenAsQtWritesIt()
{
    QFETCH(qint64, ms);
    const QString expected = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s);
    QCOMPARE(Instant(ms).toString(), expected);
}

void InstantTest::readsWhatItWrites()
{
    // A step that is no multiple of anything meets every field at every value.
    for (qint64 ms = -3'000'000'000'000; ms < 5'000'000'000'000; ms += 86'123'456'789) {
        const QString text = Instant(ms).toString();
        const auto read = Instant::parse(text);
        QVERIFY2(read && read->ms == ms, qPrintable(text));
        QCOMPARE(text, QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s));
    }
}

QTEST_GUILESS_MAIN(InstantTest)
#include "tst_instant.moc"
