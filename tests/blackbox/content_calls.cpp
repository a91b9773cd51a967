// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/content_calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

void callAttachments(Recorder &shop, const QString &owner, const QString &customer)
{
    const HttpReply note = shop.bytes(customer, u"/api/tickets/1/attachments?name=note.txt"_s, "Look");
    QCOMPARE(note.status, 201);
    const HttpReply paper =
        shop.bytes(owner, u"/api/admin/tickets/1/attachments?name=receipt.pdf"_s, "%PDF-1.7\n%%EOF");
    QCOMPARE(paper.status, 201);
    QCOMPARE(shop.get(customer, u"/api/tickets/1/attachments/%1"_s.arg(paper.number(u"id"_s))).status, 200);
    QCOMPARE(shop.get(owner, u"/api/admin/tickets/1/attachments/%1"_s.arg(note.number(u"id"_s))).status, 200);
    QCOMPARE(shop.get(customer, u"/api/tickets/1"_s).json()[u"attachments"_s].toArray().size(), 2);
    QCOMPARE(shop.get(owner, u"/api/admin/tickets/1"_s).json()[u"attachments"_s].toArray().size(), 2);
    QCOMPARE(shop.bytes(customer, u"/api/tickets/1/attachments?name=a.exe"_s, "MZ").status, 422);
}

void callAnnouncements(Recorder &shop, const QString &owner, const QString &customer)
{
    const QString all = u"/api/admin/announcements"_s;
    const qint64 id = shop.post(owner, all,
                                {{u"title"_s, u"New prices"_s},
                                 {u"text"_s, u"From Monday on"_s},
                                 {u"kind"_s, u"warning"_s},
                                 {u"until"_s, u"2999-01-01T00:00:00Z"_s}})
                          .number(u"id"_s);
    const QString one = all + u'/' + QString::number(id);
    QCOMPARE(shop.put(owner, one, {{u"title"_s, u"Newer prices"_s}, {u"until"_s, QJsonValue::Null}}).status, 200);
    QCOMPARE(shop.get(customer, u"/api/announcements"_s).items().size(), 1);
    QCOMPARE(shop.put(customer, u"/api/announcements/%1/read"_s.arg(id)).status, 204);
    QCOMPARE(shop.get(owner, one).number(u"read_count"_s), 1);
    QCOMPARE(shop.get(owner, all).items().size(), 1);
    QCOMPARE(shop.json(owner, "DELETE", one).status, 204);
}

void callSite(Recorder &shop, const QString &owner)
{
    const QString all = u"/api/admin/pages"_s;
    const qint64 id =
        shop.post(owner, all, {{u"slug"_s, u"terms"_s}, {u"title"_s, u"Terms"_s}, {u"body"_s, u"# Terms"_s}})
            .number(u"id"_s);
    const QString one = all + u'/' + QString::number(id);
    QCOMPARE(shop.put(owner, one, {{u"published"_s, true}, {u"kind"_s, u"terms"_s}}).status, 200);
    for (const QString &path : {u"/api/pages"_s, u"/api/pages/terms"_s, u"/api/site"_s})
        QCOMPARE(shop.get({}, path).status, 200);
    QCOMPARE(shop.get(owner, one).status, 200);
    QCOMPARE(shop.get(owner, all).items().size(), 1);
    QCOMPARE(shop.json(owner, "DELETE", one).status, 204);
    const QString settings = u"/api/admin/settings"_s;
    QCOMPARE(shop.get(owner, settings).status, 200);
    QCOMPARE(shop.put(owner, settings, {{u"site_name"_s, u"Likes"_s}, {u"registration_open"_s, true}}).status, 200);
}

} // namespace

void callContent(Recorder &shop, const QString &owner, const QString &customer)
{
    callAttachments(shop, owner, customer);
    callAnnouncements(shop, owner, customer);
    callSite(shop, owner);
}

} // namespace pw::test
