// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/mutation_job.h"

#include "core/storage/database.h"
#include "core/storage/idempotency_store.h"
#include "sync-server/api/problem.h"
#include "sync-server/auth/crypto.h"

namespace pw::server
{
namespace
{

http::Response restFailed(std::string_view requestId)
{
    return problem({.status = 500, .code = codeOfHttpStatus(500), .detail = "The storage failed; nothing was changed."},
                   requestId);
}

http::Response restRefused(const Refusal &refusal, std::string_view requestId)
{
    return problem(refusal, requestId);
}

} // namespace

const Wording restWording{.refused = restRefused, .failed = restFailed, .busy = busyProblem};

bool MutationJob::perform(Database &db, const Stamp &stamp)
{
    if (!m_parts.claim)
        return runMutation(db, stamp);
    if (const auto kept = IdempotencyStore(db).find(m_parts.claim->owner, m_parts.claim->key)) {
        answerAgain(*kept);
        return false;
    }
    {
        // A refusal is kept too, so that the same request gets the same answer; what it wrote is not.
        Savepoint step(db);
        if (runMutation(db, stamp))
            step.release();
    }
    keepAnswer(db, stamp.now);
    return true;
}

bool MutationJob::runMutation(Database &db, const Stamp &stamp)
{
    const Origin origin{.address = m_parts.address, .requestId = QString::fromStdString(m_parts.requestId)};
    CommandContext context{
        .db = db, .actor = m_parts.actor, .stamp = stamp, .commandId = m_parts.commandId, .origin = &origin};
    auto answer = m_parts.mutation.run(context);
    if (!answer) {
        m_response = m_parts.wording->refused(answer.error(), m_parts.requestId);
        return false;
    }
    if (answer->refusal) {
        m_response = m_parts.wording->refused(*answer->refusal, m_parts.requestId);
        return true;
    }
    m_response.status = answer->status;
    m_response.body = std::move(answer->body);
    if (m_response.body.empty())
        m_response.contentType.clear();
    return true;
}

QByteArray MutationJob::sealContext() const
{
    return m_parts.claim->owner.toUtf8() + '\n' + m_parts.claim->key.toUtf8() + '\n' +
           m_parts.claim->bodyHash.toLatin1();
}

void MutationJob::answerAgain(const KeptAnswer &kept)
{
    const bool sealed = m_parts.mutation.holdsSecret;
    const auto body =
        sealed ? crypto::open(m_parts.claim->secret, sealContext(), kept.answer) : std::optional(kept.answer.toUtf8());
    if (kept.bodyHash != m_parts.claim->bodyHash || !body) {
        m_response = m_parts.wording->refused({RefusalCode::IdempotencyKeyReused}, m_parts.requestId);
        return;
    }
    m_response.status = kept.status;
    m_response.body = body->toStdString();
    if (m_response.body.empty())
        m_response.contentType.clear();
    else if (kept.status >= 400)
        m_response.contentType = "application/problem+json";
    m_response.header("Idempotency-Replayed", "true");
}

void MutationJob::keepAnswer(Database &db, Instant now) const
{
    const IdempotencyClaim &claim = *m_parts.claim;
    const QByteArray body = QByteArray::fromStdString(m_response.body);
    const QString answer = m_parts.mutation.holdsSecret
                               ? crypto::seal(claim.secret, sealContext(), body, m_parts.shop->ids)
                               : QString::fromUtf8(body);
    IdempotencyStore(db).insert(claim.owner, claim.key,
                                {.bodyHash = claim.bodyHash, .status = m_response.status, .answer = answer}, now);
}

void MutationJob::finish(JobEnd end) noexcept
{
    switch (end) {
    case JobEnd::Committed:
        if (m_parts.mutation.changesCatalogue)
            m_parts.shop->catalogue.invalidate();
        break;
    case JobEnd::Undone:
        break;
    case JobEnd::Failed:
        m_response = m_parts.wording->failed(m_parts.requestId);
        break;
    case JobEnd::NotCommitted:
        m_response = m_parts.wording->busy(m_parts.requestId);
        break;
    }
    m_responder(std::move(m_response));
}

} // namespace pw::server
