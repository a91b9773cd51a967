// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/ui/owners_desk.h"
#include "ui/shell/failed_jobs.h"

#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QListWidget>
#include <QMenu>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// What the server has given up, as an owner finds it in the console: mails that were sealed with another key.
class UiFailedJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kindsHaveWords_data();
    void kindsHaveWords();
    void saysThatItIsOffline();
    void isTriedAgainAndThrownAway();
    void othersDoNotSeeIt();

private:
    /// Presses the entry of the account's menu; false where it is disabled.
    static bool choose(Person &person)
    {
        person.press(u"account"_s);
        auto *menu = person.see<QMenu>(u"accountMenu"_s);
        const auto entries = menu->actions();
        for (QAction *entry : entries) {
            if (entry->objectName() != u"failedJobsAction")
                continue;
            const bool isEnabled = entry->isEnabled();
            if (isEnabled)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
            else
                menu->close();
            return isEnabled;
        }
        return false;
    }
    [[nodiscard]] QJsonArray dead() { return m_shop.owner()->get(u"/api/admin/jobs?state=dead"_s).items(); }

    ShopFixture m_shop;
};

void UiFailedJobs::initTestCase()
{
    // Nothing listens there, so the mails wait; then they cannot be opened any more.
    const QString nowhere = u"smtp://127.0.0.1:%1"_s.arg(freePort());
    QVERIFY(m_shop.open({u"--smtp"_s, nowhere, u"--mail-from"_s, u"shop@example.com"_s}));
    QVERIFY(m_shop.customer(u"Anna"_s) && m_shop.customer(u"Bert"_s));
    QCOMPARE(m_shop.server.stop(), 0);
    QVERIFY(QFile::remove(m_shop.server.dataDir() + u"/server.key"_s));
    QVERIFY(m_shop.server.restart());
    QTRY_COMPARE_WITH_TIMEOUT(dead().size(), 2, 30'000);
}

void UiFailedJobs::kindsHaveWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("mail") << u"A mail to a customer"_s;
    QTest::newRow("forward") << u"Order #7 on its way to a provider"_s;
    QTest::newRow("poll") << u"Asking provider #7 how orders stand"_s;
    QTest::newRow("prices") << u"Reading the prices of provider #7"_s;
    QTest::newRow("balance") << u"Asking provider #7 for the balance"_s;
    QTest::newRow("task") << u"Refill or cancel task #7"_s;
    QTest::newRow("run") << u"The next run of order #7"_s;
    QTest::newRow("expire") << u"The end of subscription #7"_s;
    QTest::newRow("child_panel") << u"The next month of child panel #7"_s;
    QTest::newRow("of_a_newer_server") << u"of_a_newer_server 7"_s;
}

void UiFailedJobs::kindsHaveWords()
{
    QFETCH(const QString, words);
    QCOMPARE(FailedJobs::words(QString::fromLatin1(QTest::currentDataTag()), u"7"_s), words);
}

void UiFailedJobs::saysThatItIsOffline()
{
    UiWorld world;
    Person person(world);
    (new FailedJobs(world.context(), &person.window()))->open();
    QTRY_VERIFY(person.see<QLabel>(u"failedState"_s)->text().contains(u"not connected"_s));
    QVERIFY(!person.see<QPushButton>(u"retryJob"_s)->isEnabled());
    person.press(u"closeFailed"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"failedJobs"_s));
}

void UiFailedJobs::isTriedAgainAndThrownAway()
{
    OwnersDesk desk;
    desk.signIn(m_shop.server);
    Person &person = desk.person;

    QVERIFY(choose(person));
    auto *list = person.see<QListWidget>(u"failedList"_s);
    QTRY_COMPARE(list->count(), 2);
    QVERIFY2(list->item(0)->text().startsWith(u"A mail to a customer\n"_s), qPrintable(list->item(0)->text()));
    QVERIFY2(list->item(0)->text().contains(u"server.key"_s), qPrintable(list->item(0)->text()));
    const auto first = [&list] {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    };
    QVERIFY(!person.see<QPushButton>(u"discardJob"_s)->isEnabled()); // nothing is chosen
    first();
    person.press(u"retryJob"_s);
    // Its key is still another one, so it comes back.
    QTRY_COMPARE_WITH_TIMEOUT(m_shop.owner()->get(u"/api/admin/activity-logs?command=job_retried"_s).items().size(), 1,
                              10'000);
    QTRY_COMPARE_WITH_TIMEOUT(dead().size(), 2, 30'000);
    person.press(u"closeFailed"_s);
    QVERIFY(choose(person));
    list = person.see<QListWidget>(u"failedList"_s);
    QTRY_COMPARE(list->count(), 2);
    first();
    person.press(u"discardJob"_s);
    person.press(u"cancel"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"discardFailed"_s));
    QCOMPARE(dead().size(), 2);
    for (const int left : {1, 0}) {
        list = person.see<QListWidget>(u"failedList"_s);
        first();
        person.press(u"discardJob"_s);
        person.press(u"accept"_s);
        QTRY_COMPARE(list->count(), left);
        QCOMPARE(dead().size(), left);
    }
    QTRY_COMPARE(person.see<QLabel>(u"failedState"_s)->text(), u"Nothing has failed."_s);
}

void UiFailedJobs::othersDoNotSeeIt()
{
    const QString password = u"correct horse battery"_s;
    const QJsonObject maria{{u"name"_s, u"maria"_s}, {u"role"_s, u"support"_s}, {u"password"_s, password}};
    QCOMPARE(m_shop.owner()->post(u"/api/admin/staff"_s, maria).verdict(), u"201"_s);
    OwnersDesk desk;
    desk.signIn(m_shop.server, u"maria"_s, password);
    QVERIFY(!choose(desk.person));
}

QTEST_MAIN(UiFailedJobs)
#include "tst_ui_failed_jobs.moc"
