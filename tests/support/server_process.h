// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace pw::test
{

/// What a finished command line said.
struct CommandOutcome {
    int exitCode = -1; ///< -1: it did not run, or crashed
    QByteArray out;
    QByteArray err;
};

/// This program's environment and "NAME=value" entries on top.
[[nodiscard]] QProcessEnvironment environmentWith(const QStringList &more);

/// The real panelwright-server on a shop in a temporary folder. For one thread. What goes wrong is in problem().
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess(); ///< kills what still runs
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    /// Words before the program when it serves, such as strace's, which has to leave it the direct child (-D).
    void setWrapper(const QStringList &words) { m_wrapper = words; }
    /// Added to the environment of everything that is started from now on: "NAME=value".
    void setEnvironment(const QStringList &more) { m_environment = more; }
    /// Whether it serves; false also after it was killed from outside.
    [[nodiscard]] bool isRunning() const;
    /// Waits for an end that comes by itself.
    [[nodiscard]] bool endsWithin(int timeoutMs);

    /// A shop whose owner is "owner" with ownerPassword().
    [[nodiscard]] bool init();
    /// Fills it; every customer's password is customerPassword().
    [[nodiscard]] bool seed(const QStringList &what = {QStringLiteral("--demo")});
    /// Serves on a free port; again after stop() or kill(), on the same one.
    [[nodiscard]] bool start(const QStringList &more = {});
    /// SIGTERM, and waits for the end. The exit code; -1 when it had to be killed.
    int stop(int timeoutMs = 40'000);
    void sendTerminate(); ///< SIGTERM, without waiting
    void kill();          ///< as kill -9
    [[nodiscard]] bool restart();

    /// panelwright-server verify: its last line. "ok" is true when the shop is sound.
    [[nodiscard]] QJsonObject verify();
    /// Any other command line; --data is added.
    [[nodiscard]] CommandOutcome run(const QString &command, const QStringList &words = {});
    /// What SQLite's own shell makes of these statements on the shop's database. The server may be running: its writes
    /// are waited for.
    [[nodiscard]] CommandOutcome sqlite(const QString &sql);

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString dataDir() const { return m_folder.filePath(QStringLiteral("shop")); }
    [[nodiscard]] QString databaseFile() const { return dataDir() + QStringLiteral("/shop.db"); }
    /// What it wrote on stderr so far.
    [[nodiscard]] QByteArray log() const;
    [[nodiscard]] QString ownerPassword() const { return QStringLiteral("the owner's password"); }
    [[nodiscard]] QString ownerPasswordFile() const { return m_folder.filePath(QStringLiteral("owner-password")); }
    [[nodiscard]] QString customerPassword() const { return QStringLiteral("a customer's password"); }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    [[nodiscard]] bool waitUntilReady();
    void prepare(QProcess &process) const;
    [[nodiscard]] CommandOutcome outcomeOf(QProcess &process, const QString &command);
    [[nodiscard]] QString passwordFile(const QString &name, const QString &password);

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    QStringList m_serveWords;
    QStringList m_wrapper;
    QStringList m_environment;
    QString m_problem;
};

} // namespace pw::test
