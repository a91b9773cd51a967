// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace pw::test
{

/// The real `panelwright-desk shell` on one profile: a desk that stays. Answers come while the event loop runs, or in
/// ask().
class DeskShell
{
public:
    using Handler = std::function<void(const QJsonObject &)>;

    explicit DeskShell(const QString &profileDir, const QStringList &environment = {});
    ~DeskShell(); ///< kills what still runs
    DeskShell(const DeskShell &) = delete;
    DeskShell &operator=(const DeskShell &) = delete;

    /// `handler` may never be called: the process may be killed first.
    void send(QJsonObject request, Handler handler = {});
    /// Waits for the answer; empty where none came in time.
    [[nodiscard]] QJsonObject ask(const QJsonObject &request, int timeoutMs = 60'000);
    /// Syncs until that succeeds; nothing where it did not in time. The status that it ended with otherwise.
    [[nodiscard]] std::optional<QJsonObject> syncUntilDone(int timeoutMs = 60'000);

    /// Ends its stdin and waits; true when it ended well.
    [[nodiscard]] bool close(int timeoutMs = 60'000);
    void kill(); ///< as kill -9
    void pause();
    void resume();
    /// What the last sync that failed was answered; empty where no answer came.
    [[nodiscard]] const QJsonObject &lastRefusal() const { return m_lastRefusal; }
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    void read();
    void signal(int number) const;

    QProcess m_process;
    QHash<int, Handler> m_waiting;
    QJsonObject m_lastRefusal;
    int m_lastId = 0;
};

} // namespace pw::test
