// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/catalogue_store.h"
#include "core/storage/provider_store.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/ui/owners_desk.h"
#include "ui/features/providers/import_dialog.h"
#include "ui/features/providers/offered_model.h"
#include "ui/widgets/details_pane.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QTcpServer>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Providers as an owner gets them: a new one with its key, its list, and services of it, on a real server whose
/// provider is another one.
class UiProviderImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theModelIsSound();
    void saysThatItIsOffline();
    void addsAProvider();
    void importsServices();
    void saysWhatTheProviderSays();
    void isCancelledWhileTheProviderThinks();
    void showsWhatHasChanged();
    void opensTheOneJustAdded();
    void keepsNoKey();

private:
    [[nodiscard]] static QString texts(const QWidget *list)
    {
        QStringList all;
        for (const QLabel *label : list->findChildren<QLabel *>())
            all << label->text();
        return all.join(u'|');
    }
    [[nodiscard]] DataTable *openImport(qint64 provider)
    {
        m_desk->person.openRow(PageId::Providers, provider);
        m_desk->person.press(u"importServicesButton"_s);
        DataTable *table = nullptr;
        [&] { QTRY_VERIFY((table = m_desk->person.visible<DataTable>(u"importTable"_s)) != nullptr); }();
        return table;
    }
    [[nodiscard]] static QString cell(const DataTable *table, int row, OfferedColumn column)
    {
        return table->model()->index(row, static_cast<int>(column)).data(Qt::DisplayRole).toString();
    }

    ShopFixture m_them;
    ShopFixture m_us;
    QString m_key;
    std::unique_ptr<OwnersDesk> m_desk;
};

void UiProviderImport::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open({u"--allow-private-providers"_s}), qPrintable(m_us.server.problem()));
    m_key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
}

void UiProviderImport::theModelIsSound()
{
    OfferedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<OfferedRow> rows(3);
    for (int i = 0; i < 3; ++i) {
        rows[i].id = QString::number(10 + i);
        rows[i].name = QStringList{u"Followers"_s, u"Likes"_s, u"Old likes"_s}.at(i);
        rows[i].cost = Money::parse(u"1.00").value();
        rows[i].type = ServiceType::Default;
    }
    rows[2].service = 7;
    model.setOffered(rows);
    model.setSearch(u"like"_s);
    QCOMPARE(model.rowCount(), 2);
    model.chooseShown(true);
    QCOMPARE(model.chosen(), QStringList{u"11"_s});
    model.setSearch(u"10"_s);
    model.toggle(0);
    model.toggle(5);
    QCOMPARE(model.chosen(), (QStringList{u"10"_s, u"11"_s}));
    model.setSearch(u"nothing"_s);
    QCOMPARE(model.rowCount(), 0);
    model.chooseShown(false);
    model.setSearch({});
    QCOMPARE(model.chosen().size(), 2);
    model.setMarkup({.percent = Money::whole(50), .fixed = {}, .step = Money::parse(u"0.01").value()});
    QCOMPARE(model.rateOf(model.row(0))->toString(), u"1.50"_s);
    model.setOffered({});
    QCOMPARE(model.rowCount(), 0);
}

void UiProviderImport::saysThatItIsOffline()
{
    UiWorld world;
    Person person(world);
    person.openPage(PageId::Providers);
    person.press(u"newProviderButton"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"not connected"_s));
    QVERIFY(!person.see<QPushButton>(u"accept"_s)->isEnabled());
    person.type(u"name"_s, u"Them"_s);
    person.keys(Qt::Key_Return);
    QTest::qWait(200);
    QVERIFY(person.visible<QDialog>(u"newProvider"_s));
    person.press(u"cancel"_s);
}

