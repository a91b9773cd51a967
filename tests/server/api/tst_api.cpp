// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <optional>

#include "core/base/id_source.h"
#include "core/storage/auth_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/idempotency_store.h"
#include "core/storage/migrator.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/auth/usage_meter.h"
#include "sync-server/api/api.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/api/read_connections.h"
#include "sync-server/auth/job_pool.h"
#include "sync-server/auth/password_desk.h"
#include "sync-server/docs/api_description.h"
#include "sync-server/executor/executor.h"
#include "sync-server/providers/provider_desk.h"
#include "sync-server/snapshots/snapshot_service.h"
#include "sync-server/live/account_limit.h"
#include "sync-server/live/revision_hub.h"
#include "sync-server/metrics/vitals.h"
#include "tests/server/api/manual_clock.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

class Sink final : public http::ResponseSink
{
public:
    void answer(http::Response &&response) noexcept override { promise.set_value(std::move(response)); }
    void stream(http::StreamResponse &&) noexcept override { abandoned(); }
    void abandoned() noexcept override
    {
        http::Response nothing;
        nothing.status = 599;
        promise.set_value(std::move(nothing));
    }

    std::promise<http::Response> promise;
};

/// Does what it is told, on the executor's thread.
class Job final : public WriteJob
{
public:
    explicit Job(std::function<bool(Database &)> work) : m_work(std::move(work)) {}
    bool perform(Database &db, const Stamp &) override { return m_work(db); }
    void finish(JobEnd) noexcept override {}

private:
    std::function<bool(Database &)> m_work;
};

QString verdict(const http::Response &response)
{
    const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
    return QString(QString::number(response.status) + u' ' + body.value(u"code"_s).toString()).trimmed();
}

QByteArray header(const http::Response &response, const std::string &name)
{
    for (const http::ResponseHeader &field : response.headers) {
        if (field.name == name)
            return QByteArray::fromStdString(field.value);
    }
    return {};
}

constexpr std::size_t queueLimit = 2;
constexpr std::size_t poolLimit = 2;

/// A shop with one service and one customer, and everything behind the API, without sockets.
struct World {
    QTemporaryDir folder;
    Database::Options database{.file = folder.filePath(u"shop.db"_s)};
    test::ManualClock clock;
    SystemIdSource ids;
    CatalogueCache catalogue;
    PasswordDesk passwords{clock, {.passes = 1, .memoryBytes = 8192}};
    SnapshotService snapshots{{.shopFile = database.file, .folder = folder.filePath(u"snapshots"_s)}, clock};
    RevisionHub revisions{1};
    DeskLimits deskLimits;
    FileLimits fileLimits;
    providers::ProviderDesk providerDesk{{}};
    Vitals vitals;
    Accounts accounts{
        {.smtp = {}, .folder = folder.filePath(u"mail"_s), .from = u"shop@example.com"_s}, QByteArray(32, 'k'), ids};
    UsageMeter usage{1, [] {}};
    ApiDescription description;
    RequestWatch watch{clock, vitals.requests, false};
    Shop shop{.clock = clock,
              .ids = ids,
              .catalogue = catalogue,
              .passwords = passwords,
              .currency = u"USD"_s,
              .snapshots = snapshots,
              .revisions = revisions,
              .deskLimits = deskLimits,
              .fileLimits = fileLimits,
              .providers = providerDesk,
              .vitals = vitals,
              .accounts = accounts,
              .usage = usage,
              .description = description};
    RateLimits limits{RateSettings::off(), ids};
    ReadConnections readers{database, 1};
    Executor executor{{.database = database, .queueLimit = queueLimit}, clock};
    JobPool pool{{.threads = 1, .queueLimit = poolLimit}};
    JobPool calls{{.threads = 1, .queueLimit = poolLimit}};
    Api api{{.shop = shop,
             .executor = executor,
             .pool = pool,
             .calls = calls,
             .readers = readers,
             .limits = limits,
             .secret = QByteArray(32, 'k'),
             .monitorTokenHash = {},
             .watch = watch}};
    std::string token;

