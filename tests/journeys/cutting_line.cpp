// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/journeys/cutting_line.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace pw::test
{

CuttingLine::CuttingLine(quint16 serverPort) : m_serverPort(serverPort)
{
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        context,
        [this, context] {
            m_listener = new QTcpServer(context);
            m_listener->listen(QHostAddress::LocalHost);
            QObject::connect(m_listener, &QTcpServer::newConnection, context,
                             [this] { join(m_listener->nextPendingConnection()); });
            m_port = m_listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

CuttingLine::~CuttingLine()
{
    m_thread.quit();
    m_thread.wait();
}

void CuttingLine::join(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server] {
        if (!carry(server, client)) {
            server->abort();
            client->abort();
        }
    });
    QObject::connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    QObject::connect(client, &QTcpSocket::disconnected, client, [client] { client->deleteLater(); });
    server->connectToHost(QHostAddress::LocalHost, m_serverPort);
}

bool CuttingLine::carry(QTcpSocket *server, QTcpSocket *client)
{
    QByteArray bytes = server->readAll();
    const qint64 left = m_left;
    const bool isCut = left >= 0 && bytes.size() >= left;
    if (isCut)
        bytes.truncate(left);
    client->write(bytes);
    client->waitForBytesWritten(1000);
    if (left >= 0)
        m_left = isCut ? -1 : left - bytes.size();
    m_cuts += isCut ? 1 : 0;
    return !isCut;
}

} // namespace pw::test
