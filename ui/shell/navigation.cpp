// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/navigation.h"

#include "ui/presentation/icons.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/button.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Navigation)
};

} // namespace

QList<PageEntry> pageEntries()
{
    return {
        {PageId::Dashboard, u"dashboard"_s, Text::tr("Dashboard"), u"dashboard"_s},
        {PageId::Orders, u"orders"_s, Text::tr("Orders"), u"orders"_s},
        {PageId::Tasks, u"tasks"_s, Text::tr("Refills and cancels"), u"tasks"_s},
        {PageId::Services, u"services"_s, Text::tr("Services"), u"services"_s},
        {PageId::Providers, u"providers"_s, Text::tr("Providers"), u"providers"_s},
        {PageId::Users, u"users"_s, Text::tr("Users"), u"users"_s},
        {PageId::Tickets, u"tickets"_s, Text::tr("Tickets"), u"tickets"_s},
        {PageId::Pending, u"pending"_s, Text::tr("Pending changes"), u"pending"_s},
    };
}

Navigation::Navigation(QWidget *parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_group(new QButtonGroup(this)), m_account(new Button(this))
{
    setObjectName(u"navigation"_s);
    setFixedWidth(216);
    m_layout->setContentsMargins(space::one + space::half, space::two, space::one + space::half, space::two);
    m_layout->setSpacing(space::half);
    m_layout->addWidget(makeMark());
    m_layout->addSpacing(space::two);
    int number = 0;
    const auto entries = pageEntries();
    for (const PageEntry &entry : entries)
        m_layout->addWidget(makeEntry(entry, ++number));
    m_layout->addStretch();
    m_account->setIcon(icon(u"user"_s));
    m_account->setIconSize({18, 18});
    m_account->setObjectName(u"account"_s);
    m_layout->addWidget(m_account);
    connect(m_account, &QPushButton::clicked, this, &Navigation::accountChosen);
    setAccount({}, {});
}

QWidget *Navigation::makeMark()
{
    auto *mark = new QWidget(this);
    auto *layout = new QHBoxLayout(mark);
    layout->setContentsMargins(space::one, 0, 0, 0);
    layout->setSpacing(space::one + 2);
    auto *image = new QLabel(mark);
    image->setPixmap(productIcon().pixmap(28, 28));
    layout->addWidget(image);
    layout->addWidget(makeLabel(u"Panelwright"_s, u"heading"_s, mark));
    layout->addStretch();
    return mark;
}

QPushButton *Navigation::makeEntry(const PageEntry &entry, int number)
{
    auto *button = new Button(u"  "_s + entry.title, this);
    button->setCheckable(true);
    button->setIcon(icon(entry.icon));
    button->setIconSize({18, 18});
    button->setObjectName(u"nav_"_s + entry.word);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(entry.title).arg(number));
    button->setAccessibleName(entry.title);
    auto *count = makeLabel({}, u"badge"_s, button);
    count->hide();
    auto *layout = new QHBoxLayout(button);
    layout->setContentsMargins(0, 0, space::one, 0);
    layout->addStretch();
    layout->addWidget(count, 0, Qt::AlignVCenter);
    m_counts.insert(entry.id, count);
    m_group->addButton(button, static_cast<int>(entry.id));
    connect(button, &QPushButton::clicked, this, [this, id = entry.id] { Q_EMIT chosen(id); });
    return button;
}

void Navigation::setCurrent(PageId page)
{
    m_group->button(static_cast<int>(page))->setChecked(true);
}

void Navigation::setCount(PageId page, int count, Tone tone)
{
    QLabel *label = m_counts.value(page);
    label->setText(Words::count(count));
    label->setVisible(count > 0);
    const QString title = pageEntries().at(static_cast<int>(page)).title;
    m_group->button(static_cast<int>(page))
        ->setAccessibleName(count > 0 ? tr("%1, %2").arg(title, label->text()) : title);
    setStyleProperty(label, "tone", toneWord(tone));
}

void Navigation::setAccount(const QString &user, const QString &server)
{
    m_account->setText(user.isEmpty() ? QString(u"  "_s + tr("Sign in…")) : QString(u"  "_s + user));
    m_account->setToolTip(user.isEmpty() ? QString() : plainTip(tr("%1 on %2").arg(user, server)));
    m_account->setAccessibleName(user.isEmpty() ? tr("Sign in") : tr("Account: %1").arg(user));
}

} // namespace pw::ui
