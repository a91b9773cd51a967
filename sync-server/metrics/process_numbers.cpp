// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/metrics/process_numbers.h"

#include "sync-server/metrics/prometheus_text.h"

#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

std::uint64_t microseconds(const timeval &time)
{
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(time.tv_usec);
}

} // namespace

void writeProcessNumbers(PrometheusText &out)
{
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) == 0) {
        out.family("process_cpu_seconds_total", "counter", "Time on the processor, user and system.")
            .millionths({}, {}, microseconds(usage.ru_utime) + microseconds(usage.ru_stime));
    }
    QFile pages(u"/proc/self/statm"_s);
    if (pages.open(QIODevice::ReadOnly)) {
        const QByteArrayList sizes = pages.readAll().split(' ');
        const auto pageBytes = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
        out.family("process_virtual_memory_bytes", "gauge", "Address space.")
            .sample(sizes.value(0).toULongLong() * pageBytes);
        out.family("process_resident_memory_bytes", "gauge", "Memory in use.")
            .sample(sizes.value(1).toULongLong() * pageBytes);
    }
    const auto files =
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    if (files > 0)
        out.family("process_open_fds", "gauge", "Open files and sockets.").sample(static_cast<std::uint64_t>(files));
}

} // namespace pw::server
