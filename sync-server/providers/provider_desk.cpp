// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/provider_desk.h"

#include "core/storage/provider_store.h"
#include "sync-server/auth/crypto.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

QByteArray contextOf(ProviderId provider)
{
    return "provider key " + QByteArray::number(provider.value);
}

} // namespace

std::optional<Upstream> ProviderDesk::upstream(Database &db, const Provider &provider) const
{
    const auto sealed = ProviderStore(db).sealedKey(provider.id);
    const auto key = sealed ? crypto::open(m_options.secret, contextOf(provider.id), *sealed) : std::nullopt;
    if (!key)
        return std::nullopt;
    return Upstream{provider.url, Secret(QString::fromUtf8(*key))};
}

QString ProviderDesk::seal(const Provider &provider, const Secret &key, IdSource &ids) const
{
    return crypto::seal(m_options.secret, contextOf(provider.id), key.reveal().toUtf8(), ids);
}

outgoing::HttpReply ProviderDesk::post(const Upstream &upstream, const QByteArray &form,
                                       const std::stop_token &stop) const
{
    outgoing::HttpRequest request;
    request.url = upstream.url;
    request.form = form;
    return outgoing::call(request, m_options.policy, stop);
}

} // namespace pw::server::providers