void UiProviderImport::addsAProvider()
{
    m_desk = std::make_unique<OwnersDesk>();
    Person &person = m_desk->person;
    m_desk->signIn(m_us.server);
    const auto *table = person.openPage(PageId::Providers)->table();
    // A search that would hide the new one is taken back, also from the field that it was typed into.
    person.type(u"search"_s, u"nobody"_s);
    person.press(u"newProviderButton"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"Enter the name"_s));
    person.type(u"name"_s, u"Them"_s);
    person.type(u"url"_s, u"not an address"_s);
    person.type(u"key"_s, m_key);
    QCOMPARE(person.see<QLineEdit>(u"key"_s)->echoMode(), QLineEdit::Password);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.see<QLabel>(u"trouble"_s)->text().isEmpty());
    QTRY_VERIFY(person.see<QPushButton>(u"accept"_s)->isEnabled());
    person.type(u"url"_s, m_them.server.url() + u"/api/v2"_s);
    person.type(u"alertBelow"_s, u"5"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!person.visible<QDialog>(u"newProvider"_s), 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 15'000);
    QCOMPARE(person.see<QLineEdit>(u"search"_s)->text(), QString());
    // What comes next is to import its services: it is open for that.
    QTRY_VERIFY(person.visible<QPushButton>(u"importServicesButton"_s));
    QTRY_VERIFY(person.see<QPushButton>(u"importServicesButton"_s)->isEnabled());
    const HttpReply made = m_us.owner()->get(u"/api/admin/providers/1"_s);
    QCOMPARE(made.text(u"alert_below"_s), u"5.00"_s);
    // Not by a command: nothing of it waits here.
    QVERIFY(m_desk->world.ask(m_desk->world.source().entries()).isEmpty());
}

