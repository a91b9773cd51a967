// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/round.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr int maxAttempts = 10;
constexpr int endMs = 200;

QString mark(const char *what, int number)
{
    return QString::fromLatin1(what) + u'-' + QString::number(number) + u'.';
}

struct Wish {
    QString name;
    QByteArray args; ///< as the outbox writes them
    QByteArray mark; ///< what they can be told by
};

QString linkOf(int number)
{
    return u"https://example.com/"_s + mark("order", number);
}

} // namespace

QString RoundWorld::open()
{
    if (!m_shop.open(withoutRateLimits()))
        return u"the shop: "_s + server().problem();
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"anna"_s, u"100000"_s);
    const HttpReply ticket = m_anna->post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"Hello?"_s}});
    if (ticket.status != 201)
        return u"the ticket: "_s + ticket.verdict();
    const CommandOutcome sue = server().run(u"staff"_s, {u"add"_s, u"sue"_s, u"--role"_s, u"support"_s,
                                                         u"--password-file"_s, server().ownerPasswordFile()});
    if (sue.exitCode != 0)
        return u"support: "_s + QString::fromUtf8(sue.err);
    const QString problem = signIn(m_desk, u"owner"_s);
    return problem.isEmpty() ? signIn(m_support, u"sue"_s) : problem;
}

QString RoundWorld::signIn(const DeskProcess &desk, const QString &name)
{
    const DeskRun login = desk.logIn(server().url(), name, server().ownerPasswordFile());
    if (login.exitCode != 0)
        return u"signing in at a desk: "_s + QString::fromUtf8(login.errors);
    const DeskRun synced = desk.run({u"sync"_s});
    return synced.exitCode == 0 ? QString() : u"the first sync: "_s + QString::fromUtf8(synced.errors);
}

/// A connection that the server's end left behind answers nothing: one more try on a fresh one.
HttpReply RoundWorld::call(HttpClient &client, const std::function<HttpReply(HttpClient &)> &what)
{
    const HttpReply reply = what(client);
    if (reply.status != 0 || !server().isRunning())
        return reply;
    client.disconnect();
    return what(client);
}

bool RoundWorld::order(int number)
{
    const HttpReply placed = call(*m_anna, [&](HttpClient &client) {
        QJsonObject wanted = followers(1000);
        wanted[u"link"_s] = linkOf(number);
        return client.post(u"/api/orders"_s, wanted, {{"Idempotency-Key", mark("order", number).toUtf8()}});
    });
    m_orderId = placed.number(u"id"_s);
    if (placed.status != 201)
        m_trouble = u"the order: "_s + placed.verdict();
    return placed.status == 201;
}

bool RoundWorld::completeOrder(int number)
{
    const QString path = u"/api/admin/orders/"_s + QString::number(m_orderId) + u"/status"_s;
    const HttpReply completed = call(*m_owner, [&](HttpClient &client) {
        return client.put(path, {{u"status"_s, u"completed"_s}},
                          {{"Idempotency-Key", mark("complete", number).toUtf8()}});
    });
    if (completed.status != 200)
        m_trouble = u"completing it: "_s + completed.verdict();
    return completed.status == 200;
}

DeskRun RoundWorld::run(Step step, const QStringList &arguments)
{
    if (m_struck == step)
        m_desk.setWrapper(m_wrapper);
    DeskRun run = m_desk.run(arguments);
    if (m_struck == step)
        m_struck.reset();
    m_desk.setWrapper({});
    if (run.exitCode != 0)
        m_trouble = QString::fromUtf8(run.errors);
    m_wasSyncing = step == Step::Sync && run.exitCode != 0;
    // The sums that come with each pull would repair what a fault broke, and hide it from those who look afterwards.
    if (run.errors.contains("differs from the server's"))
        m_healed = QString::fromUtf8(run.errors);
    return run;
}

bool RoundWorld::isListed(const QByteArray &mark) const
{
    for (const QJsonObject &entry : m_desk.list(u"pending"_s, {u"--limit"_s, u"0"_s})) {
        if (QJsonDocument(entry.value(u"args"_s).toObject()).toJson(QJsonDocument::Compact).contains(mark))
            return true;
    }
    return false;
}

/// A person who is not sure looks whether it is on the list, and asks for it if not.
bool RoundWorld::wish(Step step, int number)
{
    const QByteArray credit = mark("credit", number).toUtf8();
    const QByteArray reply = mark("reply", number).toUtf8();
    const QByteArray cancel = R"({"order":)" + QByteArray::number(m_orderId) + '}';
    const Wish wishes[] = {
        {u"AddFunds"_s, R"({"amount":"0.01","reason":")" + credit + R"(","user":1})", credit},
        {u"ReplyTicket"_s, R"({"text":")" + reply + R"(","ticket":1})", reply},
        {u"CancelOrder"_s, cancel, cancel},
    };
    const Wish &wanted = wishes[static_cast<int>(step) - static_cast<int>(Step::Credit)];
    if (m_unsure && isListed(wanted.mark))
        return true;
    const DeskRun saved = run(step, {u"--offline"_s, u"do"_s, wanted.name, QString::fromUtf8(wanted.args)});
    // A line that is there to its end was said, whatever became of the program afterwards.
    const QString command = saved.lines.value(0).value(u"command_id"_s).toString();
    if (!command.isEmpty() && saved.output.endsWith('\n'))
        m_acknowledged << command;
    return saved.exitCode == 0;
}

