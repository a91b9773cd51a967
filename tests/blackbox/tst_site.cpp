// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// The shop's settings and pages: what the owner sets, and what strangers, customers and mails then show.
class TestSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void settingsHaveDefaults();
    void settingsAreSetTogether();
    void settingsAreSetTogetherOrNotAtAll_data();
    void settingsAreSetTogetherOrNotAtAll();
    void onlyTheOwnerSets();
    void theSiteShowsThem();
    void mailsBearTheName();
    void aClosedShopTakesNobody();
    void pagesAreShownOncePublished();
    void pagesHaveTheirOrder();
    void pagesAreRefused_data();
    void pagesAreRefused();

private:
    HttpReply set(const QJsonObject &fields) const { return m_owner->put(u"/api/admin/settings"_s, fields); }
    [[nodiscard]] QJsonObject setting(const QString &name) const
    {
        for (const QJsonValue &item : m_owner->get(u"/api/admin/settings"_s).items()) {
            if (item[u"name"_s] == name)
                return item.toObject();
        }
        return {};
    }
    [[nodiscard]] QStringList slugs(const QString &query = {}) const
    {
        QStringList slugs;
        for (const QJsonValue &item : m_shop.anyone().get(u"/api/pages"_s + query).items())
            slugs << item[u"slug"_s].toString();
        return slugs;
    }

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
};

void TestSite::initTestCase()
{
    QVERIFY2(m_shop.open(QStringList{u"--site-name"_s, u"From the command line"_s} + withoutRateLimits()),
             qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
}

void TestSite::settingsHaveDefaults()
{
    const QJsonObject expected{{u"name"_s, u"registration_open"_s},
                               {u"kind"_s, u"flag"_s},
                               {u"value"_s, true},
                               {u"default"_s, true},
                               {u"is_set"_s, false},
                               {u"most"_s, QJsonValue::Null}};
    QCOMPARE(setting(u"registration_open"_s), expected);
    QCOMPARE(setting(u"offline_max_age"_s)[u"value"_s], QJsonValue(0));
    QCOMPARE(setting(u"site_name"_s)[u"most"_s], QJsonValue(100));
    QCOMPARE(m_shop.anyone().get(u"/api/site"_s).text(u"name"_s), u"From the command line"_s);
}

void TestSite::settingsAreSetTogether()
{
    QCOMPARE(
        set({{u"site_name"_s, u"Likes"_s}, {u"offline_max_age"_s, 48}, {u"offline_amount_limit"_s, u"12.50"_s}}).status,
        200);
    QCOMPARE(setting(u"site_name"_s)[u"value"_s], QJsonValue(u"Likes"_s));
    QCOMPARE(setting(u"offline_max_age"_s)[u"value"_s], QJsonValue(48));
    QCOMPARE(setting(u"offline_amount_limit"_s)[u"value"_s], QJsonValue(u"12.50"_s));
    QCOMPARE(setting(u"site_name"_s)[u"is_set"_s], QJsonValue(true));
    // null is the default again, for this one alone.
    QCOMPARE(set({{u"offline_max_age"_s, QJsonValue::Null}}).status, 200);
    QCOMPARE(setting(u"offline_max_age"_s)[u"is_set"_s], QJsonValue(false));
    QCOMPARE(setting(u"site_name"_s)[u"value"_s], QJsonValue(u"Likes"_s));
    // Who did it, and what was there before.
    const QJsonArray noted = m_owner->get(u"/api/admin/activity-logs?command=SetSetting"_s).items();
    QCOMPARE(noted[0][u"before"_s].toObject(), (QJsonObject{{u"offline_max_age"_s, u"48"_s}}));
}

void TestSite::settingsAreSetTogetherOrNotAtAll_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *body, const char *verdict, const char *field) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(verdict) << QString::fromLatin1(field);
    };
    // The good one is in the body before and behind the bad one: the fields are read by their names.
    row("negative amount", R"({"site_name":"A","offline_amount_limit":"-1","registration_open":false})",
        "422 setting_malformed", "offline_amount_limit");
    row("too long", R"({"registration_open":false,"support_email":"nobody"})", "422 setting_malformed",
        "support_email");
    row("unknown", R"({"site_name":"A","colour":"red"})", "400 field_unknown", "colour");
    row("text for a flag", R"({"site_name":"A","registration_open":"false"})", "400 field_wrong_type",
        "registration_open");
    row("text for a number", R"({"site_name":"A","offline_max_age":"24"})", "400 field_wrong_type", "offline_max_age");
    row("half a number", R"({"site_name":"A","offline_max_age":1.5})", "400 field_wrong_type", "offline_max_age");
    row("number for an amount", R"({"site_name":"A","offline_amount_limit":5})", "400 field_wrong_type",
        "offline_amount_limit");
    row("two lines", R"({"registration_open":false,"site_name":"A\nB"})", "422 setting_malformed", "site_name");
    row("a control character", R"({"registration_open":false,"site_name":"A\u0000"})",
        "422 text_has_control_characters", "site_name");
}

