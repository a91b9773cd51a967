// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// What the shop tells its customers: whom, when, and who has read it.
class TestAnnouncements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void isShown_data();
    void isShown();
    void comesAsItWasWritten();
    void isChangedAndTakenBack();
    void isReadOnce();
    void pagesGoOn();
    void refuses_data();
    void refuses();
    void isNoted();

private:
    static QString at(int hours)
    {
        return QDateTime::currentDateTimeUtc().addSecs(hours * 3600LL).toString(Qt::ISODate);
    }
    HttpReply announce(QJsonObject fields) const
    {
        if (!fields.contains(u"title"_s))
            fields.insert(u"title"_s, u"News"_s);
        fields.insert(u"text"_s, u"Read this"_s);
        return m_owner->post(u"/api/admin/announcements"_s, fields);
    }
    [[nodiscard]] static QStringList titles(HttpClient &who, const QString &query = {})
    {
        QStringList titles;
        for (const QJsonValue &item : who.get(u"/api/announcements"_s + query).items())
            titles << item[u"title"_s].toString();
        return titles;
    }
    [[nodiscard]] static qint64 unread(HttpClient &who)
    {
        return who.get(u"/api/dashboard/stats"_s).number(u"unread_announcements"_s);
    }
    [[nodiscard]] static QString oneOf(qint64 id) { return u"/api/admin/announcements/%1"_s.arg(id); }

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_bert;
    qint64 m_annasId = 0;
};

void TestAnnouncements::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s);
    m_bert = m_shop.customer(u"Bert"_s);
    // Up to number 12, in which both of theirs stand.
    for (int i = 3; i <= 12; ++i)
        QCOMPARE(m_shop.customer(u"guest%1"_s.arg(i))->get(u"/api/user/profile"_s).number(u"id"_s), i);
    m_annasId = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
}

void TestAnnouncements::cleanup()
{
    for (const QJsonValue &item : m_owner->get(u"/api/admin/announcements?limit=200"_s).items())
        QCOMPARE(m_owner->remove(oneOf(item[u"id"_s].toInteger())).status, 204);
    QCOMPARE(titles(*m_anna), QStringList());
}

void TestAnnouncements::isShown_data()
{
    QTest::addColumn<QJsonObject>("fields");
    QTest::addColumn<bool>("toAnna");
    QTest::addColumn<bool>("toBert");
    const auto row = [](const char *name, const QJsonObject &fields, bool toAnna, bool toBert) {
        QTest::newRow(name) << fields << toAnna << toBert;
    };
    row("now, for all", {}, true, true);
    row("since yesterday", {{u"from"_s, at(-24)}}, true, true);
    row("until tomorrow", {{u"until"_s, at(24)}}, true, true);
    row("without an end", {{u"until"_s, QJsonValue::Null}}, true, true);
    row("from tomorrow", {{u"from"_s, at(24)}}, false, false);
    row("until yesterday", {{u"from"_s, at(-48)}, {u"until"_s, at(-24)}}, false, false);
    row("switched off", {{u"enabled"_s, false}}, false, false);
    row("for one", {{u"audience"_s, u"users"_s}, {u"user_ids"_s, QJsonArray{1}}}, true, false);
    row("for both", {{u"audience"_s, u"users"_s}, {u"user_ids"_s, QJsonArray{2, 1, 2}}}, true, true);
    row("for the other", {{u"audience"_s, u"users"_s}, {u"user_ids"_s, QJsonArray{2}}}, false, true);
    row("for the twelfth", {{u"audience"_s, u"users"_s}, {u"user_ids"_s, QJsonArray{12}}}, false, false);
    row("for all in spite of names", {{u"audience"_s, u"all"_s}, {u"user_ids"_s, QJsonArray{2}}}, true, true);
}

void TestAnnouncements::isShown()
{
    QFETCH(const QJsonObject, fields);
    QCOMPARE(m_annasId, 1);
    const HttpReply made = announce(fields);
    QCOMPARE(made.verdict(), u"201"_s);
    QCOMPARE(m_owner->get(oneOf(made.number(u"id"_s))).body, made.body);
    QTEST(titles(*m_anna).contains(u"News"_s), "toAnna");
    QTEST(titles(*m_bert).contains(u"News"_s), "toBert");
    QCOMPARE(unread(*m_anna), titles(*m_anna).size());
    QCOMPARE(unread(*m_bert), titles(*m_bert).size());
    // Who is not shown it cannot read it, nor find out that it is there.
    const QString read = u"/api/announcements/%1/read"_s.arg(made.number(u"id"_s));
    QFETCH(const bool, toBert);
    QCOMPARE(m_bert->put(read).verdict(), toBert ? u"204"_s : u"404 announcement_not_found"_s);
    QCOMPARE(m_owner->get(oneOf(made.number(u"id"_s))).number(u"read_count"_s), toBert ? 1 : 0);
    QCOMPARE(unread(*m_bert), 0);
    QCOMPARE(unread(*m_anna), titles(*m_anna).size());
}