    World()
    {
        Database db(database);
        migrate(db, schema::server());
        const Stamp stamp{.rev = 0, .now = clock.now()};
        const CategoryId category = CatalogueStore(db).insert(Category{.id = {}, .name = u"All"_s}, stamp);
        Service service;
        service.category = category;
        service.name = u"Free sample"_s;
        service.max = 1000;
        CatalogueStore(db).insert(service, stamp);
        const UserId user = UserStore(db).insert(u"anna"_s, u"anna@example.com"_s, stamp);
        const FreshToken session = makeSessionToken(ids);
        AuthStore(db).insertSession(session.hash, Actor::customer(user, u"anna"_s), stamp.now, stamp.now.plusMs(1000));
        token = "Bearer " + session.text.toStdString();
        executor.start();
        readers.open(0);
        vitals.executor = [this] { return executor.state(); };
    }

    /// What /readyz says of the executor, where the server is not ready; nothing where it is.
    QString unready()
    {
        const http::Response response = send(http::Method::Get, "/readyz").get();
        const QJsonObject body = QJsonDocument::fromJson(QByteArray::fromStdString(response.body)).object();
        const bool ready = body.value(u"status"_s) == u"ready"_s;
        if (ready != (response.status == 200))
            return u"its status is another"_s;
        return ready ? QString() : body.value(u"executor"_s).toString();
    }

    std::future<http::Response> send(http::Method method, std::string_view path, const std::string &body = {},
                                     const std::string &key = {})
    {
        http::Request request;
        request.method = method;
        request.setTarget(path);
        request.addHeader("Authorization", token);
        request.addHeader("Content-Type", "application/json; charset=utf-8");
        if (!key.empty())
            request.addHeader("Idempotency-Key", key);
        request.body = body;
        request.requestId = "r";
        auto sink = std::make_shared<Sink>();
        auto future = sink->promise.get_future();
        api.handle(std::move(request), http::Responder(sink));
        return future;
    }
    std::future<http::Response> order(const std::string &key = {})
    {
        return send(http::Method::Post, "/api/orders", R"({"service":1,"link":"@anna","quantity":10})", key);
    }
    /// Keeps the executor busy until the promise is set; the work runs then, in the same transaction as what waits.
    std::promise<void> hold()
    {
        std::promise<void> release;
        auto begun = std::make_shared<std::promise<void>>();
        auto inside = begun->get_future();
        auto gate = std::make_shared<std::future<void>>(release.get_future());
        (void)executor.submit(std::make_unique<Job>([begun, gate](Database &) {
            begun->set_value();
            gate->wait();
            return false;
        }));
        inside.wait();
        return release;
    }
};

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answersThroughTheExecutor();
    void fullQueueIs503();
    void failedCommitIs503AndForgotten();
    void stoppedExecutorIs503();
    void busyPoolIs503();
    void lostDatabaseIs500();
    void clockEndsSessions();
    void headIsAnsweredAsGet();
    void readyOnlyWhereWritingWorks();
};

void TestApi::initTestCase()
{
    QVERIFY(crypto::initialise());
}

void TestApi::answersThroughTheExecutor()
{
    World world;
    QCOMPARE(verdict(world.order().get()), u"201"_s);
    QCOMPARE(verdict(world.send(http::Method::Get, "/api/orders/1").get()), u"200"_s);
}

void TestApi::fullQueueIs503()
{
    World world;
    std::promise<void> gate = world.hold();
    auto first = world.order();
    auto second = world.order();
    const http::Response third = world.order().get();
    QCOMPARE(verdict(third), u"503 busy"_s);
    QCOMPARE(header(third, "Retry-After"), "1");
    // Who reads does not wait for who writes.
    QCOMPARE(verdict(world.send(http::Method::Get, "/api/funds").get()), u"200"_s);
    gate.set_value();
    QCOMPARE(verdict(first.get()), u"201"_s);
    QCOMPARE(verdict(second.get()), u"201"_s);
}