void UiProviderImport::importsServices()
{
    Person &person = m_desk->person;
    DataTable *table = openImport(1);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QCOMPARE(cell(table, 0, OfferedColumn::Name), u"Followers"_s);
    QTRY_COMPARE(cell(table, 0, OfferedColumn::Rate), u"$1.20"_s);
    person.type(u"importPercent"_s, u"-1"_s);
    QTRY_VERIFY(person.see<QLabel>(u"importHint"_s)->text().contains(u"not negative"_s));
    person.type(u"importPercent"_s, u"50"_s);
    person.type(u"importFixed"_s, u"0.004"_s);
    person.type(u"importStep"_s, u"0.01"_s);
    QTRY_COMPARE(cell(table, 0, OfferedColumn::Rate), u"$1.51"_s);
    QVERIFY(!person.see<QPushButton>(u"importNow"_s)->isEnabled());
    // With the keyboard: down to the second, chosen, and all that the search shows.
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_VERIFY(person.see<QLabel>(u"importHint"_s)->text().startsWith(u"1 of 4"_s));
    QCOMPARE(table->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Chosen"_s);
    QTest::keyClick(table, Qt::Key_Space);
    QTRY_VERIFY(person.see<QLabel>(u"importHint"_s)->text().startsWith(u"0 of 4"_s));
    person.type(u"importSearch"_s, u"pack"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    person.press(u"importAll"_s);
    QCOMPARE(person.see<QPushButton>(u"importNow"_s)->text(), u"Import 2 service(s)"_s);
    person.press(u"importNow"_s);
    QTRY_VERIFY_WITH_TIMEOUT(person.visible<QLabel>(u"importOutcome"_s), 15'000);
    QVERIFY(person.see<QLabel>(u"importOutcome"_s)->text().startsWith(u"2 service(s) imported."_s));
    // They are in the shop, at the rates that were shown, and on this desk.
    const auto services = m_us.owner()->get(u"/api/admin/services?limit=200"_s).items();
    QCOMPARE(services.size(), 6);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->world
                                     .ask(m_desk->world.source().read(
                                         [](Database &db) { return ProviderStore(db).sourcesAt(ProviderId(1)); }))
                                     .size() == 2,
                             15'000);
    const auto sold = m_desk->world.ask(m_desk->world.source().read([](Database &db) {
        const auto sources = ProviderStore(db).sourcesAt(ProviderId(1));
        return CatalogueStore(db).service(sources.constFirst().service);
    }));
    QCOMPARE(sold->rate.toString(), u"5.26"_s);
    // And in the list they are known as ours.
    QTRY_VERIFY_WITH_TIMEOUT(person.visible<DataTable>(u"importTable"_s), 15'000);
    QTRY_VERIFY(table->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Is service"_s));
    person.press(u"importClose"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"importServices"_s));
}

void UiProviderImport::saysWhatTheProviderSays()
{
    Person &person = m_desk->person;
    person.openRow(PageId::Providers, 1);
    person.press(u"renewKeyButton"_s);
    person.type(u"key"_s, u"wrong"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!person.visible<QDialog>(u"renewKey"_s), 15'000);
    person.press(u"importServicesButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(person.visible<QWidget>(u"importTrouble"_s), 15'000);
    QVERIFY2(texts(person.see<QWidget>(u"importTrouble"_s)).contains(u"Invalid API key"_s),
             qPrintable(texts(person.see<QWidget>(u"importTrouble"_s))));
    person.press(u"importClose"_s);
    person.press(u"renewKeyButton"_s);
    person.type(u"key"_s, m_key);
    person.press(u"accept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!person.visible<QDialog>(u"renewKey"_s), 15'000);
    const DataTable *table = openImport(1);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    person.press(u"importClose"_s);
}

void UiProviderImport::isCancelledWhileTheProviderThinks()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1/api/v2"_s.arg(silent.serverPort());
    const HttpReply made =
        m_us.owner()->post(u"/api/admin/providers"_s, {{u"name"_s, u"Silent"_s}, {u"url"_s, url}, {u"key"_s, u"k"_s}});
    QCOMPARE(made.status, 201);
    Person &person = m_desk->person;
    const auto *table = person.openPage(PageId::Providers)->table();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, 15'000);
    person.openRow(PageId::Providers, made.number(u"id"_s));
    person.press(u"importServicesButton"_s);
    QVERIFY(QTest::qWaitForWindowActive(person.see<QDialog>(u"importServices"_s)));
    QTRY_VERIFY(person.see<QLabel>(u"importDoing"_s)->text().contains(u"Silent"_s));
    person.press(u"importClose"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"importServices"_s));
    QCOMPARE(m_us.owner()->put(u"/api/admin/providers/%1"_s.arg(made.number(u"id"_s)), {{u"enabled"_s, false}}).status,
             200);
}

void UiProviderImport::showsWhatHasChanged()
{
    Person &person = m_desk->person;
    person.openRow(PageId::Providers, 1);
    person.press(u"providerChangesButton"_s);
    QTRY_VERIFY(person.see<QLabel>(u"changesState"_s)->text().startsWith(u"Nothing has changed"_s));
    person.keys(Qt::Key_Escape);
    QTRY_VERIFY(!person.visible<QDialog>(u"providerChanges"_s));
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/3"_s, {{u"rate"_s, u"4.00"_s}}).status, 200);
    QCOMPARE(m_us.owner()->post(u"/api/admin/providers/1/sync"_s).status, 200);
    person.press(u"providerChangesButton"_s);
    QTRY_VERIFY(person.visible<QWidget>(u"changes"_s));
    QTRY_VERIFY2(texts(person.see<QWidget>(u"changes"_s)).contains(u"3.50 → 4.00"_s),
                 qPrintable(texts(person.see<QWidget>(u"changes"_s))));
    QVERIFY(texts(person.see<QWidget>(u"changes"_s)).contains(u"5.26 → 6.01"_s));
    person.keys(Qt::Key_Escape);
}

/// Also where another one is open, which the list chooses again when it is read again.
void UiProviderImport::opensTheOneJustAdded()
{
    Person &person = m_desk->person;
    person.openRow(PageId::Providers, 1);
    person.press(u"newProviderButton"_s);
    person.type(u"name"_s, u"Them too"_s);
    person.type(u"url"_s, m_them.server.url() + u"/api/v2"_s);
    person.type(u"key"_s, m_key);
    person.press(u"accept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!person.visible<QDialog>(u"newProvider"_s), 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(person.see<DetailsPane>(u"providerDetails"_s)->key(), 3, 15'000);
}

/// Not in the copy, not in the queue, not in the settings.
void UiProviderImport::keepsNoKey()
{
    int files = 0;
    QDirIterator all(m_desk->world.profileDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(m_key.toUtf8()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 3);
    m_desk.reset();
}

QTEST_MAIN(UiProviderImport)
#include "tst_ui_provider_import.moc"