void TestAnnouncements::comesAsItWasWritten()
{
    const QJsonObject fields{{u"title"_s, u"<b>1 & 2</b>"_s}, {u"kind"_s, u"maintenance"_s}, {u"until"_s, at(1)}};
    QCOMPARE(announce(fields).status, 201);
    const QJsonObject seen = m_anna->get(u"/api/announcements"_s).items()[0].toObject();
    QCOMPARE(seen.keys(), (QStringList{u"from"_s, u"id"_s, u"kind"_s, u"read"_s, u"text"_s, u"title"_s, u"until"_s}));
    QCOMPARE(seen[u"title"_s].toString(), u"<b>1 & 2</b>"_s);
    QCOMPARE(seen[u"text"_s].toString(), u"Read this"_s);
    QCOMPARE(seen[u"kind"_s].toString(), u"maintenance"_s);
    QCOMPARE(seen[u"read"_s], QJsonValue(false));
}

void TestAnnouncements::isChangedAndTakenBack()
{
    const qint64 id = announce({{u"audience"_s, u"users"_s}, {u"user_ids"_s, QJsonArray{1}}}).number(u"id"_s);
    QCOMPARE(m_owner->put(oneOf(id), {{u"title"_s, u"Later news"_s}}).json()[u"user_ids"_s], QJsonValue(QJsonArray{1}));
    QCOMPARE(titles(*m_anna), QStringList{u"Later news"_s});
    QCOMPARE(titles(*m_bert), QStringList());
    QCOMPARE(m_owner->put(oneOf(id), {{u"audience"_s, u"all"_s}}).json()[u"user_ids"_s], QJsonValue(QJsonArray()));
    QCOMPARE(titles(*m_bert), QStringList{u"Later news"_s});
    QCOMPARE(m_owner->put(oneOf(id), {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(titles(*m_anna), QStringList());
    QCOMPARE(m_owner->remove(oneOf(id)).status, 204);
    QCOMPARE(m_owner->get(oneOf(id)).verdict(), u"404 announcement_not_found"_s);
    QCOMPARE(m_owner->put(oneOf(id), {{u"enabled"_s, true}}).verdict(), u"404 announcement_not_found"_s);
    QCOMPARE(m_owner->remove(oneOf(id)).verdict(), u"404 announcement_not_found"_s);
}

void TestAnnouncements::isReadOnce()
{
    const qint64 id = announce({}).number(u"id"_s);
    const qint64 other = announce({{u"title"_s, u"Other"_s}}).number(u"id"_s);
    const QString read = u"/api/announcements/%1/read"_s.arg(id);
    QCOMPARE(m_anna->put(read).status, 204);
    QCOMPARE(m_anna->put(read).status, 204);
    QCOMPARE(m_owner->get(oneOf(id)).number(u"read_count"_s), 1);
    QCOMPARE(m_owner->get(oneOf(other)).number(u"read_count"_s), 0);
    QCOMPARE(m_bert->put(read).status, 204);
    QCOMPARE(m_owner->get(oneOf(id)).number(u"read_count"_s), 2);
    for (const QJsonValue &item : m_anna->get(u"/api/announcements"_s).items())
        QCOMPARE(item[u"read"_s].toBool(), item[u"id"_s].toInteger() == id);
    // It can still be deleted, and its readers go with it.
    QCOMPARE(m_owner->remove(oneOf(id)).status, 204);
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

void TestAnnouncements::pagesGoOn()
{
    // Five that began at the same time, and one that began before them but was made last.
    const QString from = at(-1);
    QStringList made;
    for (int i = 1; i <= 5; ++i) {
        made.prepend(u"News %1"_s.arg(i));
        QCOMPARE(announce({{u"title"_s, made.first()}, {u"from"_s, from}}).status, 201);
    }
    QCOMPARE(announce({{u"title"_s, u"Oldest"_s}, {u"from"_s, at(-2)}}).status, 201);
    made << u"Oldest"_s;
    QCOMPARE(titles(*m_anna), made);
    QStringList paged;
    QString after;
    do {
        const HttpReply page = m_anna->get(u"/api/announcements?limit=2"_s + after);
        for (const QJsonValue &item : page.items())
            paged << item[u"title"_s].toString();
        after = page.json()[u"next"_s].isNull() ? QString() : u"&after="_s + page.text(u"next"_s);
    } while (!after.isEmpty());
    QCOMPARE(paged, made);
    // Staff have them in the order in which they were made.
    const HttpReply first = m_owner->get(u"/api/admin/announcements?limit=4"_s);
    QCOMPARE(first.items()[0][u"title"_s].toString(), u"Oldest"_s);
    const HttpReply second = m_owner->get(u"/api/admin/announcements?limit=4&after="_s + first.text(u"next"_s));
    QCOMPARE(second.items().size(), 2);
    QVERIFY(second.json()[u"next"_s].isNull());
    QCOMPARE(m_owner->get(u"/api/admin/announcements?q=oldest"_s).items().size(), 1);
    QCOMPARE(m_owner->get(u"/api/admin/announcements?kind=success"_s).items().size(), 0);
}

void TestAnnouncements::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *body, const char *verdict) {
        QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(verdict);
    };
    row("no title", R"({"text":"x"})", "400 field_missing");
    row("no text", R"({"title":"x"})", "400 field_missing");
    row("empty title", R"({"title":" ","text":"x"})", "422 text_empty");
    row("empty text", R"({"title":"x","text":""})", "422 text_empty");
    row("unknown kind", R"({"title":"x","text":"x","kind":"alarm"})", "400 field_not_one_of");
    row("unknown audience", R"({"title":"x","text":"x","audience":"some"})", "400 field_not_one_of");
    row("for nobody", R"({"title":"x","text":"x","audience":"users"})", "400 field_missing");
    row("for an empty list", R"({"title":"x","text":"x","audience":"users","user_ids":[]})", "400 field_missing");
    row("for a stranger", R"({"title":"x","text":"x","audience":"users","user_ids":[999]})", "404 user_not_found");
    row("for a name", R"({"title":"x","text":"x","audience":"users","user_ids":["Anna"]})", "400 field_wrong_type");
    row("ends before it begins",
        R"({"title":"x","text":"x","from":"2026-03-02T00:00:00Z","until":"2026-03-01T00:00:00Z"})",
        "422 period_ends_before_it_begins");
    row("ends when it begins",
        R"({"title":"x","text":"x","from":"2026-03-02T00:00:00Z","until":"2026-03-02T00:00:00Z"})",
        "422 period_ends_before_it_begins");
    row("ended before now", R"({"title":"x","text":"x","until":"2020-03-01T00:00:00Z"})",
        "422 period_ends_before_it_begins");
    row("a time without a zone", R"({"title":"x","text":"x","from":"2026-03-02T00:00:00"})", "400 field_wrong_type");
    row("a control character", R"({"title":"a\u0007","text":"x"})", "422 text_has_control_characters");
    row("unknown field", R"({"title":"x","text":"x","colour":"red"})", "400 field_unknown");
}

void TestAnnouncements::refuses()
{
    QFETCH(const QByteArray, body);
    const HttpHeaders json{{"Content-Type", "application/json"}};
    QTEST(m_owner->send("POST", u"/api/admin/announcements"_s, body, json).verdict(), "verdict");
    QCOMPARE(m_owner->get(u"/api/admin/announcements"_s).items().size(), 0);
}

void TestAnnouncements::isNoted()
{
    const qint64 id = announce({}).number(u"id"_s);
    QCOMPARE(m_owner->put(oneOf(id), {{u"title"_s, u"Better"_s}}).status, 200);
    const QString query = u"/api/admin/activity-logs?subject=announcement&subject_id=%1"_s.arg(id);
    const QJsonArray noted = m_owner->get(query).items();
    QCOMPARE(noted.size(), 2);
    QCOMPARE(noted[0][u"command"_s].toString(), u"UpdateAnnouncement"_s);
    QCOMPARE(noted[0][u"before"_s].toObject(), (QJsonObject{{u"title"_s, u"News"_s}}));
    QCOMPARE(noted[0][u"after"_s].toObject(), (QJsonObject{{u"title"_s, u"Better"_s}}));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAnnouncements)
#include "tst_announcements.moc"
