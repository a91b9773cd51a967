// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/announcement_store.h"
#include "core/storage/attachment_store.h"
#include "core/storage/site_page_store.h"
#include "tests/core/sync/sync_world.h"

#include <QJsonArray>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Announcements, pages and what is attached to tickets, on desks.
class ContentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isMadeOfflineAndChangedBeforeItIsSent();
    void namesCustomersMadeOffline();
    void goesWhereItWasDeleted();
    void oneAddressIsOnePages();
    void attachmentsAreKnownWithoutTheirBytes();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    static QJsonObject news(const QString &title) { return {{u"title"_s, title}, {u"text"_s, u"Read this"_s}}; }
    static QJsonObject page(const QString &slug)
    {
        return {{u"slug"_s, slug}, {u"title"_s, slug}, {u"body"_s, u"# Text"_s}};
    }
    Database &view(DeskAt &desk) { return desk->replica().view(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_first;
    std::unique_ptr<DeskAt> m_second;
};

void ContentTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_first = std::make_unique<DeskAt>(*m_shop, dir(u"first"_s), 1);
    m_second = std::make_unique<DeskAt>(*m_shop, dir(u"second"_s), 2);
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->sync().outcome(), Outcome::Done);
}

void ContentTest::cleanup()
{
    m_first.reset();
    m_second.reset();
    m_shop.reset();
    m_dir.reset();
}

void ContentTest::isMadeOfflineAndChangedBeforeItIsSent()
{
    const OutboxEntry made = m_first->perform(u"CreateAnnouncement"_s, news(u"Mine"_s));
    QVERIFY(made.rowId > 0);
    // Somebody else's comes first at the server: the change must not land on that one.
    QVERIFY(m_shop->run(u"CreateAnnouncement"_s, news(u"Somebody else's"_s)).ok());
    static_cast<void>(
        m_first->perform(u"UpdateAnnouncement"_s, {{u"announcement"_s, made.rowId}, {u"title"_s, u"Mine, better"_s}}));
    const OutboxEntry terms = m_first->perform(u"CreatePage"_s, page(u"terms"_s));
    static_cast<void>(m_first->perform(u"UpdatePage"_s, {{u"page"_s, terms.rowId}, {u"published"_s, true}}));
    QCOMPARE(AnnouncementStore(view(*m_first)).byId(AnnouncementId(made.rowId))->title, u"Mine, better"_s);
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->sync().outcome(), Outcome::Done);
    QVERIFY(m_first->equalsShop());
    QVERIFY(m_second->equalsShop());
    QCOMPARE(AnnouncementStore(view(*m_second)).byId(AnnouncementId(made.rowId))->title, u"Mine, better"_s);
    QCOMPARE(AnnouncementStore(view(*m_second)).page({}).size(), 2);
    QVERIFY(SitePageStore(view(*m_second)).bySlug(u"terms"_s)->published);
}

void ContentTest::namesCustomersMadeOffline()
{
    const OutboxEntry person =
        m_first->perform(u"CreateUser"_s, {{u"username"_s, u"newcomer"_s}, {u"email"_s, u"new@example.com"_s}});
    QJsonObject args = news(u"Welcome"_s);
    args.insert(u"audience"_s, u"users"_s);
    args.insert(u"user_ids"_s, QJsonArray{person.rowId, 1});
    QCOMPARE(m_first->perform(u"CreateAnnouncement"_s, args).dependsOn, person.commandId);
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QVERIFY(m_first->equalsShop());
    const auto made = AnnouncementStore(m_shop->db()).page({});
    QCOMPARE(made.size(), 1);
    QCOMPARE(made[0].users, (QList<UserId>{UserId(1), UserId(person.rowId)}));
}

void ContentTest::goesWhereItWasDeleted()
{
    const qint64 id = m_shop->run(u"CreateAnnouncement"_s, news(u"Old"_s)).value()[u"announcement"_s].toInteger();
    const qint64 terms = m_shop->run(u"CreatePage"_s, page(u"terms"_s)).value()[u"page"_s].toInteger();
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->sync().outcome(), Outcome::Done);
    static_cast<void>(m_first->perform(u"DeleteAnnouncement"_s, {{u"announcement"_s, id}}));
    static_cast<void>(m_first->perform(u"DeletePage"_s, {{u"page"_s, terms}}));
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->sync().outcome(), Outcome::Done);
    QVERIFY(m_second->equalsShop());
    QVERIFY(!AnnouncementStore(view(*m_second)).byId(AnnouncementId(id)));
    QVERIFY(!SitePageStore(view(*m_second)).byId(SitePageId(terms)));
}

void ContentTest::oneAddressIsOnePages()
{
    static_cast<void>(m_first->perform(u"CreatePage"_s, page(u"faq"_s)));
    const OutboxEntry late = m_second->perform(u"CreatePage"_s, page(u"faq"_s));
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->sync().outcome(), Outcome::Done);
    QCOMPARE(m_second->entry(late.commandId).refusal->code, RefusalCode::PageSlugTaken);
    QVERIFY(m_second->equalsShop());
    QCOMPARE(SitePageStore(view(*m_second)).all({}).size(), 1);
}

void ContentTest::attachmentsAreKnownWithoutTheirBytes()
{
    const QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    m_shop->write([&](Database &db, const Stamp &stamp) {
        const Attachment attachment{
            .ticket = TicketId(1), .authorName = u"Anna"_s, .name = u"a.png"_s, .type = AttachmentType::Png};
        QCOMPARE(AttachmentStore(db).insert(attachment, bytes, stamp), AttachmentId(1));
        QCOMPARE(AttachmentStore(db).bytes(AttachmentId(1)), bytes);
    });
    QCOMPARE(m_first->sync().outcome(), Outcome::Done);
    QVERIFY(m_first->equalsShop());
    const QList<Attachment> known = AttachmentStore(view(*m_first)).of(TicketId(1));
    QCOMPARE(known.size(), 1);
    QCOMPARE(known[0].name, u"a.png"_s);
    QCOMPARE(known[0].size, bytes.size());
}

QTEST_GUILESS_MAIN(ContentTest)
#include "tst_content.moc"
