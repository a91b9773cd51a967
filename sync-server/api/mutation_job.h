// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/executor/write_job.h"
#include "sync-server/http/handler.h"

#include <QByteArray>

#include <optional>

namespace pw
{
struct KeptAnswer;
}

namespace pw::server
{

/// What makes a request the same as an earlier one.
struct IdempotencyClaim {
    QString owner; ///< whose keys: "customer:7"
    QString key;
    QString bodyHash;  ///< of method, path, query and body
    QByteArray secret; ///< the server's, for answers that hold tokens
};

/// How an API words what is not a success.
struct Wording {
    http::Response (*refused)(const Refusal &refusal, std::string_view requestId);
    http::Response (*failed)(std::string_view requestId); ///< the storage failed; nothing is kept
    http::Response (*busy)(std::string_view requestId);   ///< nothing is kept, and trying again may help
};

/// How the REST API does.
extern const Wording restWording;

/// A mutation on its way through the executor, with the client that waits for it.
class MutationJob final : public WriteJob
{
public:
    struct Parts {
        Mutation mutation;
        Actor actor;
        QString commandId;
        std::optional<IdempotencyClaim> claim;
        std::string requestId;
        QString address = {}; ///< where the request came from
        const Shop *shop = nullptr;
        const Wording *wording = nullptr;
    };

    MutationJob(Parts parts, http::Responder responder) : m_parts(std::move(parts)), m_responder(std::move(responder))
    {
    }

    [[nodiscard]] bool perform(Database &db, const Stamp &stamp) override;
    void finish(JobEnd end) noexcept override;
    [[nodiscard]] bool concernsDesks() const override { return m_parts.mutation.concernsDesks; }
    [[nodiscard]] bool concernsJobs() const override { return true; }
    /// There was no place in the queue.
    void turnAway() { m_responder(m_parts.wording->busy(m_parts.requestId)); }

private:
    [[nodiscard]] bool runMutation(Database &db, const Stamp &stamp);
    void answerAgain(const KeptAnswer &kept);
    void keepAnswer(Database &db, Instant now) const;
    [[nodiscard]] QByteArray sealContext() const;

    Parts m_parts;
    http::Responder m_responder;
    http::Response m_response;
};

} // namespace pw::server
