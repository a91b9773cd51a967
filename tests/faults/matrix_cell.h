// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/oracle.h"
#include "tests/journeys/desk_shell.h"
#include "tests/support/fault_proxy.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QTemporaryDir>

#include <memory>
#include <random>
#include <vector>

namespace pw::test
{

enum class Fault { None, Disconnect, StopStart, PartitionIn, PartitionOut, PartitionBoth, PauseResume, KillStart };

[[nodiscard]] QString faultName(Fault fault);

struct CellPlan {
    Fault fault = Fault::None;
    int desks = 5;
    int perSecond = 10; ///< commands, of all desks together
    int seconds = 10;   ///< of faults, before everything heals
    quint32 seed = 0;
};

struct CellResult {
    QString problem;      ///< why the cell could not be played; empty otherwise
    int acknowledged = 0; ///< commands that a desk reported as saved
    int refused = 0;      ///< of them, with the reason delivered
    int faults = 0;       ///< how often the fault began
    int lost = 0;
    int duplicated = 0;
    int diverged = 0; ///< desks that are not equal to the server
    int stuck = 0;    ///< desks that did not drain in time
    double drainSeconds = 0;

    [[nodiscard]] bool isClean() const
    {
        return problem.isEmpty() && lost == 0 && duplicated == 0 && diverged == 0 && stuck == 0;
    }
};

/// One field of the table: desks that work against one server while the fault comes and goes, then heals.
class MatrixCell
{
public:
    explicit MatrixCell(const CellPlan &plan);
    ~MatrixCell();

    [[nodiscard]] CellResult play();

private:
    struct Station {
        std::unique_ptr<DeskProcess> desk;
        std::unique_ptr<DeskShell> shell;
        bool isSupport = false; ///< works with a role that sees less and may not move money
        qint64 drainedAt = 0;   ///< the revision at which nothing was left to do
    };
    struct Saved {
        QString mark; ///< in its reason or text; empty for a cancel
        int station = 0;
    };

    [[nodiscard]] QString open();
    [[nodiscard]] QString openStation(int number, const QString &url);
    void work();
    void issueOne();
    void send(int station, const QString &name, const QJsonObject &args, const QString &mark);
    void beginFault();
    void endFault();
    void startShell(Station &station) const;
    [[nodiscard]] QList<int> victims();
    void drain();
    void askWhetherDrained(Station &station, qint64 revision);
    void check();
    void countEffects();
    void checkVerdicts(int station);
    [[nodiscard]] int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    CellPlan m_plan;
    CellResult m_result;
    std::mt19937 m_random;
    QTemporaryDir m_folder;
    ShopFixture m_shop;
    std::unique_ptr<FaultProxy> m_proxy;
    Oracle m_oracle{m_shop.server, QStringLiteral("owner")};
    Oracle m_supportOracle{m_shop.server, QStringLiteral("support")};
    std::vector<Station> m_stations;
    QList<int> m_struck; ///< stations under the fault; -1 is the server
    QHash<QString, Saved> m_saved;
    int m_issued = 0;
    int m_orders = 0;
};

} // namespace pw::test
