// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QThread>

#include <atomic>

namespace pw::test
{

/// A line to a server on this machine that breaks after so many bytes of its answers, on a thread of its own.
class CuttingLine
{
public:
    explicit CuttingLine(quint16 serverPort);
    ~CuttingLine();
    CuttingLine(const CuttingLine &) = delete;
    CuttingLine &operator=(const CuttingLine &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Of answers, for all connections together; then every connection is cut. Negative = never.
    void cutAfter(qint64 bytes) { m_left = bytes; }
    [[nodiscard]] int cuts() const { return m_cuts; }

private:
    void join(QTcpSocket *client);
    [[nodiscard]] bool carry(QTcpSocket *server, QTcpSocket *client);

    QThread m_thread;
    QTcpServer *m_listener = nullptr;
    quint16 m_serverPort;
    std::atomic<quint16> m_port = 0;
    std::atomic<qint64> m_left = -1;
    std::atomic<int> m_cuts = 0;
};

} // namespace pw::test