void TestSite::settingsAreSetTogetherOrNotAtAll()
{
    QFETCH(const QByteArray, body);
    const QByteArray before = m_owner->get(u"/api/admin/settings"_s).body;
    const HttpReply refused =
        m_owner->send("PUT", u"/api/admin/settings"_s, body, {{"Content-Type", "application/json"}});
    QTEST(refused.verdict(), "verdict");
    QTEST(refused.text(u"field"_s), "field");
    QCOMPARE(m_owner->get(u"/api/admin/settings"_s).body, before);
}

void TestSite::onlyTheOwnerSets()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"password"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_shop.server.ownerPassword().toUtf8()) > 0);
    file.close();
    const QStringList words{u"add"_s, u"ada"_s, u"--role"_s, u"admin"_s, u"--password-file"_s, file.fileName()};
    QCOMPARE(m_shop.server.run(u"staff"_s, words).exitCode, 0);
    HttpClient ada = m_shop.anyone();
    ada.setToken(
        ada.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"ada"_s}, {u"password"_s, m_shop.server.ownerPassword()}})
            .text(u"token"_s));
    QCOMPARE(ada.get(u"/api/admin/settings"_s).status, 200);
    QCOMPARE(ada.put(u"/api/admin/settings"_s, {{u"site_name"_s, u"Ada's"_s}}).verdict(), u"403 not_allowed"_s);
    QCOMPARE(setting(u"site_name"_s)[u"value"_s], QJsonValue(u"Likes"_s));
}

void TestSite::theSiteShowsThem()
{
    QCOMPARE(set({{u"site_description"_s, u"Cheap & good"_s},
                  {u"support_email"_s, u"help@example.com"_s},
                  {u"terms_of_ordering"_s, u"One.\nTwo."_s}})
                 .status,
             200);
    const QJsonObject expected{{u"name"_s, u"Likes"_s},
                               {u"description"_s, u"Cheap & good"_s},
                               {u"currency"_s, u"USD"_s},
                               {u"support_email"_s, u"help@example.com"_s},
                               {u"terms_of_ordering"_s, u"One.\nTwo."_s},
                               {u"registration_open"_s, true}};
    QCOMPARE(m_shop.anyone().get(u"/api/site"_s).json(), expected);
}

