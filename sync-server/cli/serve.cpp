// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/migrator.h"
#include "core/sync/profile_lock.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/cli/cli.h"
#include "sync-server/cli/mail_options.h"
#include "sync-server/cli/server_log.h"
#include "sync-server/cli/shop_session.h"
#include "sync-server/composition.h"
#include "sync-server/outgoing/http_call.h"

#include <csignal>
#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

constexpr long tidyUpSeconds = 3600;
constexpr qsizetype minTokenLength = 16;
constexpr qint64 maxPriceSyncMinutes = 7 * 24 * 60;

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// "127.0.0.1:8080", "[::1]:8080".
std::optional<Endpoint> parseEndpoint(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const uint port = colon < 0 ? 0 : QStringView(text).mid(colon + 1).toUInt(&ok);
    if (!ok || port > 65535)
        return std::nullopt;
    QString address = text.left(colon);
    if (address.startsWith(u'[') && address.endsWith(u']'))
        address = address.sliced(1).chopped(1);
    return Endpoint{address.toStdString(), static_cast<std::uint16_t>(port)};
}

/// What stands between the server and strangers.
bool readEdge(const CommandLine &line, ServerSettings &settings)
{
    for (const QString &ranges : line.values(u"trusted-proxy"_s)) {
        for (const QString &range : ranges.split(u',')) {
            if (settings.proxies.add(range.trimmed().toStdString()))
                continue;
            complain(u"panelwright-server: --trusted-proxy wants ADDRESS or ADDRESS/BITS, not "_s + range);
            return false;
        }
    }
    for (const QString &rates : line.values(u"rate-limits"_s)) {
        if (settings.rates.read(rates))
            continue;
        complain(u"panelwright-server: --rate-limits wants \"off\" or NAME=PER_MINUTE/AT_ONCE, not "_s + rates);
        return false;
    }
    if (!line.has(u"metrics-token-file"_s))
        return true;
    const auto token = readPassword(line.value(u"metrics-token-file"_s));
    if (!token)
        return false;
    if (token->reveal().size() < minTokenLength) {
        complain(u"panelwright-server: the token for /metrics has to be at least 16 characters long"_s);
        return false;
    }
    settings.metricsTokenHash = crypto::tokenHash(token->reveal().toUtf8());
    return true;
}

std::optional<ServerSettings> readSettings(const CommandLine &line)
{
    ServerSettings settings;
    const auto endpoint = parseEndpoint(line.value(u"listen"_s, u"127.0.0.1:8080"_s));
    bool ok = true;
    if (line.has(u"max-connections-per-address"_s))
        settings.maxConnectionsPerAddress = line.value(u"max-connections-per-address"_s).toULongLong(&ok);
    if (ok && line.has(u"max-streams-per-account"_s))
        settings.maxStreamsPerAccount = line.value(u"max-streams-per-account"_s).toULongLong(&ok);
    if (ok && line.has(u"poll-seconds"_s))
        settings.pollMs = 1000 * line.value(u"poll-seconds"_s).toLongLong(&ok);
    if (ok && line.has(u"price-sync-minutes"_s)) {
        const qint64 minutes = line.value(u"price-sync-minutes"_s).toLongLong(&ok);
        ok = ok && minutes >= 0 && minutes <= maxPriceSyncMinutes;
        settings.priceSyncMs = 60'000 * minutes;
    }
    if (!line.ok() || !endpoint || !ok || !line.positional().isEmpty() || !readEdge(line, settings) ||
        !readMailSettings(line, settings.mail)) {
        complain(
            u"Usage: panelwright-server serve --data DIR [--listen 127.0.0.1:8080] "
            "[--max-connections-per-address N] [--max-streams-per-account N] [--io-threads N] "
            "[--allow-private-providers] [--poll-seconds N] [--price-sync-minutes N] [--trusted-proxy ADDRESS[/BITS]] "
            "[--rate-limits off|NAME=PER_MINUTE/AT_ONCE,...] [--metrics-token-file FILE] "
            "[--site-name NAME] [--site-url URL] [--mail-from ADDRESS] [--smtp URL] [--smtp-user NAME] "
            "[--smtp-password-file FILE] [--quiet]"_s);
        return std::nullopt;
    }
    settings.address = endpoint->address;
    settings.port = endpoint->port;
    settings.quiet = line.has(u"quiet"_s);
    settings.privateProviders = line.has(u"allow-private-providers"_s);
    settings.ioThreads = std::max(1U, std::thread::hardware_concurrency());
    if (const uint threads = line.value(u"io-threads"_s).toUInt(); threads > 0)
        settings.ioThreads = std::min(threads, 256U);
    return settings;
}

