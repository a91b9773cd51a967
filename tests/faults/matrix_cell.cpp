// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/matrix_cell.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr int theServer = -1;
constexpr int drainTimeoutMs = 150'000; // a deaf connection is given up after 30 s, the next try may wait for 60 s
constexpr int ordersToCancel = 20;
constexpr int supportEvery = 4; // one desk in so many

} // namespace

QString faultName(Fault fault)
{
    switch (fault) {
    case Fault::None:
        return u"none"_s;
    case Fault::Disconnect:
        return u"disconnect"_s;
    case Fault::StopStart:
        return u"stop/start"_s;
    case Fault::PartitionIn:
        return u"partition in"_s;
    case Fault::PartitionOut:
        return u"partition out"_s;
    case Fault::PartitionBoth:
        return u"partition both"_s;
    case Fault::PauseResume:
        return u"pause/resume"_s;
    case Fault::KillStart:
        return u"kill/start"_s;
    }
    Q_UNREACHABLE();
}

MatrixCell::MatrixCell(const CellPlan &plan) : m_plan(plan), m_random(plan.seed) {}

MatrixCell::~MatrixCell() = default;

QString MatrixCell::open()
{
    if (!m_shop.open(withoutRateLimits()))
        return u"the shop: "_s + m_shop.server.problem();
    const auto anna = m_shop.customer(u"anna"_s, u"1000"_s);
    if (anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"Hello?"_s}}).status != 201)
        return u"no ticket"_s;
    for (int i = 0; i < ordersToCancel; ++i)
        m_orders += anna->post(u"/api/orders"_s, followers(1000)).status == 201 ? 1 : 0;
    m_proxy = std::make_unique<FaultProxy>(m_shop.server.port());
    const QString url = u"http://127.0.0.1:"_s + QString::number(m_proxy->port());
    const CommandOutcome sue = m_shop.server.run(u"staff"_s, {u"add"_s, u"sue"_s, u"--role"_s, u"support"_s,
                                                              u"--password-file"_s, m_shop.server.ownerPasswordFile()});
    if (sue.exitCode != 0)
        return u"support: "_s + QString::fromUtf8(sue.err);
    for (int i = 0; i < m_plan.desks; ++i) {
        if (const QString problem = openStation(i, url); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString MatrixCell::openStation(int number, const QString &url)
{
    Station station;
    station.isSupport = number % supportEvery == supportEvery - 1;
    station.desk = std::make_unique<DeskProcess>(m_folder.filePath(u"desk-"_s + QString::number(number)));
    const QString name = station.isSupport ? u"sue"_s : u"owner"_s;
    const DeskRun login = station.desk->logIn(url, name, m_shop.server.ownerPasswordFile());
    if (login.exitCode != 0)
        return u"login: "_s + QString::fromUtf8(login.errors);
    startShell(station);
    if (!station.shell->syncUntilDone())
        return u"the first sync failed"_s;
    m_stations.push_back(std::move(station));
    return {};
}

void MatrixCell::startShell(Station &station) const
{
    station.shell = std::make_unique<DeskShell>(station.desk->profile());
}

CellResult MatrixCell::play()
{
    m_result.problem = open();
    if (!m_result.problem.isEmpty())
        return m_result;
    work();
    drain();
    check();
    return m_result;
}

/// Commands at their rate; the fault comes for a while and goes for a while.
void MatrixCell::work()
{
    QElapsedTimer clock;
    clock.start();
    qint64 turn = 1'000;
    bool faulty = false;
    while (clock.elapsed() < m_plan.seconds * 1'000) {
        while (m_issued < clock.elapsed() * m_plan.perSecond / 1'000)
            issueOne();
        if (clock.elapsed() >= turn) {
            faulty ? endFault() : beginFault();
            faulty = !faulty;
            turn = clock.elapsed() + 500 + pick(1'500);
        }
        QTest::qWait(5);
    }
    if (faulty)
        endFault();
}

void MatrixCell::issueOne()
{
    ++m_issued;
    const int station = pick(m_plan.desks);
    const QString mark = u"m-%1."_s.arg(m_issued);
    const bool isSupport = m_stations[static_cast<size_t>(station)].isSupport;
    switch (const int what = pick(10); what > 3 && isSupport ? 1 : what) {
    case 0: // Several desks want the same: only one can have it.
        send(station, u"CancelOrder"_s, {{u"order"_s, 1 + pick(m_orders)}}, {});
        return;
    case 1:
    case 2:
    case 3:
        send(station, u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, mark}}, mark);
        return;
    default:
        send(station, u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, mark}}, mark);
        return;
    }
}

