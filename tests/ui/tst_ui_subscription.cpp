// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/place_order.h"
#include "core/commands/subscription.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"

#include <QDialog>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// A subscription on the page of orders: how far it is, its posts, and one more of them, on a desk that is offline.
class UiSubscription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsPosts();
    void addsAPost();
    void saysWhatIsWrong();
    void offersNoPostWhereThereIsNone();

private:
    /// As a pull brings it: three posts of 50 to 100, of which one is there. Its number.
    static qint64 bring(UiWorld &world)
    {
        OrderId id;
        world.reopenAfter([&](Database &base, Outbox &) {
            CommandContext context{.db = base,
                                   .actor = {},
                                   .stamp = {.rev = UiWorld::later, .now = world.clock().now()},
                                   .commandId = u"test"_s};
            Service service;
            service.category = CategoryId(1);
            service.name = u"Likes for new posts"_s;
            service.type = ServiceType::Subscriptions;
            service.rate = Rate::parse(u"0.00").value();
            service.max = 1000;
            service.id = CatalogueStore(base).insert(service, context.stamp);
            commands::PlaceOrder place;
            place.user = UserId(1);
            place.service = service.id;
            place.via = u"web"_s;
            place.request.fields = {{OrderField::Username, u"anna.k"_s},
                                    {OrderField::Min, u"50"_s},
                                    {OrderField::Max, u"100"_s},
                                    {OrderField::Posts, u"3"_s},
                                    {OrderField::Delay, u"30"_s}};
            const auto placed = place.run(context);
            QVERIFY(placed.ok());
            id = placed->id;
            static_cast<void>(
                commands::addPost(context, id, {.id = {}, .link = u"https://x.example/1"_s, .quantity = 80}));
        });
        return id.value;
    }
    [[nodiscard]] static QStringList texts(const QWidget *list)
    {
        QStringList all;
        for (const QLabel *label : list->findChildren<QLabel *>())
            all << label->text();
        for (const QPushButton *button : list->findChildren<QPushButton *>())
            all << button->text();
        return all;
    }
};

void UiSubscription::showsItsPosts()
{
    UiWorld world;
    const qint64 id = bring(world);
    Person person(world);
    person.openRow(PageId::Orders, id);
    QTRY_COMPARE(person.see<QLabel>(u"subscriptionState"_s)->text(), u"Active: 1 of 3 posts, 0 done"_s);
    const auto *posts = person.see<QWidget>(u"posts"_s);
    QTRY_VERIFY(texts(posts).join(u'|').contains(u"https://x.example/1"_s));
    QVERIFY(texts(posts).contains(u"0 of 80"_s));
    // The post leads back to it.
    person.openRow(PageId::Orders, id + 1);
    QTRY_VERIFY(person.see<QLabel>(u"subscriptionState"_s)->text().startsWith(u"A post of order"_s));
    QVERIFY(!person.visible<QWidget>(u"posts"_s));
}

void UiSubscription::addsAPost()
{
    UiWorld world;
    const qint64 id = bring(world);
    Person person(world);
    person.openRow(PageId::Orders, id);
    person.press(u"addPostButton"_s);
    person.type(u"link"_s, u"https://x.example/2"_s);
    person.type(u"quantity"_s, u"60"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QDialog>(u"addPost"_s));
    QTRY_COMPARE(person.see<QLabel>(u"subscriptionState"_s)->text(), u"Active: 2 of 3 posts, 0 done"_s);
    const auto entries = world.ask(world.source().entries());
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.constFirst().name, u"AddSubscriptionPost"_s);
    QCOMPARE(entries.constFirst().args.value(u"quantity"_s).toInteger(), 60);
}

void UiSubscription::saysWhatIsWrong()
{
    UiWorld world;
    const qint64 id = bring(world);
    Person person(world);
    person.openRow(PageId::Orders, id);
    person.press(u"addPostButton"_s);
    person.type(u"link"_s, u"two words"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"blanks"_s));
    person.type(u"link"_s, u"@post"_s);
    person.type(u"quantity"_s, u"49"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(person.see<QLabel>(u"trouble"_s)->text().contains(u"50"_s));
    QVERIFY(world.ask(world.source().entries()).isEmpty());
}

void UiSubscription::offersNoPostWhereThereIsNone()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Orders, UiWorld::orderCount);
    QTRY_VERIFY(person.visible<QWidget>(u"orderDetails"_s));
    QVERIFY(!person.visible<QPushButton>(u"addPostButton"_s));
    QVERIFY(!person.visible<QLabel>(u"subscriptionState"_s));
    QVERIFY(!person.visible<QWidget>(u"posts"_s));
}

QTEST_MAIN(UiSubscription)
#include "tst_ui_subscription.moc"