/// TLS is a proxy's business. One on this machine needs no other address than this machine's; without any, what people
/// type and the tokens that they get are there for everybody on the way.
void warnOfClearText(const ServerSettings &settings)
{
    if (!http::isLoopback(settings.address) && settings.proxies.isEmpty())
        qWarning(
            "%s can be reached from elsewhere without a proxy that speaks TLS: passwords and tokens travel in clear. "
            "See serve --trusted-proxy.",
            settings.address.c_str());
}

sigset_t endSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

void waitForTheEnd(const sigset_t &signals, Composition &server)
{
    const timespec pause{.tv_sec = tidyUpSeconds, .tv_nsec = 0};
    while (sigtimedwait(&signals, nullptr, &pause) < 0)
        server.tidyUp();
}

} // namespace

int serve(const QStringList &words)
{
    const CommandLine line(words,
                           {u"data"_s, u"listen"_s, u"max-connections-per-address"_s, u"max-streams-per-account"_s,
                            u"io-threads"_s, u"poll-seconds"_s, u"price-sync-minutes"_s, u"trusted-proxy"_s,
                            u"rate-limits"_s, u"metrics-token-file"_s, u"site-name"_s, u"site-url"_s, u"mail-from"_s,
                            u"smtp"_s, u"smtp-user"_s, u"smtp-password-file"_s},
                           {u"quiet"_s, u"allow-private-providers"_s});
    auto settings = readSettings(line);
    if (!settings)
        return 2;
    logMessagesAsJson();
    warnOfClearText(*settings);
    if (!outgoing::initialise()) {
        complain(u"panelwright-server: libcurl cannot be used"_s);
        return 1;
    }
    // Blocked before the first thread starts, so that all of them inherit it and only waitForTheEnd() sees them.
    const sigset_t signals = endSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A client that has gone away is an error code of its write, not the end of the server.
    std::signal(SIGPIPE, SIG_IGN);
    const DataFolder folder(line.value(u"data"_s));
    // Before the shop is opened, since opening brings it to this program's schema. Two servers would each count
    // revisions and give numbers on their own.
    std::optional<ProfileLock> lock;
    if (folder.holdsShop() && !lock.emplace(folder.lockFile()).isHeld()) {
        complain(u"panelwright-server: another server serves the shop in "_s + folder.path());
        return 1;
    }
    {
        const auto shop = openShop(line);
        if (!shop)
            return 2;
        const auto secret = folder.secret(shop->ids);
        if (!secret) {
            complain(u"panelwright-server: cannot read or write server.key in "_s + line.value(u"data"_s));
            return 1;
        }
        settings->secret = *secret;
    }
    settings->database = folder.database();
    settings->snapshotFolder = folder.snapshots();
    settings->mail.folder = folder.mail();
    Composition server(*settings);
    if (const auto problem = server.start()) {
        complain(u"panelwright-server: "_s + QString::fromStdString(*problem));
        return 1;
    }
    const QString host = settings->address.find(':') == std::string::npos
                             ? QString::fromStdString(settings->address)
                             : u'[' + QString::fromStdString(settings->address) + u']';
    say(u"listening on http://"_s + host + u':' + QString::number(server.port()));
    waitForTheEnd(signals, server);
    const std::size_t cut = server.drain();
    if (cut > 0)
        complain(u"panelwright-server: cut "_s + QString::number(cut) + u" connections that did not end in time"_s);
    return 0;
}

} // namespace pw::server::cli
