// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/accounts/referral_codes.h"
#include "sync-server/auth/crypto.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace pw;
using namespace pw::server;
using namespace Qt::StringLiterals;

class ReferralCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void theyComeBack();
    void theyTellNothingOfTheNext();
    void otherTextsAreNoCodes_data();
    void otherTextsAreNoCodes();

private:
    const ReferralCodes m_codes{QByteArray(32, 'k')};
};

void ReferralCodesTest::theyComeBack()
{
    static const QRegularExpression form(u"^[A-Z2-7]{8}$"_s);
    QSet<QString> seen;
    const auto check = [&](qint64 id) {
        const QString code = m_codes.codeOf(UserId(id));
        QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
        QCOMPARE(m_codes.userOf(code)->value, id);
        QCOMPARE(m_codes.userOf(code.toLower())->value, id);
        seen << code;
    };
    for (qint64 id = 1; id <= 2000; ++id)
        check(id);
    for (const qint64 id : {(1LL << 20) - 1, 1LL << 20, (1LL << 40) - 1})
        check(id);
    QCOMPARE(seen.size(), 2003);
}

void ReferralCodesTest::theyTellNothingOfTheNext()
{
    // The codes of neighbours agree in as many places as any two do, about one in 32; and another key makes others.
    int same = 0;
    const ReferralCodes others{QByteArray(32, 'x')};
    for (qint64 id = 1; id <= 1000; ++id) {
        const QString code = m_codes.codeOf(UserId(id));
        const QString next = m_codes.codeOf(UserId(id + 1));
        for (int i = 0; i < ReferralCodes::length; ++i)
            same += code[i] == next[i] ? 1 : 0;
        QVERIFY(others.codeOf(UserId(id)) != code);
    }
    QVERIFY2(same > 150 && same < 400, qPrintable(QString::number(same)));
}

void ReferralCodesTest::otherTextsAreNoCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("too short") << u"ABCDEFG"_s;
    QTest::newRow("too long") << u"ABCDEFGHI"_s;
    QTest::newRow("a digit that is none") << u"ABCDEFG1"_s;
    QTest::newRow("a blank") << u"ABCD FGH"_s;
    QTest::newRow("not ASCII") << u"ÄBCDEFGH"_s;
}

void ReferralCodesTest::otherTextsAreNoCodes()
{
    QFETCH(QString, text);
    QVERIFY(!m_codes.userOf(text));
}

QTEST_GUILESS_MAIN(ReferralCodesTest)
#include "tst_referral_codes.moc"
