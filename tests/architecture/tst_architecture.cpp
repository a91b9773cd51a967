// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/architecture/exceptions.h"
#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

/// Holds this tree to the rules of docs/ARCHITECTURE.md. Rules that are only written are not kept.
class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void productIsThere();
    void ruleHolds_data();
    void ruleHolds();
    void exceptionsNameRules();

private:
    SourceTree m_tree;
};

void TestArchitecture::initTestCase()
{
    m_tree = SourceTree::read(QStringLiteral(PANELWRIGHT_SOURCE_DIR));
    // A wrong folder would make every rule hold.
    QVERIFY(m_tree.contains(u"tests/architecture/tst_architecture.cpp"_s));
}

/// A layer without code would keep every rule.
void TestArchitecture::productIsThere()
{
    for (const QString &folder : {u"core"_s, u"sync-server"_s, u"ui"_s, u"app"_s}) {
        const auto files = m_tree.productFiles();
        const bool isThere =
            std::any_of(files.begin(), files.end(), [&](const auto &file) { return file.isBelow(folder); });
        QVERIFY2(isThere, qPrintable(u"There is no C++ below "_s + folder));
    }
}

void TestArchitecture::ruleHolds_data()
{
    QTest::addColumn<int>("index");
    const QList<Rule> rules = allRules();
    for (int i = 0; i < rules.size(); ++i) {
        QTest::addRow("%s", qPrintable(rules.at(i).name)) << i;
    }
}

void TestArchitecture::ruleHolds()
{
    QFETCH(int, index);
    const Rule rule = allRules().at(index);
    const Violations left = excuse(rule.name, rule.find(m_tree), namedExceptions());
    QString report;
    for (const Violation &violation : left) {
        report += u"\n  "_s + violation.toString();
    }
    QVERIFY2(left.isEmpty(), qPrintable(report));
}

/// An exception with a mistyped rule would never be asked about.
void TestArchitecture::exceptionsNameRules()
{
    QStringList names;
    for (const Rule &rule : allRules()) {
        names.append(rule.name);
    }
    for (const Exception &exception : namedExceptions()) {
        QVERIFY2(names.contains(exception.rule), qPrintable(exception.rule));
    }
}

} // namespace pw::architecture

QTEST_GUILESS_MAIN(pw::architecture::TestArchitecture)
#include "tst_architecture.moc"
