// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// scripts/load's client: a mix of requests at a fixed rate, with idle and slow connections beside it.
#include "tests/bench/load/burdens.h"
#include "tests/bench/load/paced_clients.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

using namespace pw::load;
using namespace std::chrono_literals;
namespace asio = boost::asio;

namespace
{

struct Settings {
    int port = 0;
    RequestMix::Options mix;
    std::size_t connections = 64;
    double perSecond = 0;
    int seconds = 10;
    std::size_t idle = 0;
    std::size_t slow = 0;
};

Settings settingsFrom(int argc, char **argv)
{
    Settings settings;
    const std::map<std::string, std::function<void(const std::string &)>> options = {
        {"--port", [&](const std::string &value) { settings.port = std::stoi(value); }},
        {"--customers", [&](const std::string &value) { settings.mix.customersFile = value; }},
        {"--keys", [&](const std::string &value) { settings.mix.keysFile = value; }},
        {"--service", [&](const std::string &value) { settings.mix.service = value; }},
        {"--quantity", [&](const std::string &value) { settings.mix.quantity = value; }},
        {"--connections", [&](const std::string &value) { settings.connections = std::stoul(value); }},
        {"--rate", [&](const std::string &value) { settings.perSecond = std::stod(value); }},
        {"--seconds", [&](const std::string &value) { settings.seconds = std::stoi(value); }},
        {"--idle", [&](const std::string &value) { settings.idle = std::stoul(value); }},
        {"--slow", [&](const std::string &value) { settings.slow = std::stoul(value); }},
    };
    for (int i = 1; i + 1 < argc; i += 2) {
        const auto option = options.find(argv[i]);
        if (option == options.end())
            throw std::runtime_error(std::string("unknown option ") + argv[i]);
        option->second(argv[i + 1]);
    }
    if (settings.port == 0 || settings.mix.service.empty())
        throw std::runtime_error("--port, --customers, --keys, --service and --quantity are needed");
    return settings;
}

/// A line every ten seconds, so that a long run can be watched, and the sum at the end.
void report(const char *title, const Figures &figures, const Burdens &burdens)
{
    std::printf("%s %s held=%zu refused=%llu replaced=%llu%s%s\n", title, figures.line().c_str(), burdens.open(),
                static_cast<unsigned long long>(burdens.refused()), static_cast<unsigned long long>(burdens.replaced()),
                figures.errors() > 0 ? " first: " : "", figures.firstError().c_str());
    std::fflush(stdout);
}

int run(const Settings &settings)
{
    asio::io_context context(1);
    const asio::ip::tcp::endpoint server(asio::ip::make_address("127.0.0.1"),
                                         static_cast<unsigned short>(settings.port));
    RequestMix mix(settings.mix);
    Burdens burdens(context, {server, settings.idle, settings.slow});
    PacedClients clients(context, mix, {server, settings.connections, settings.perSecond});
    burdens.start();
    // They are all there before it is measured.
    context.run_for(settings.idle + settings.slow > 0 ? 5s : 0s);
    clients.start();
    Figures sum;
    for (int second = 0; second < settings.seconds;) {
        const int step = std::min(10, settings.seconds - second);
        context.run_for(std::chrono::seconds(step));
        second += step;
        const Figures part = clients.take();
        report("PART", part, burdens);
        sum.add(part);
    }
    clients.stop();
    for (int waited = 0; waited < 50 && !clients.isIdle(); ++waited)
        context.run_for(100ms);
    sum.add(clients.take());
    report("RESULT", sum, burdens);
    burdens.stop();
    context.run_for(100ms);
    return clients.isIdle() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    try {
        return run(settingsFrom(argc, argv));
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "load: %s\n", problem.what());
        return 2;
    }
}