void TestApi::failedCommitIs503AndForgotten()
{
    World world;
    std::promise<void> gate = world.hold();
    auto order = world.order("key");
    (void)world.executor.submit(std::make_unique<Job>([](Database &db) {
        // Looked at by the commit alone, which fails then.
        db.execute(u"PRAGMA defer_foreign_keys = ON"_s);
        Service orphan;
        orphan.category = CategoryId(999);
        CatalogueStore(db).insert(orphan, {});
        return true;
    }));
    gate.set_value();
    const http::Response lost = order.get();
    QCOMPARE(verdict(lost), u"503 busy"_s);
    QCOMPARE(header(lost, "Retry-After"), "1");
    QCOMPARE(verdict(world.send(http::Method::Get, "/api/orders/1").get()), u"404 order_not_found"_s);
    // The key was forgotten with the order, so that trying again orders.
    const http::Response again = world.order("key").get();
    QCOMPARE(verdict(again), u"201"_s);
    QCOMPARE(header(again, "Idempotency-Replayed"), "");
    QCOMPARE(header(world.order("key").get(), "Idempotency-Replayed"), "true");
}

void TestApi::stoppedExecutorIs503()
{
    World world;
    world.executor.stop();
    QCOMPARE(verdict(world.order().get()), u"503 busy"_s);
}

void TestApi::busyPoolIs503()
{
    World world;
    std::promise<void> release;
    auto gate = std::make_shared<std::future<void>>(release.get_future());
    std::promise<void> begun;
    std::function<void()> blocking = [&begun, gate] {
        begun.set_value();
        gate->wait();
    };
    QVERIFY(world.pool.submit(blocking));
    begun.get_future().wait();
    const auto signIn = [&world] {
        return world.send(http::Method::Post, "/api/auth/login", R"({"login":"nobody","password":"x"})");
    };
    auto first = signIn();
    auto second = signIn();
    QCOMPARE(verdict(signIn().get()), u"503 busy"_s);
    release.set_value();
    QCOMPARE(verdict(first.get()), u"401 wrong_credentials"_s);
    QCOMPARE(verdict(second.get()), u"401 wrong_credentials"_s);
}

void TestApi::lostDatabaseIs500()
{
    World world;
    {
        Database db(world.database);
        db.execute(u"DROP TABLE sessions"_s);
    }
    // Said on the inside, and not to the client.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^reading failed: .*sessions"_s));
    const http::Response response = world.send(http::Method::Get, "/api/funds").get();
    QCOMPARE(verdict(response), u"500 internal_error"_s);
    QVERIFY2(response.body.find("sessions") == std::string::npos, response.body.c_str());
}

void TestApi::clockEndsSessions()
{
    World world;
    world.clock.time = world.clock.time.plusMs(1000);
    QCOMPARE(verdict(world.send(http::Method::Get, "/api/funds").get()), u"401 session_expired"_s);
}

void TestApi::headIsAnsweredAsGet()
{
    World world;
    QCOMPARE(world.send(http::Method::Head, "/api/services").get().status, 200);
    QCOMPARE(verdict(world.send(http::Method::Head, "/api/auth/login").get()), u"405 method_not_allowed"_s);
}

void TestApi::readyOnlyWhereWritingWorks()
{
    World world;
    QCOMPARE(world.unready(), QString());
    std::promise<void> gate = world.hold();
    auto first = world.order();
    QCOMPARE(world.unready(), QString());
    auto second = world.order();
    QCOMPARE(world.unready(), u"full"_s);
    gate.set_value();
    QCOMPARE(verdict(first.get()), u"201"_s);
    QCOMPARE(verdict(second.get()), u"201"_s);
    QTRY_COMPARE(world.unready(), QString());
    // A transaction that takes a quarter of a minute waits for a disk that does not answer.
    gate = world.hold();
    QCOMPARE(world.unready(), QString());
    world.clock.time = world.clock.time.plusMs(16'000);
    QCOMPARE(world.unready(), u"stuck"_s);
    gate.set_value();
    QTRY_COMPARE(world.unready(), QString());
    world.vitals.draining = true;
    QCOMPARE(world.unready(), u"ok"_s);
    world.vitals.draining = false;
    world.executor.stop();
    QCOMPARE(world.unready(), u"stopped"_s);
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestApi)
#include "tst_api.moc"
