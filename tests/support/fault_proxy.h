// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <memory>

namespace pw::test
{

/// A relay on the loopback interface that does to conversations what networks do. It works on a thread of its own;
/// calls may come from any thread.
class FaultProxy
{
public:
    enum class Way { ToServer, ToClient };

    /// Ends the connection in the middle of one message of HTTP.
    struct Cut {
        QByteArray request; ///< how the request begins: "POST /sync/v1/push"
        Way way = Way::ToServer;
        qint64 after = 0;   ///< so many bytes of the request (of its answer) still pass; more than there are = all
        bool twice = false; ///< the server gets what passes a second time, on another connection
        bool reset = false; ///< end with RST instead of FIN
    };
    /// Of the last whole exchange whose request began like the armed cut's.
    struct Sizes {
        qint64 request = 0;
        qint64 answer = 0;
    };

    /// Listens on a free port of 127.0.0.1; `upstream` is the server's port there.
    explicit FaultProxy(quint16 upstream);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] quint16 port() const;

    /// The next matching exchange meets this cut; those after it pass, until it is armed again.
    void arm(const Cut &cut);
    void disarm();
    /// Whether the armed cut has happened.
    [[nodiscard]] bool fired() const;
    [[nodiscard]] Sizes sizes() const;

    /// Ends all connections, and new ones as soon as they come, while `refused`.
    void refuse(bool refused);
    /// Bytes that way are taken and go nowhere; the connections stay. A connection that has lost bytes stays deaf after
    /// the network has healed, as one whose other end has forgotten it.
    void partition(bool toServer, bool toClient);
    void heal();

private:
    class Relay;
    std::unique_ptr<Relay> m_relay;
};

} // namespace pw::test