void MatrixCell::send(int station, const QString &name, const QJsonObject &args, const QString &mark)
{
    DeskShell &shell = *m_stations[static_cast<size_t>(station)].shell;
    if (!shell.isRunning())
        return;
    shell.send({{u"do"_s, name}, {u"args"_s, args}}, [this, station, mark](const QJsonObject &answer) {
        const QString command = answer.value(u"command"_s).toObject().value(u"command_id"_s).toString();
        if (!command.isEmpty())
            m_saved.insert(command, {mark, station});
    });
}

/// One desk or two, and every other time the server.
QList<int> MatrixCell::victims()
{
    QList<int> chosen{pick(m_plan.desks)};
    if (const int second = pick(m_plan.desks); second != chosen.first())
        chosen << second;
    if (m_result.faults % 2 == 1)
        chosen << theServer;
    return chosen;
}

void MatrixCell::beginFault()
{
    ++m_result.faults;
    m_struck = victims();
    const bool server = m_struck.contains(theServer);
    const auto eachDesk = [this](auto what) {
        for (const int victim : std::as_const(m_struck)) {
            if (victim != theServer)
                what(*m_stations[static_cast<size_t>(victim)].shell);
        }
    };
    switch (m_plan.fault) {
    case Fault::None:
        return;
    case Fault::Disconnect:
        m_proxy->refuse(true);
        return;
    case Fault::PartitionIn:
        m_proxy->partition(false, true);
        return;
    case Fault::PartitionOut:
        m_proxy->partition(true, false);
        return;
    case Fault::PartitionBoth:
        m_proxy->partition(true, true);
        return;
    case Fault::StopStart:
        eachDesk([](DeskShell &shell) { (void)shell.close(); });
        if (server)
            m_shop.server.stop();
        return;
    case Fault::PauseResume:
        eachDesk([](DeskShell &shell) { shell.pause(); });
        if (server)
            ::kill(static_cast<pid_t>(m_shop.server.processId()), SIGSTOP);
        return;
    case Fault::KillStart:
        eachDesk([](DeskShell &shell) { shell.kill(); });
        if (server)
            m_shop.server.kill();
        return;
    }
}

void MatrixCell::endFault()
{
    if (m_plan.fault == Fault::PauseResume) {
        ::kill(static_cast<pid_t>(m_shop.server.processId()), SIGCONT);
        for (const Station &station : m_stations)
            station.shell->resume();
    }
    m_proxy->heal();
    if (!m_shop.server.isRunning() && !m_shop.server.restart())
        m_result.problem = u"the server does not start again: "_s + m_shop.server.problem();
    for (Station &station : m_stations) {
        if (!station.shell->isRunning())
            startShell(station);
    }
    m_struck.clear();
}

void MatrixCell::askWhetherDrained(Station &station, qint64 revision)
{
    // Only looked at: what brings a desk back is its own doing, no person presses "sync now".
    station.shell->send({{u"status"_s, true}}, [&station, revision](const QJsonObject &answer) {
        const QJsonObject status = answer.value(u"status"_s).toObject();
        const bool drained = status.value(u"pending"_s).toInt() == 0 && !status.value(u"syncing"_s).toBool() &&
                             status.value(u"cursor"_s).toInteger() == revision;
        station.drainedAt = drained ? revision : 0;
    });
}

