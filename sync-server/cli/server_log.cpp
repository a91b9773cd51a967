// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/cli/server_log.h"

#include "core/base/clock.h"
#include "core/protocol/json_writer.h"

#include <QString>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::server::cli
{
namespace
{

QLatin1StringView wordOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "critical"_L1;
    case QtFatalMsg:
        return "fatal"_L1;
    }
    Q_UNREACHABLE();
}

void write(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    JsonWriter out;
    out.beginObject().field("time"_L1, SystemClock().now()).field(wordOf(type), message).endObject();
    const std::string line = out.take() + '\n';
    // In one piece: other threads write there too.
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

void logMessagesAsJson()
{
    qInstallMessageHandler(write);
}

} // namespace pw::server::cli
