// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/invariants.h"

#include "tests/simulation/world_desk.h"
#include "tests/simulation/world_log.h"
#include "tests/simulation/world_server.h"

#include <algorithm>
#include <map>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

quint64 sumOf(const std::vector<WatchedRow> &rows)
{
    quint64 sum = 0;
    for (const WatchedRow &row : rows)
        sum += row.hash;
    return sum;
}

std::vector<WatchedRow> rowsOf(RowReader &reader)
{
    std::vector<WatchedRow> rows;
    reader.readAll(rows);
    return rows;
}

/// What the copy says that it shows.
Sight sightOf(WorldDesk &desk)
{
    const QString view = desk->replica().viewEpoch().section(u'/', 0, 0);
    return view == u"service" ? Sight::Service : view == u"money" ? Sight::Money : Sight::All;
}

bool isComplete(const WorldDesk &desk, const std::string &epoch, qint64 cursor)
{
    const auto found = desk.complete.find({epoch, cursor});
    return found != desk.complete.end() && found->second;
}

} // namespace

void exactlyOnce(const History &history)
{
    std::set<std::string> seen;
    for (const History::Executed &done : history.executed()) {
        if (!seen.insert(done.marker).second)
            throw Broken{"I-1 ExactlyOnce", done.marker + " was done twice"};
    }
}

void clientOrder(const History &history)
{
    std::map<int, int> last;
    for (const History::Executed &done : history.executed()) {
        const auto [author, ordinal] = parseMarker(done.marker);
        if (ordinal <= last[author])
            throw Broken{"I-2 ClientOrder", done.marker + " was done after number " + std::to_string(last[author])};
        last[author] = ordinal;
    }
}

void moneyConserved(WorldServer &server)
{
    if (const std::string said = server.verify(); !said.empty())
        throw Broken{"I-4 MoneyConserved", said};
    if (const qint64 sum = server.rows().number("SELECT sum(balance) FROM (SELECT balance FROM accounts UNION ALL "
                                                "SELECT balance + on_hold FROM users)");
        sum != 0)
        throw Broken{"I-4 MoneyConserved", "all accounts together hold " + std::to_string(sum)};
}

void baseIsPrefix(const WorldServer &server, WorldDesk &desk)
{
    const qint64 cursor = desk->replica().cursor();
    const std::string epoch = desk->replica().serverEpoch().toStdString();
    const std::vector<WatchedRow> rows = rowsOf(desk.base());
    const History *history = server.history(epoch);
    if (desk.isDamaged) {
        // Until it is what it should be again, which the end insists on.
        const bool isWhole =
            history && isComplete(desk, epoch, cursor) &&
            sumOf(rows) == history->stateAt(cursor, desk->outbox().clientId().toStdString(), sightOf(desk));
        desk.isDamaged = !isWhole && !rows.empty();
        return;
    }
    if (!history || cursor == 0) {
        if (!rows.empty())
            throw Broken{"I-5 BaseIsPrefix", desk.called() + " has rows without a cursor"};
        return;
    }
    const std::string client = desk->outbox().clientId().toStdString();
    if (isComplete(desk, epoch, cursor)) {
        if (sumOf(rows) != history->stateAt(cursor, client, sightOf(desk)))
            throw Broken{"I-5 BaseIsPrefix", desk.called() + " at revision " + std::to_string(cursor) + ":" +
                                                 history->difference(rows, cursor, client, sightOf(desk))};
        return;
    }
    for (const WatchedRow &row : rows) {
        // A row whose name another one has got since: what it is now comes with a later page.
        const bool everWas = row.isParked || history->everWas(row.hash);
        if (row.rev > cursor || !everWas)
            throw Broken{"I-5 BaseIsPrefix", desk.called() + " has a row that the server never had: " +
                                                 watchedTables()[static_cast<size_t>(row.table)].name + ' ' + row.key};
    }
}