void MatrixCell::drain()
{
    QElapsedTimer clock;
    clock.start();
    const auto serverRevision = [this] {
        return valueIn(m_shop.server.databaseFile(), u"SELECT rev FROM revision"_s).toLongLong();
    };
    qint64 revision = serverRevision();
    const auto behind = [&revision](const Station &station) { return station.drainedAt != revision; };
    while (clock.elapsed() < drainTimeoutMs && m_result.problem.isEmpty()) {
        revision = serverRevision();
        for (Station &station : m_stations)
            askWhetherDrained(station, revision);
        QTest::qWait(250);
        if (std::ranges::none_of(m_stations, behind) && serverRevision() == revision)
            break;
    }
    m_result.drainSeconds = static_cast<double>(clock.elapsed()) / 1'000;
    m_result.stuck = static_cast<int>(std::ranges::count_if(m_stations, behind));
}

/// How often each mark is in the books, against what was promised.
void MatrixCell::countEffects()
{
    const QString sql = u"SELECT memo AS mark, COUNT(*) FROM transfers WHERE memo LIKE 'm-%' GROUP BY memo UNION ALL "
                        "SELECT text AS mark, COUNT(*) FROM ticket_messages WHERE text LIKE 'm-%' GROUP BY text"_s;
    QHash<QString, int> effects;
    for (const QVariantList &row : rowsIn(m_shop.server.databaseFile(), sql))
        effects.insert(row.at(0).toString(), row.at(1).toInt());
    for (const int count : std::as_const(effects))
        m_result.duplicated += count > 1 ? 1 : 0;
    for (const Saved &saved : std::as_const(m_saved))
        m_result.lost += !saved.mark.isEmpty() && !effects.contains(saved.mark) ? 1 : 0;
}

/// What the desk was told about each of its commands is what the server decided.
void MatrixCell::checkVerdicts(int station)
{
    QHash<QString, QString> decided;
    for (const QVariantList &row : rowsIn(m_shop.server.databaseFile(), u"SELECT command_id, status FROM commands"_s))
        decided.insert(row.at(0).toString(), row.at(1).toString());
    QHash<QString, QJsonObject> told;
    const DeskProcess &desk = *m_stations[static_cast<size_t>(station)].desk;
    for (const QJsonObject &entry : desk.list(u"pending"_s, {u"--limit"_s, u"0"_s}))
        told.insert(entry.value(u"command_id"_s).toString(), entry);
    for (auto saved = m_saved.constBegin(); saved != m_saved.constEnd(); ++saved) {
        if (saved->station != station)
            continue;
        const QJsonObject entry = told.value(saved.key());
        const QString status = entry.value(u"status"_s).toString();
        const bool refused = status == u"refused" && !entry.value(u"detail"_s).toString().isEmpty();
        m_result.refused += refused ? 1 : 0;
        if (!decided.contains(saved.key()) || status != decided.value(saved.key()) ||
            (!refused && status != u"accepted"))
            ++m_result.lost;
    }
}

void MatrixCell::check()
{
    m_result.acknowledged = static_cast<int>(m_saved.size());
    for (size_t i = 0; i < m_stations.size(); ++i) {
        Station &station = m_stations[i];
        if (!station.shell->close())
            m_result.problem = u"a desk did not end well"_s;
        checkVerdicts(static_cast<int>(i));
        const Oracle &oracle = station.isSupport ? m_supportOracle : m_oracle;
        const QString dumps = oracle.compareDumps(*station.desk);
        const QString sums = oracle.compareSums(*station.desk);
        if (!dumps.isEmpty() || !sums.isEmpty()) {
            ++m_result.diverged;
            qWarning("%s %s", qPrintable(dumps), qPrintable(sums));
        }
    }
    countEffects();
    if (!m_shop.server.verify().value(u"ok"_s).toBool())
        m_result.problem = u"verify: "_s + m_shop.server.problem();
}

} // namespace pw::test