bool RoundWorld::play(int number)
{
    return order(number) && run(Step::Pull, {u"pull"_s}).exitCode == 0 && wish(Step::Credit, number) &&
           wish(Step::Reply, number) && wish(Step::Cancel, number) && completeOrder(number) &&
           run(Step::Sync, {u"sync"_s}).exitCode == 0;
}

QString RoundWorld::finish(int number)
{
    server().setWrapper({});
    m_struck.reset();
    m_unsure = true;
    bool goesOn = m_wasSyncing;
    bool done = false;
    for (int attempt = 0; attempt < maxAttempts && !done; ++attempt) {
        if (!server().isRunning() && !server().restart())
            return u"the server does not start again: "_s + server().problem();
        // A program that died while it sent goes on sending. A pull would tell it first what became of that, and the
        // server would never be asked again for what it has done already.
        if (std::exchange(goesOn, false) && run(Step::Sync, {u"sync"_s}).exitCode != 0 && !server().endsWithin(endMs))
            return u"a sync that was killed does not go on: "_s + m_trouble;
        done = play(number);
        // A server that was killed answers nothing a while before it is gone, and its tracer makes that longer.
        if (!done)
            (void)server().endsWithin(endMs);
    }
    m_unsure = false;
    return done ? QString() : u"the round could not be finished: "_s + m_trouble;
}

qint64 RoundWorld::count(const QString &sql) const
{
    return valueIn(m_shop.server.databaseFile(), sql).toLongLong();
}

qint64 RoundWorld::effects(int number) const
{
    return count(u"SELECT COUNT(*) FROM transfers WHERE memo = '%1'"_s.arg(mark("credit", number))) +
           count(u"SELECT COUNT(*) FROM ticket_messages WHERE text = '%1'"_s.arg(mark("reply", number)));
}

void RoundWorld::forgetRefused()
{
    for (const QJsonObject &entry : m_desk.list(u"pending"_s, {u"--limit"_s, u"0"_s})) {
        if (entry.value(u"status"_s).toString() == u"refused")
            m_acknowledged.remove(entry.value(u"command_id"_s).toString());
    }
}

QString RoundWorld::checkAcknowledged() const
{
    QStringList quoted;
    for (const QString &id : m_acknowledged)
        quoted << QString(u'\'' + id + u'\'');
    const qint64 decided = count(u"SELECT COUNT(*) FROM commands WHERE command_id IN ("_s + quoted.join(u',') + u')');
    if (decided == m_acknowledged.size())
        return {};
    return u"%1 acknowledged, %2 decided"_s.arg(m_acknowledged.size()).arg(decided);
}

QString RoundWorld::checkList() const
{
    for (const QJsonObject &entry : m_desk.list(u"pending"_s, {u"--limit"_s, u"0"_s})) {
        const bool cancel = entry.value(u"name"_s).toString() == u"CancelOrder";
        const bool delivered = cancel ? entry.value(u"code"_s).toString() == u"order_not_cancelable"
                                      : entry.value(u"status"_s).toString() == u"accepted";
        if (!delivered)
            return u"not settled as it should be: "_s +
                   QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact));
    }
    return {};
}

QString RoundWorld::checkMarks(int number)
{
    const qint64 credits = count(u"SELECT COUNT(*) FROM transfers WHERE memo = '%1'"_s.arg(mark("credit", number)));
    const qint64 replies =
        count(u"SELECT COUNT(*) FROM ticket_messages WHERE text = '%1'"_s.arg(mark("reply", number)));
    const qint64 orders =
        count(u"SELECT COUNT(*) FROM orders WHERE link = '%1' AND status = 'completed' AND refunded = 0"_s.arg(
            linkOf(number)));
    if (credits != 1 || replies != 1 || orders != 1)
        return u"%1 credits, %2 replies, %3 completed orders"_s.arg(credits).arg(replies).arg(orders);
    return {};
}

/// A role that sees less: what it should have is there, and nothing else.
QString RoundWorld::checkSupport() const
{
    const DeskRun pulled = m_support.run({u"sync"_s});
    if (pulled.exitCode != 0)
        return u"support cannot sync: "_s + QString::fromUtf8(pulled.errors);
    const QString dumps = m_supportOracle.compareDumps(m_support);
    const QString problem = dumps.isEmpty() ? m_supportOracle.compareSums(m_support) : dumps;
    return problem.isEmpty() ? QString() : u"the desk of support: "_s + problem;
}

QString RoundWorld::check(int number)
{
    if (!m_healed.isEmpty())
        return u"a copy had to be healed: "_s + m_healed;
    for (const QString &problem : {checkMarks(number), checkList(), checkAcknowledged()}) {
        if (!problem.isEmpty())
            return problem;
    }
    const QString problem = m_oracle.compare(m_desk);
    return problem.isEmpty() ? checkSupport() : problem;
}

} // namespace pw::test
