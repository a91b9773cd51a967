// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace pw::test
{

/// What a finished run of panelwright-desk left behind.
struct DeskRun {
    int exitCode = -1; ///< -1 when it was killed
    QList<QJsonObject> lines;
    QByteArray output;
    QByteArray errors;
};

/// The real panelwright-desk on one profile.
class DeskProcess
{
public:
    explicit DeskProcess(QString profileDir) : m_profile(std::move(profileDir)) {}

    /// Words before the program, such as strace's (with -D).
    void setWrapper(const QStringList &words) { m_wrapper = words; }
    /// Added to its environment: "NAME=value".
    void setEnvironment(const QStringList &more) { m_environment = more; }
    [[nodiscard]] const QString &profile() const { return m_profile; }

    [[nodiscard]] DeskRun run(const QStringList &arguments) const;
    /// `login` at the server behind `url`.
    [[nodiscard]] DeskRun logIn(const QString &url, const QString &user, const QString &passwordFile) const;
    /// Starts it and kills it with SIGKILL after `afterMs`, unless it ended by itself before.
    [[nodiscard]] DeskRun runAndKill(const QStringList &arguments, int afterMs) const;
    /// `do NAME JSON` without the network.
    [[nodiscard]] DeskRun doOffline(const QString &name, const QByteArray &json) const;
    /// The single row with this id in `list KIND`, empty if there is none.
    [[nodiscard]] QJsonObject row(const QString &kind, qint64 id, bool confirmed = false) const;
    [[nodiscard]] QList<QJsonObject> list(const QString &kind, const QStringList &more = {}) const;

private:
    [[nodiscard]] DeskRun execute(const QStringList &arguments, int killAfterMs) const;

    QString m_profile;
    QStringList m_wrapper;
    QStringList m_environment;
};

} // namespace pw::test
