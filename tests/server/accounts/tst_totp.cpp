// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/totp.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server
{

/// The test vectors of RFC 6238 (appendix B, the last six of its eight digits) and RFC 4648 (section 10).
class TestTotp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codes_data();
    void codes();
    void stepsNearby();
    void whatIsNoCode_data();
    void whatIsNoCode();
    void base32_data();
    void base32();

private:
    const QByteArray m_secret = "12345678901234567890";
};

void TestTotp::codes_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("code");
    QTest::newRow("59") << Q_INT64_C(59) << u"287082"_s;
    QTest::newRow("1111111109") << Q_INT64_C(1111111109) << u"081804"_s;
    QTest::newRow("1111111111") << Q_INT64_C(1111111111) << u"050471"_s;
    QTest::newRow("1234567890") << Q_INT64_C(1234567890) << u"005924"_s;
    QTest::newRow("2000000000") << Q_INT64_C(2000000000) << u"279037"_s;
    QTest::newRow("20000000000") << Q_INT64_C(20000000000) << u"353130"_s;
}

void TestTotp::codes()
{
    QFETCH(qint64, seconds);
    QFETCH(QString, code);
    const Instant now(seconds * 1000);
    QCOMPARE(totp::codeAt(m_secret, now.ms / totp::stepMs), code);
    QCOMPARE(totp::stepOf(m_secret, code, now).value_or(-1), now.ms / totp::stepMs);
}

void TestTotp::stepsNearby()
{
    const qint64 step = 1000;
    const QString code = totp::codeAt(m_secret, step);
    for (const qint64 off : {-2, -1, 0, 1, 2}) {
        const Instant now((step + off) * totp::stepMs);
        QCOMPARE(totp::stepOf(m_secret, code, now).has_value(), off >= -1 && off <= 1);
    }
}

void TestTotp::whatIsNoCode_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("five digits") << u"28708"_s;
    QTest::newRow("seven digits") << u"2870820"_s;
    QTest::newRow("with a blank") << u" 287082"_s;
    QTest::newRow("Arabic digits") << u"٢٨٧٠٨٢"_s;
    QTest::newRow("wrong by one") << u"287083"_s;
}

void TestTotp::whatIsNoCode()
{
    QFETCH(QString, text);
    QVERIFY(!totp::stepOf(m_secret, text, Instant(59'000)));
}

void TestTotp::base32_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("f") << QByteArray("f") << u"MY"_s;
    QTest::newRow("fo") << QByteArray("fo") << u"MZXQ"_s;
    QTest::newRow("foo") << QByteArray("foo") << u"MZXW6"_s;
    QTest::newRow("foob") << QByteArray("foob") << u"MZXW6YQ"_s;
    QTest::newRow("fooba") << QByteArray("fooba") << u"MZXW6YTB"_s;
    QTest::newRow("foobar") << QByteArray("foobar") << u"MZXW6YTBOI"_s;
    QTest::newRow("high bytes") << QByteArray("\xff\xff\xff\xff\xff") << u"77777777"_s;
}

void TestTotp::base32()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(totp::base32(bytes), text);
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestTotp)
#include "tst_totp.moc"
