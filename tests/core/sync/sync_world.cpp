// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/core/sync/sync_world.h"

#include "core/commands/command.h"
#include "core/storage/backup.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/rollup_store.h"
#include "core/storage/staff_store.h"
#include "core/sync/row_page.h"
#include "core/sync/sync_server.h"
#include "sync-server/seed/demo_seed.h"
#include "tests/support/sync_route.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

/// Counts and sums that triggers keep on both sides. A figure that went back to nothing may be missing on the desk,
/// which never saw the row in between.
QMap<QString, qint64> rollupsOf(Database &db)
{
    QMap<QString, qint64> figures;
    const RollupStore store(db);
    const QHash<QString, qint64> totals = store.totals();
    for (auto total = totals.begin(); total != totals.end(); ++total)
        figures.insert(total.key(), total.value());
    for (const DailyFigure &figure : store.daily(1, 100'000))
        figures.insert(figure.name + u'/' + QString::number(figure.day), figure.value);
    figures.removeIf([](const auto &figure) { return figure.value() == 0; });
    return figures;
}

} // namespace

QByteArray SeededIds::randomBytes(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(static_cast<char>(m_engine() & 0xff));
    return bytes;
}

Shop::Shop(const QString &dir, qint64 orders) : m_dir(dir)
{
    QDir().mkpath(dir);
    open(dir + u"/shop.db"_s);
    {
        Transaction transaction(*m_db);
        const Stamp stamp{.rev = RevisionStore(*m_db).next(), .now = m_clock.now()};
        StaffStore(*m_db).insert(u"owner"_s, Role::Owner, stamp);
        StaffStore(*m_db).insert(u"helper"_s, Role::Admin, stamp);
        SyncServer(*m_db).makeEpoch(m_ids);
        transaction.commit();
    }
    server::SeedOptions options;
    options.orders = orders;
    options.users = 20;
    options.tickets = 10;
    options.now = m_clock.now();
    static_cast<void>(server::seedShop(*m_db, options));
}

Decided<QJsonObject> Shop::run(const QString &name, const QJsonObject &args)
{
    m_clock.advance(1000);
    Transaction transaction(*m_db);
    CommandContext context{*m_db,
                           owner(),
                           {.rev = RevisionStore(*m_db).next(), .now = m_clock.now()},
                           u"shop-"_s + QString::number(++m_commands)};
    auto done = runCommand(context, name, args);
    if (done)
        transaction.commit();
    return done;
}

SyncReply Shop::answer(const SyncRequest &request, const Actor &staff)
{
    m_clock.advance(10);
    return request.method == "GET" ? answerRead(*m_reader, request, staff, m_clock.now()) : write(request, staff);
}

SyncReply Shop::write(const SyncRequest &request, const Actor &staff)
{
    Transaction transaction(*m_db);
    const Stamp stamp{.rev = RevisionStore(*m_db).next(), .now = m_clock.now()};
    const auto answer = answerWrite(*m_db, stamp, request, staff);
    if (answer)
        transaction.commit();
    return replyOf(answer);
}

Actor Shop::actor(StaffId id)
{
    const Staff person = StaffStore(*m_db).byId(id).value();
    Actor actor = Actor::staff(person.id, person.name, person.role);
    actor.disabled = !person.enabled;
    return actor;
}

void Shop::write(const std::function<void(Database &, const Stamp &)> &change)
{
    m_clock.advance(1000);
    Transaction transaction(*m_db);
    change(*m_db, {.rev = RevisionStore(*m_db).next(), .now = m_clock.now()});
    transaction.commit();
}

void Shop::keepBackup()
{
    m_backup = m_dir + u"/backup-"_s + QString::number(++m_backups) + u".db"_s;
    backUp(*m_db, m_backup);
}

void Shop::restore()
{
    m_reader.reset();
    m_db.reset();
    const QString file = m_dir + u"/shop.db"_s;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(file + suffix);
    QFile::copy(m_backup, file);
    open(file);
    Transaction transaction(*m_db);
    SyncServer(*m_db).beginAfterRestore(m_ids, m_clock.now());
    transaction.commit();
}

void Shop::open(const QString &file)
{
    m_db = std::make_unique<Database>(Database::Options{.file = file, .durability = Database::Durability::Normal});
    migrate(*m_db, schema::server());
    m_reader = std::make_unique<Database>(Database::Options{.file = file, .readOnly = true});
}

SyncReply Shop::push(const QJsonObject &body, const Actor &staff)
{
    return answer({"POST", u"/sync/v1/push"_s, QJsonDocument(body).toJson()}, staff);
}

void Shop::changeEpoch()
{
    Transaction transaction(*m_db);
    SyncServer(*m_db).makeEpoch(m_ids);
    // Another history under the same revisions: only a desk that fetches everything again will see it.
    m_db->execute(u"UPDATE users SET note = note || 'restored'"_s);
    transaction.commit();
}

qint64 Shop::count(const QString &sql)
{
    auto statement = m_db->prepareText(u"test "_s + sql, sql);
    return statement.step() ? statement.columnAt(0).toLongLong() : -1;
}

QByteArray Shop::dump(const QString &clientId, Role role)
{
    return dumpOf(*m_reader, clientId, role);
}

std::optional<SyncReply> Line::exchange(const SyncRequest &request)
{
    m_said << request;
    Fault fault = Fault::None;
    for (auto it = m_faults.begin(); it != m_faults.end(); ++it) {
        if (request.path.startsWith(it.key())) {
            fault = it.value();
            m_faults.erase(it);
            break;
        }
    }
    switch (fault) {
    case Fault::None:
        return m_shop.answer(request, m_shop.actor(m_staff));
    case Fault::LoseRequest:
        return std::nullopt;
    case Fault::LoseAnswer:
        static_cast<void>(m_shop.answer(request, m_shop.actor(m_staff)));
        return std::nullopt;
    case Fault::Twice:
        static_cast<void>(m_shop.answer(request, m_shop.actor(m_staff)));
        return m_shop.answer(request, m_shop.actor(m_staff));
    case Fault::Busy:
        return SyncReply{503, R"({"code":"busy","detail":"Try again."})"};
    }
    Q_UNREACHABLE();
}

int Line::timesSaid(const QString &path) const
{
    return static_cast<int>(
        std::ranges::count_if(m_said, [&](const SyncRequest &request) { return request.path.startsWith(path); }));
}

DeskAt::DeskAt(Shop &shop, const QString &dir, quint64 seed, StaffId staff)
    : m_shop(shop), m_dir(dir), m_staff(staff), m_ids(seed), m_line(shop, staff)
{
    open();
    const Actor person = shop.actor(staff);
    if (!m_desk->person().isKnown())
        m_desk->setPerson(
            {.server = u"https://shop.example"_s, .staffId = person.id, .name = person.name, .role = person.role});
}

void DeskAt::open()
{
    m_desk = std::make_unique<Desk>(Desk::Options{.profileDir = m_dir, .clock = m_clock, .ids = m_ids});
}

OutboxEntry DeskAt::perform(const QString &name, const QJsonObject &args)
{
    m_clock.advance(500);
    const auto entry = m_desk->perform(name, args);
    if (!entry)
        qFatal("%s was refused: %s", qPrintable(name), qPrintable(refusalSentence(entry.error())));
    return *entry;
}

OutboxEntry DeskAt::entry(const QString &commandId)
{
    return m_desk->entry(commandId).value_or(OutboxEntry());
}

void DeskAt::reopen()
{
    m_desk.reset();
    open();
}

void DeskAt::copyTo(const QString &dir)
{
    m_desk.reset();
    QDir().mkpath(dir);
    for (const QString &name : QDir(m_dir).entryList({u"*.db*"_s}, QDir::Files))
        QFile::copy(m_dir + u'/' + name, dir + u'/' + name);
    open();
}

QByteArray DeskAt::viewDump()
{
    return dumpOf(m_desk->replica().view(), std::nullopt);
}

QByteArray DeskAt::confirmedDump()
{
    return dumpOf(m_desk->replica().confirmed(), std::nullopt);
}

bool DeskAt::equalsShop()
{
    const Role role = m_shop.actor(m_staff).role;
    const QByteArray shop = m_shop.dump(m_desk->outbox().clientId(), role);
    const QByteArray base = confirmedDump();
    const QByteArray view = viewDump();
    if (const QByteArray difference = firstDifference(shop, base); !difference.isEmpty()) {
        qWarning("shop and base: %s", difference.constData());
        return false;
    }
    if (const QByteArray difference = firstDifference(base, view); !difference.isEmpty()) {
        qWarning("base and view: %s", difference.constData());
        return false;
    }
    // A figure over rows that a role may not see is not the same figure.
    if (&viewOf(role) == &fullView() && rollupsOf(m_shop.db()) != rollupsOf(m_desk->replica().confirmed())) {
        qWarning("the desk's roll-ups are not the shop's");
        return false;
    }
    return m_desk->outbox().counts().pending == 0;
}

QByteArray dumpOf(Database &db, const std::optional<QString> &clientId, Role role)
{
    QByteArray dump;
    writeDump(db, {clientId, &viewOf(role)},
              [&dump](const std::string &line) { dump.append(line.data(), qsizetype(line.size())); });
    return dump;
}

QByteArray firstDifference(const QByteArray &left, const QByteArray &right)
{
    if (left == right)
        return {};
    const QList<QByteArray> lefts = left.split('\n');
    const QList<QByteArray> rights = right.split('\n');
    for (qsizetype i = 0; i < std::max(lefts.size(), rights.size()); ++i) {
        if (lefts.value(i) != rights.value(i))
            return lefts.value(i) + " | " + rights.value(i);
    }
    return "?";
}

QList<qint64> ordersIn(Database &db, const QString &status, int count)
{
    auto statement =
        db.prepareText(u"test orders in"_s, u"SELECT id FROM orders WHERE status = :status ORDER BY id LIMIT :count"_s);
    statement.bind("status"_L1, status).bind("count"_L1, count);
    QList<qint64> ids;
    while (statement.step())
        ids << statement.integer("id");
    return ids;
}

} // namespace pw::test
