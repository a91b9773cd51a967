// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"

#include <QListWidget>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Who wrote what is on the screen: customers, who may try mark-up, and machines, who are named as such.
class UiAuthors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatStrangersWroteAsText();
    void saysWhenAMachineAnswered();
};

void UiAuthors::showsWhatStrangersWroteAsText()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Tickets, 1);
    int seen = 0;
    const auto labels = person.see<QWidget>(u"ticketDetails"_s)->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        seen += label->text() == u"<b>Please</b> look at order 1"_s ? 1 : 0;
    }
    QCOMPARE(seen, 1);
}

void UiAuthors::saysWhenAMachineAnswered()
{
    UiWorld world;
    Person person(world);
    person.openRow(PageId::Tickets, 4);
    QStringList texts;
    const auto labels = person.see<QWidget>(u"ticketDetails"_s)->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts << label->text();
    QCOMPARE(texts.count(u"Automatic reply"_s), 1);
    QCOMPARE(texts.count(u"Replied by AI"_s), 1);
    QVERIFY(!texts.contains(u"robot"_s));
}

QTEST_MAIN(UiAuthors)
#include "tst_ui_authors.moc"
