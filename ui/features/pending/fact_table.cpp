// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/fact_table.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"\u2013"_s : text;
}

} // namespace

FactTable::FactTable(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

void FactTable::show(const QList<FieldFact> &facts)
{
    delete m_inner;
    m_inner = new QWidget(this);
    auto *grid = new QGridLayout(m_inner);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::two);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->setColumnMinimumWidth(0, 96);
    const QString titles[] = {QString(), tr("You wanted"), tr("Server has")};
    for (int column = 1; column < 3; ++column)
        grid->addWidget(makeLabel(titles[column], u"faint"_s, m_inner), 0, column);
    int line = 1;
    for (const FieldFact &fact : facts) {
        auto *wanted = makeValueLabel(m_inner);
        wanted->setText(orDash(fact.wanted));
        auto *server = makeValueLabel(m_inner);
        server->setText(orDash(fact.server));
        server->setObjectName(u"server_"_s + QString::number(line));
        // Both are read out with the field that they belong to.
        wanted->setAccessibleName(tr("%1, you wanted: %2").arg(fact.name, wanted->text()));
        server->setAccessibleName(tr("%1, server has: %2").arg(fact.name, server->text()));
        if (!fact.wanted.isEmpty() && fact.wanted != fact.server)
            setStyleProperty(server, "role", u"strong"_s); // where they differ, the server's stands out
        grid->addWidget(makeLabel(fact.name, u"muted"_s, m_inner), line, 0, Qt::AlignTop);
        grid->addWidget(wanted, line, 1, Qt::AlignTop);
        grid->addWidget(server, line, 2, Qt::AlignTop);
        ++line;
    }
    layout()->addWidget(m_inner);
    m_inner->show();
}

} // namespace pw::ui