void TestSite::mailsBearTheName()
{
    const auto anna = m_shop.customer(u"anna"_s);
    QByteArray mail;
    const auto arrived = [&] {
        for (const ReadMail &read : readMails(m_shop.server.dataDir() + u"/mail"_s)) {
            if (read.to == "anna@example.com"_L1)
                mail = read.text.toUtf8() + read.from.toUtf8();
        }
        return !mail.isEmpty();
    };
    QVERIFY(QTest::qWaitFor(arrived, 20'000));
    QVERIFY2(mail.contains("\n-- \nLikes\n"), mail.constData());
    QVERIFY2(mail.contains("Likes <") || mail.contains("\"Likes\" <"), mail.constData());
    QVERIFY2(!mail.contains("From the command line"), mail.constData());
}

void TestSite::aClosedShopTakesNobody()
{
    QCOMPARE(set({{u"registration_open"_s, false}}).status, 200);
    const QJsonObject wanted{
        {u"username"_s, u"late"_s}, {u"email"_s, u"late@example.com"_s}, {u"password"_s, u"correct horse battery"_s}};
    HttpClient stranger = m_shop.anyone();
    QCOMPARE(stranger.post(u"/api/auth/register"_s, wanted).verdict(), u"403 registration_closed"_s);
    // With a key, where nothing is asked before the transaction.
    QCOMPARE(stranger.post(u"/api/auth/register"_s, wanted, {{"Idempotency-Key", "late"}}).verdict(),
             u"403 registration_closed"_s);
    QCOMPARE(stranger.get(u"/api/site"_s).json()[u"registration_open"_s], QJsonValue(false));
    // Who is a customer already is not concerned.
    QCOMPARE(stranger.post(u"/api/auth/login"_s, {{u"login"_s, u"anna"_s}, {u"password"_s, u"correct horse battery"_s}})
                 .status,
             200);
    QCOMPARE(set({{u"registration_open"_s, QJsonValue::Null}}).status, 200);
    QCOMPARE(stranger.post(u"/api/auth/register"_s, wanted).status, 201);
}

void TestSite::pagesAreShownOncePublished()
{
    const QString body = u"# Terms\n\n<script>alert(1)</script> & *more*"_s;
    const HttpReply made =
        m_owner->post(u"/api/admin/pages"_s,
                      {{u"slug"_s, u"terms"_s}, {u"title"_s, u"Terms"_s}, {u"kind"_s, u"terms"_s}, {u"body"_s, body}});
    QCOMPARE(made.verdict(), u"201"_s);
    const QString one = u"/api/admin/pages/%1"_s.arg(made.number(u"id"_s));
    HttpClient anyone = m_shop.anyone();
    QCOMPARE(anyone.get(u"/api/pages/terms"_s).verdict(), u"404 page_not_found"_s);
    QCOMPARE(slugs(), QStringList());
    QCOMPARE(m_owner->put(one, {{u"published"_s, true}}).status, 200);
    const QJsonObject seen = anyone.get(u"/api/pages/terms"_s).json();
    QCOMPARE(seen[u"body"_s].toString(), body);
    QCOMPARE(seen.keys(), (QStringList{u"body"_s, u"kind"_s, u"position"_s, u"slug"_s, u"title"_s, u"updated_at"_s}));
    QCOMPARE(slugs(), QStringList{u"terms"_s});
    QCOMPARE(m_owner->put(one, {{u"slug"_s, u"our-terms"_s}}).status, 200);
    QCOMPARE(anyone.get(u"/api/pages/terms"_s).status, 404);
    QCOMPARE(anyone.get(u"/api/pages/our-terms"_s).status, 200);
    QCOMPARE(m_owner->remove(one).status, 204);
    QCOMPARE(anyone.get(u"/api/pages/our-terms"_s).verdict(), u"404 page_not_found"_s);
    QCOMPARE(m_owner->remove(one).verdict(), u"404 page_not_found"_s);
}

void TestSite::pagesHaveTheirOrder()
{
    const auto make = [this](const QString &slug, const QString &kind, int position, bool published) {
        QCOMPARE(m_owner
                     ->post(u"/api/admin/pages"_s, {{u"slug"_s, slug},
                                                    {u"title"_s, slug},
                                                    {u"body"_s, QString()},
                                                    {u"kind"_s, kind},
                                                    {u"position"_s, position},
                                                    {u"published"_s, published}})
                     .status,
                 201);
    };
    make(u"second"_s, u"faq"_s, 2, true);
    make(u"hidden"_s, u"faq"_s, 0, false);
    make(u"first"_s, u"page"_s, 1, true);
    make(u"third"_s, u"faq"_s, 2, true);
    QCOMPARE(slugs(), (QStringList{u"first"_s, u"second"_s, u"third"_s}));
    QCOMPARE(slugs(u"?kind=faq"_s), (QStringList{u"second"_s, u"third"_s}));
    QCOMPARE(m_owner->get(u"/api/admin/pages?kind=faq"_s).items().size(), 3);
    QVERIFY(!m_owner->get(u"/api/admin/pages"_s).items()[0].toObject().contains(u"body"_s));
}

void TestSite::pagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QByteArray &body, const char *verdict) {
        QTest::newRow(name) << body << QString::fromLatin1(verdict);
    };
    row("address taken", R"({"slug":"first","title":"x","body":"x"})", "409 page_slug_taken");
    row("address malformed", R"({"slug":"A b","title":"x","body":"x"})", "422 page_slug_malformed");
    row("no address", R"({"title":"x","body":"x"})", "400 field_missing");
    row("no title", R"({"slug":"x","body":"x"})", "400 field_missing");
    row("no body", R"({"slug":"x","title":"x"})", "400 field_missing");
    row("too long", R"({"slug":"x","title":"x","body":")" + QByteArray(100'001, 'x') + R"("})", "422 text_too_long");
    row("much too long", R"({"slug":"x","title":"x","body":")" + QByteArray(1'100'000, 'x') + R"("})",
        "413 body_too_large");
    row("unknown kind", R"({"slug":"x","title":"x","body":"x","kind":"blog"})", "400 field_not_one_of");
    row("before the first place", R"({"slug":"x","title":"x","body":"x","position":-1})", "422 field_out_of_range");
}

void TestSite::pagesAreRefused()
{
    QFETCH(const QByteArray, body);
    const HttpHeaders json{{"Content-Type", "application/json"}};
    QTEST(m_owner->send("POST", u"/api/admin/pages"_s, body, json).verdict(), "verdict");
    m_owner->disconnect();
    QCOMPARE(m_owner->get(u"/api/admin/pages"_s).items().size(), 4);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestSite)
#include "tst_site.moc"
