// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/accounts/forgot_handler.h"
#include "sync-server/api/api.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/api/read_connections.h"
#include "sync-server/auth/job_pool.h"
#include "sync-server/auth/password_desk.h"
#include "sync-server/auth/usage_meter.h"
#include "sync-server/docs/api_description.h"
#include "sync-server/executor/executor.h"
#include "sync-server/jobs/child_panel_handler.h"
#include "sync-server/jobs/dripfeed_handler.h"
#include "sync-server/jobs/expiry_handler.h"
#include "sync-server/jobs/job_runner.h"
#include "sync-server/http/listener.h"
#include "sync-server/mail/mail_handler.h"
#include "sync-server/providers/balance_handler.h"
#include "sync-server/providers/forward_handler.h"
#include "sync-server/providers/poll_handler.h"
#include "sync-server/providers/price_handler.h"
#include "sync-server/providers/task_handler.h"
#include "sync-server/snapshots/snapshot_service.h"
#include "sync-server/limits/rate_limits.h"
#include "sync-server/live/account_limit.h"
#include "sync-server/live/revision_hub.h"
#include "sync-server/metrics/vitals.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace pw::server
{

struct ServerSettings {
    Database::Options database;
    QByteArray secret;
    QString snapshotFolder;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    unsigned ioThreads = 1;
    std::size_t maxConnectionsPerAddress = 256;
    std::size_t maxStreamsPerAccount = 16;
    http::TrustedProxies proxies;
    RateSettings rates;
    QString metricsTokenHash; ///< of who may read /metrics from elsewhere; empty: nobody
    bool quiet = false;
    bool privateProviders = false;  ///< providers may have addresses of this network; http too
    qint64 pollMs = 60'000;         ///< between two looks at the same order at its provider
    qint64 priceSyncMs = 3'600'000; ///< between two looks at a provider's list; 0 = on request only
    mail::MailSettings mail;
};

/// The one place that knows all parts of the server. Members stand in the order in which they need each other.
class Composition
{
public:
    explicit Composition(const ServerSettings &settings);

    /// Returns what went wrong, or nothing. Throws StorageError.
    [[nodiscard]] std::optional<std::string> start();
    [[nodiscard]] std::uint16_t port() const { return m_listener.port(); }
    /// Answers what is under way, then ends everything; returns how many connections had to be cut.
    std::size_t drain();
    /// Forgets expired sessions and old answers; from time to time.
    void tidyUp();

private:
    [[nodiscard]] Shop shopParts();
    [[nodiscard]] Api::Parts apiParts();
    [[nodiscard]] http::Config listenerConfig();
    [[nodiscard]] JobRunner::Parts jobParts();
    [[nodiscard]] providers::PriceHandler::Options priceOptions();
    void announceCurrent();
    void writeUsage();

    ServerSettings m_settings;
    SystemClock m_clock;
    SystemIdSource m_ids;
    CatalogueCache m_catalogue;
    PasswordDesk m_passwords;
    SnapshotService m_snapshots;
    RevisionHub m_revisions;
    providers::ProviderDesk m_providers;
    Accounts m_accounts;
    UsageMeter m_usage;
    DeskLimits m_deskLimits;
    FileLimits m_fileLimits;
    Vitals m_vitals;
    ApiDescription m_description;
    Shop m_shop;
    RateLimits m_limits;
    RequestWatch m_watch;
    ReadConnections m_readers;
    Executor m_executor;
    providers::ForwardHandler m_forwarding;
    providers::PollHandler m_polling;
    providers::TaskHandler m_tasks;
    providers::BalanceHandler m_balances;
    mail::MailHandler m_mailing;
    ForgotHandler m_forgetting;
    DripfeedHandler m_dripfeeds;
    ExpiryHandler m_expiries;
    ChildPanelHandler m_childPanels;
    providers::PriceHandler m_prices;
    JobRunner m_jobs;
    JobPool m_pool;
    JobPool m_calls;
    Api m_api;
    http::Listener m_listener;
};

} // namespace pw::server
