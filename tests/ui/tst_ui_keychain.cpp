// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/qt_keychain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace pw;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// The keychain adapter against a real keyring, where the run has one; and in any case: an answer always comes.
class UiKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsASecret();
    void answersWhereThereIsNone();
    void answersInTime();
};

void UiKeychain::keepsASecret()
{
    if (qEnvironmentVariableIsEmpty("PANELWRIGHT_HAS_KEYRING"))
        QSKIP("no keyring here; tst_ui_keychain_with_keyring has one");
    console::QtKeychain keychain(20'000);
    const QString key = u"owner@https://shop.example"_s;
    auto missing = keychain.read(key);
    QTRY_VERIFY_WITH_TIMEOUT(missing.isFinished(), 25'000);
    QVERIFY(!missing.result().ok());
    QCOMPARE(missing.result().error().trouble, KeychainTrouble::NotFound);
    auto written = keychain.write(key, Secret(u"a token with \u00fc and \u0995"_s));
    QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 25'000);
    QVERIFY2(written.result().ok(), written.result().ok() ? "" : qPrintable(written.result().error().text));
    auto read = keychain.read(key);
    QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 25'000);
    QVERIFY(read.result().ok());
    QCOMPARE(read.result().value().reveal(), u"a token with \u00fc and \u0995"_s);
    auto removed = keychain.remove(key);
    QTRY_VERIFY_WITH_TIMEOUT(removed.isFinished(), 25'000);
    QVERIFY(removed.result().ok());
    auto gone = keychain.read(key);
    QTRY_VERIFY_WITH_TIMEOUT(gone.isFinished(), 25'000);
    QVERIFY(!gone.result().ok());
}

void UiKeychain::answersWhereThereIsNone()
{
    if (!qEnvironmentVariableIsEmpty("PANELWRIGHT_HAS_KEYRING"))
        QSKIP("this run has a keyring");
    console::QtKeychain keychain(5'000);
    auto read = keychain.read(u"owner@https://shop.example"_s);
    QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 10'000);
    QVERIFY(!read.result().ok());
    QVERIFY(!read.result().error().text.isEmpty());
}

void UiKeychain::answersInTime()
{
    console::QtKeychain keychain(0);
    QElapsedTimer timer;
    timer.start();
    auto read = keychain.read(u"owner@https://shop.example"_s);
    QTRY_VERIFY_WITH_TIMEOUT(read.isFinished(), 10'000);
    QVERIFY(!read.result().ok());
    QVERIFY(timer.elapsed() < 5'000);
}

QTEST_MAIN(UiKeychain)
#include "tst_ui_keychain.moc"
