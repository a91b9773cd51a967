// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/composition.h"

#include "core/storage/account_store.h"
#include "core/storage/auth_store.h"
#include "core/storage/idempotency_store.h"
#include "core/storage/source_change_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/sync_server.h"
#include "core/storage/revision_store.h"

#include <chrono>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;
/// What providers' lists have changed is kept for so long.
constexpr qint64 sourceChangeDays = 180;
constexpr std::chrono::seconds drainTimeout{25};
/// Two hashes at once: 128 MiB, and the other threads still get their share of a small machine.
constexpr unsigned poolThreads = 2;
/// What is left with a provider changes with the orders; that it runs low may be known some minutes later.
constexpr qint64 pollsPerBalance = 10;
/// Waiting for providers, on behalf of staff.
constexpr unsigned callThreads = 2;
constexpr std::size_t maxStreams = 2'000;
/// From about 10,000 orders on a desk would notice that its first copy is still to be made.
constexpr qint64 largeShopBytes = 8 * 1024 * 1024;

class TidyUp final : public WriteJob
{
public:
    bool perform(Database &db, const Stamp &stamp) override
    {
        // Expired sessions stay for a week: "your session has expired" is a better answer than "sign in first".
        AuthStore(db).pruneSessions(stamp.now.plusMs(-7 * dayMs));
        IdempotencyStore(db).prune(stamp.now.plusMs(-7 * dayMs));
        AccountStore(db).pruneTokens(stamp.now);
        SourceChangeStore(db).prune(stamp.now.plusMs(-sourceChangeDays * dayMs));
        SyncStore(db).pruneTombstones(stamp.now.day(), SyncServer::tombstoneDays);
        return true;
    }
    void finish(JobEnd) noexcept override {}
    [[nodiscard]] bool concernsDesks() const override { return false; }
};

class WriteUsage final : public WriteJob
{
public:
    explicit WriteUsage(UsageMeter &usage) : m_usage(usage) {}

    bool perform(Database &db, const Stamp &stamp) override
    {
        m_usage.write(db, stamp.now);
        return true;
    }
    void finish(JobEnd) noexcept override {}
    [[nodiscard]] bool concernsDesks() const override { return false; }

private:
    UsageMeter &m_usage;
};

Database::Options readerOptions(Database::Options options)
{
    options.cacheKb = 4096;
    return options;
}

Database::Options readOnly(const Database::Options &options)
{
    Database::Options reader = readerOptions(options);
    reader.readOnly = true;
    return reader;
}

} // namespace

Composition::Composition(const ServerSettings &settings)
    : m_settings(settings), m_passwords(m_clock, {}),
      m_snapshots({.shopFile = settings.database.file, .folder = settings.snapshotFolder, .aheadBytes = largeShopBytes},
                  m_clock),
      m_revisions(settings.ioThreads),
      m_providers({.secret = settings.secret, .policy = {.allowPrivate = settings.privateProviders}}),
      m_accounts(settings.mail, settings.secret, m_ids), m_usage(settings.ioThreads, [this] { writeUsage(); }),
      m_deskLimits{.streams = AccountLimit({.perAccount = settings.maxStreamsPerAccount, .inAll = maxStreams})},
      m_shop(shopParts()), m_limits(settings.rates, m_ids), m_watch(m_clock, m_vitals.requests, !settings.quiet),
      m_readers(readerOptions(settings.database), settings.ioThreads),
      m_executor({.database = settings.database,
                  .onCommit = [this](qint64 rev) { m_revisions.announce(rev); },
                  .onJobs = [this] { m_jobs.wake(); }},
                 m_clock),
      m_forwarding(m_executor, m_providers),
      m_polling({.database = readerOptions(settings.database), .pauseMs = settings.pollMs}, m_clock, m_providers),
      m_tasks({.database = readerOptions(settings.database), .pauseMs = settings.pollMs}, m_executor, m_clock,
              m_providers),
      m_balances({.database = readerOptions(settings.database), .pauseMs = pollsPerBalance * settings.pollMs}, m_clock,
                 m_providers),
      m_mailing(readerOptions(settings.database), m_accounts.desk),
      m_forgetting(readerOptions(settings.database), m_accounts.mail),
      m_dripfeeds(readerOptions(settings.database), m_clock), m_expiries(readerOptions(settings.database), m_clock),
      m_childPanels(readerOptions(settings.database), m_clock, m_accounts.mail),
      m_prices(priceOptions(), m_executor, m_clock, m_providers), m_jobs({}, jobParts()),
      m_pool({.threads = poolThreads}), m_calls({.threads = callThreads, .queueLimit = 32}), m_api(apiParts()),
      m_listener(m_api, listenerConfig())
{
    m_vitals.executor = [this] { return m_executor.state(); };
    m_vitals.connections = [this] { return m_listener.connectionCount(); };
}

