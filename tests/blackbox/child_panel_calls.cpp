// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/child_panel_calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

void callChildPanels(Recorder &shop, const QString &owner, const QString &customer)
{
    QCOMPARE(shop.get(customer, u"/api/child-panel"_s).status, 200);
    QCOMPARE(shop.put(owner, u"/api/admin/settings"_s, {{u"child_panel_price"_s, u"0.05"_s}}).status, 200);
    const auto order = [&](const QString &domain) {
        return shop.post(customer, u"/api/child-panel"_s, {{u"domain"_s, domain}, {u"currency"_s, u"EUR"_s}})
            .number(u"id"_s);
    };
    const qint64 first = order(u"one.example.com"_s);
    const qint64 second = order(u"two.example.com"_s);
    const QString own = u"/api/child-panel/%1"_s.arg(first);
    const QString path = u"/api/admin/child-panels/%1"_s.arg(first);
    QCOMPARE(shop.put(customer, own, {{u"auto_renew"_s, false}}).status, 200);
    QCOMPARE(shop.put(owner, path, {{u"state"_s, u"active"_s}, {u"price"_s, u"0.04"_s}}).status, 200);
    QCOMPARE(shop.post(customer, QString(own + u"/renew"_s), {{u"month"_s, 2}}).status, 200);
    QCOMPARE(shop.post(owner, QString(path + u"/renew"_s), {{u"month"_s, 3}}).status, 200);
    QCOMPARE(shop.put(owner, path, {{u"state"_s, u"suspended"_s}, {u"reason"_s, u"Test"_s}}).status, 200);
    QCOMPARE(shop.put(owner, u"/api/admin/child-panels/%1"_s.arg(second), {{u"state"_s, u"canceled"_s}}).status, 200);
    QCOMPARE(shop.get(owner, path).status, 200);
    QCOMPARE(shop.get(owner, u"/api/admin/child-panels?q=example"_s).items().size(), 2);
    QCOMPARE(shop.get(customer, u"/api/child-panel"_s).items().size(), 2);
    QCOMPARE(shop.get(customer, u"/api/transactions?kind=child_panel_refund"_s).items().size(), 1);
}

} // namespace pw::test
