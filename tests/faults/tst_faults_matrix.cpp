// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/matrix_cell.h"
#include "tests/faults/proof.h"

#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// Faults x desks x rates with the real programs: nothing lost, nothing twice, nobody diverged, nobody stuck. In a long
/// run PANELWRIGHT_FAULTS may name the faults to play ("partition in,none"), so that two processes can share them.
class MatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cell_data();
    void cell();

private:
    ProofSize m_size;
};

Q_DECLARE_METATYPE(pw::test::Fault)

void MatrixTest::initTestCase()
{
    m_size = ProofSize::fromEnvironment();
    report(u"| fault | desks | commands/s | faults | acknowledged | refused | lost | duplicated | diverged | stuck | "
           "drained in |"_s);
    report(u"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"_s);
}

void MatrixTest::cell_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("desks");
    QTest::addColumn<int>("perSecond");
    const auto add = [](Fault fault, int desks, int perSecond) {
        QTest::addRow("%s, %d desks, %d/s", qPrintable(faultName(fault)), desks, perSecond)
            << fault << desks << perSecond;
    };
    if (!m_size.isLong) {
        add(Fault::Disconnect, 5, 40);
        add(Fault::PartitionBoth, 5, 10);
        add(Fault::KillStart, 5, 40);
        return;
    }
    const QStringList only = qEnvironmentVariable("PANELWRIGHT_FAULTS").split(u',', Qt::SkipEmptyParts);
    for (const Fault fault : {Fault::None, Fault::Disconnect, Fault::StopStart, Fault::PartitionIn, Fault::PartitionOut,
                              Fault::PartitionBoth, Fault::PauseResume, Fault::KillStart}) {
        if (!only.isEmpty() && !only.contains(faultName(fault)))
            continue;
        for (const int desks : {5, 10}) {
            add(fault, desks, 10);
            add(fault, desks, 40);
        }
    }
}

void MatrixTest::cell()
{
    QFETCH(const Fault, fault);
    QFETCH(const int, desks);
    QFETCH(const int, perSecond);
    MatrixCell cell({.fault = fault,
                     .desks = desks,
                     .perSecond = perSecond,
                     .seconds = m_size.isLong ? 12 : 5,
                     .seed = m_size.seed});
    const CellResult result = cell.play();
    report(u"| %1 | %2 | %3 | %4 | %5 | %6 | %7 | %8 | %9 "_s.arg(faultName(fault))
               .arg(desks)
               .arg(perSecond)
               .arg(result.faults)
               .arg(result.acknowledged)
               .arg(result.refused)
               .arg(result.lost)
               .arg(result.duplicated)
               .arg(result.diverged) +
           u"| %1 | %2 s |"_s.arg(result.stuck).arg(result.drainSeconds, 0, 'f', 1));
    QCOMPARE(result.problem, QString());
    QVERIFY(result.acknowledged > 0);
    QVERIFY2(result.isClean(), "see the line of the table above");
}

QTEST_GUILESS_MAIN(MatrixTest)
#include "tst_faults_matrix.moc"