void viewIsReplay(WorldDesk &desk)
{
    std::unordered_map<std::string, int> seen;
    for (const auto &[marker, times] : desk.view().markers()) {
        seen.emplace(marker, times);
        if (times > 1)
            throw Broken{"I-6 ViewIsReplay",
                         desk.called() + " shows " + marker + " " + std::to_string(times) + " times"};
    }
    const std::string epoch = desk->replica().serverEpoch().toStdString();
    if (desk.isDamaged || desk.isTwin || !desk.setBackAs.isEmpty() || desk.machine().full ||
        (desk->replica().cursor() > 0 && !isComplete(desk, epoch, desk->replica().cursor())))
        return;
    for (const Promise &promise : desk.promises()) {
        if (!promise.alwaysDone || seen.contains(promise.marker))
            continue;
        const auto entry = desk->entry(promise.commandId);
        if (!entry || entry->refusal || entry->warning)
            continue;
        // Without any rows, as after a power cut or while they are fetched for another role, nothing that was done can
        // be shown.
        if (entry->state != OutboxState::Accepted || desk->replica().cursor() > 0)
            throw Broken{"I-6 ViewIsReplay", desk.called() + " does not show " + nameOf(promise)};
    }
}

void viewSurvivesRebuild(WorldDesk &desk)
{
    const quint64 shown = sumOf(rowsOf(desk.view()));
    desk->replica().rebuild();
    if (sumOf(rowsOf(desk.view())) != shown)
        throw Broken{"I-6 ViewIsReplay", desk.called() + " shows something else after a replay from scratch"};
}

void converge(WorldServer &server, WorldDesk &desk)
{
    const std::string client = desk->outbox().clientId().toStdString();
    const qint64 newest = server.history().newest();
    if (desk->replica().cursor() != newest)
        throw Broken{"I-7 Converge", desk.called() + " is at " + std::to_string(desk->replica().cursor()) + " of " +
                                         std::to_string(newest)};
    // What the server says the person is, not what the desk believes.
    const Sight sight = server.sightOf(desk.staff());
    const quint64 wanted = server.history().stateAt(newest, client, sight);
    const std::vector<WatchedRow> base = rowsOf(desk.base());
    if (sumOf(base) != wanted)
        throw Broken{"I-7 Converge", desk.called() + ":" + server.history().difference(base, newest, client, sight)};
    const std::vector<WatchedRow> view = rowsOf(desk.view());
    if (sumOf(view) != wanted)
        throw Broken{"I-7 Converge", desk.called() + " shows what is not confirmed:" +
                                         server.history().difference(view, newest, client, sight)};
    // A figure over rows that a role may not see is not the same figure.
    if (sight == Sight::All && desk.base().rollups() != server.rows().rollups())
        throw Broken{"I-7 Converge", desk.called() + " has other roll-ups"};
}

void monotonicCursor(WorldDesk &desk)
{
    const qint64 cursor = desk->replica().cursor();
    // For another role it begins anew.
    const std::string epoch =
        desk->replica().serverEpoch().toStdString() + ' ' + desk->replica().viewEpoch().toStdString();
    if (epoch == desk.epochSeen && cursor < desk.cursorSeen)
        throw Broken{"I-8 MonotonicCursor", desk.called() + " went from " + std::to_string(desk.cursorSeen) +
                                                " back to " + std::to_string(cursor)};
    desk.cursorSeen = cursor;
    desk.epochSeen = epoch;
}

void noResurrection(const WorldServer &server, WorldDesk &desk)
{
    if (desk.isDamaged)
        return;
    const std::string epoch = desk->replica().serverEpoch().toStdString();
    const History *history = server.history(epoch);
    if (!history)
        return;
    for (const WatchedRow &row : rowsOf(desk.base())) {
        if (history->isGoneAt(row.table, row.key, desk->replica().cursor()))
            throw Broken{"I-11 NoResurrection", desk.called() + " has " +
                                                    watchedTables()[static_cast<size_t>(row.table)].name + ' ' +
                                                    row.key + ", which was deleted"};
    }
}

void noLeak(const QByteArray &body, const std::set<std::string> &othersClients)
{
    for (const std::string &client : othersClients) {
        if (body.contains(QByteArrayView(client)))
            throw Broken{"I-12 NoLeak", "a desk is sent what belongs to another one alone"};
    }
}

void noSecrets(const QByteArray &body, Sight sight)
{
    if (sight == Sight::Service && body.contains("@example.com"))
        throw Broken{"I-12 NoLeak", "a desk is sent an address that its role may not see"};
}

} // namespace pw::simulation
