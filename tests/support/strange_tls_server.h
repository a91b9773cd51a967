// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace pw::test
{

/// A server that speaks TLS well and HTTP a little, with a certificate that it gave to itself: OpenSSL's own. Whoever
/// trusts it gets 200 and a page.
class StrangeTlsServer
{
public:
    /// False where openssl is not to be had.
    [[nodiscard]] bool start()
    {
        const QString key = m_folder.filePath(QStringLiteral("key.pem"));
        const QString certificate = m_folder.filePath(QStringLiteral("certificate.pem"));
        const QStringList make = QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
                                                "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1")
                                     .split(u' ');
        QProcess maker;
        maker.start(QStringLiteral("openssl"),
                    make + QStringList{QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
        if (!maker.waitForFinished() || maker.exitCode() != 0)
            return false;
        m_server.start(QStringLiteral("openssl"),
                       {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                        QStringLiteral("-key"), key, QStringLiteral("-cert"), certificate, QStringLiteral("-www")});
        return awaitPort();
    }
    ~StrangeTlsServer()
    {
        m_server.kill();
        m_server.waitForFinished();
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    /// It says "ACCEPT 127.0.0.1:PORT" once it listens.
    bool awaitPort()
    {
        constexpr qint64 patienceMs = 10'000;
        QByteArray said;
        for (const QDeadlineTimer end(patienceMs); !end.hasExpired() && m_port == 0;) {
            m_server.waitForReadyRead(100);
            said += m_server.readAllStandardOutput();
            const qsizetype at = said.indexOf("ACCEPT ");
            if (at >= 0 && said.indexOf('\n', at) > at)
                m_port = said.mid(at).split('\n').first().split(':').last().trimmed().toUShort();
        }
        return m_port != 0;
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;
};

} // namespace pw::test
