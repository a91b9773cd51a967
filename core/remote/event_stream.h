// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/remote/event_parser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace pw
{

class IdSource;

/// Listens to the server's `GET /sync/v1/events`, and listens again whenever that ends, after a random time that grows
/// with each failure, so that many desks do not come back at once. Lives on a thread with an event loop.
class EventStream final : public QObject
{
    Q_OBJECT

public:
    struct Timing {
        int silenceMs = 50'000;      ///< the server says something every 20 s; after this the line is dead
        int firstRetryMs = 1'000;    ///< doubles with each failure in a row ...
        int longestRetryMs = 60'000; ///< ... up to this; what is waited is a random part of it
        int steadyMs = 10'000;       ///< a line that stood this long was no failure
    };
    struct Target {
        QUrl server;
        Secret token;
        QString clientId;
    };

    explicit EventStream(IdSource &ids) : EventStream(ids, Timing()) {}
    EventStream(IdSource &ids, Timing timing);
    ~EventStream() override;

    /// Listens until stop(); where it listens to this target already, nothing happens.
    void start(const Target &target);
    void stop();
    /// Whether something has come over the present line.
    [[nodiscard]] bool isUp() const { return m_up; }

Q_SIGNALS:
    /// The server has committed this revision. `first` on a line: what was missed before it is in there.
    void poked(qint64 rev, bool first);
    void upChanged(bool up);
    /// The server does not want this desk to listen (401, 403, 409, 410): a conversation will tell why.
    void refused();

private:
    void open();
    void read();
    void onEnd();
    void drop();
    void setUp(bool up);
    [[nodiscard]] int retryMs();

    IdSource &m_ids;
    const Timing m_timing;
    std::unique_ptr<QNetworkAccessManager> m_network;
    QTimer m_silence;
    QTimer m_retry;
    QElapsedTimer m_since;
    Target m_target;
    EventParser m_parser;
    QNetworkReply *m_reply = nullptr;
    int m_failures = 0;
    bool m_wanted = false;
    bool m_up = false;
};

} // namespace pw