Shop Composition::shopParts()
{
    return {.clock = m_clock,
            .ids = m_ids,
            .catalogue = m_catalogue,
            .passwords = m_passwords,
            .currency = u"USD"_s,
            .snapshots = m_snapshots,
            .revisions = m_revisions,
            .deskLimits = m_deskLimits,
            .fileLimits = m_fileLimits,
            .providers = m_providers,
            .vitals = m_vitals,
            .accounts = m_accounts,
            .usage = m_usage,
            .description = m_description,
            .reader = readOnly(m_settings.database)};
}

Api::Parts Composition::apiParts()
{
    return {.shop = m_shop,
            .executor = m_executor,
            .pool = m_pool,
            .calls = m_calls,
            .readers = m_readers,
            .limits = m_limits,
            .secret = m_settings.secret,
            .monitorTokenHash = m_settings.metricsTokenHash,
            .watch = m_watch};
}

JobRunner::Parts Composition::jobParts()
{
    return {.executor = m_executor,
            .clock = m_clock,
            .ids = m_ids,
            .handlers = {&m_forwarding, &m_polling, &m_tasks, &m_balances, &m_dripfeeds, &m_expiries, &m_prices,
                         &m_mailing, &m_forgetting, &m_childPanels},
            .database = readerOptions(m_settings.database)};
}

providers::PriceHandler::Options Composition::priceOptions()
{
    return {.database = readerOptions(m_settings.database),
            .pauseMs = m_settings.priceSyncMs,
            .onCatalogueChange = [this] { m_catalogue.invalidate(); }};
}

http::Config Composition::listenerConfig()
{
    http::Config config;
    config.ioThreads = m_settings.ioThreads;
    config.proxies = m_settings.proxies;
    config.limits.maxConnectionsPerAddress = m_settings.maxConnectionsPerAddress;
    config.onThreadStart = [this](unsigned index) { m_readers.open(index); };
    config.onThreadStop = [this](unsigned index) { m_readers.close(index); };
    config.unixTime = [this] { return static_cast<std::int64_t>(m_clock.now().ms / 1000); };
    config.requestIdPrefix = makeToken(m_ids, 6).toStdString() + '-';
    return config;
}

std::optional<std::string> Composition::start()
{
    announceCurrent();
    m_executor.start();
    m_jobs.start();
    tidyUp();
    return m_listener.start(m_settings.address, m_settings.port);
}

void Composition::announceCurrent()
{
    Database db(readerOptions(m_settings.database));
    m_revisions.announce(RevisionStore(db).current());
}

std::size_t Composition::drain()
{
    m_vitals.draining = true;
    // Whoever waits for a snapshot comes back to the next server; building it may take longer than the drain.
    m_snapshots.stop();
    m_providers.stop();
    // The listener waits for answers, so what makes them goes on until it is done.
    const std::size_t cut = m_listener.drain(drainTimeout);
    m_pool.stop();
    m_calls.stop();
    m_jobs.stop();
    writeUsage();
    m_executor.stop();
    return cut;
}

void Composition::writeUsage()
{
    if (m_usage.isEmpty())
        return;
    // A full queue has better things to do; what was counted stays until the next time.
    [[maybe_unused]] const auto rejected = m_executor.submit(std::make_unique<WriteUsage>(m_usage));
}

void Composition::tidyUp()
{
    writeUsage();
    m_snapshots.tidyUp();
    // A full queue has better things to do; the next time will come.
    [[maybe_unused]] const auto rejected = m_executor.submit(std::make_unique<TidyUp>());
}

} // namespace pw::server
