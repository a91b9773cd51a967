// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/import_run.h"

#include "ui/models/reply.h"
#include "ui/presentation/server_words.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw::ui
{

ImportRun::ImportRun(DataSource &source, ProviderId provider, QObject *parent)
    : QObject(parent), m_source(source), m_provider(provider)
{
}

ImportRun::~ImportRun()
{
    cancel();
}

void ImportRun::fetch()
{
    cancel();
    m_isFetching = true;
    m_call = m_source.call({.method = "GET", .path = u"/api/admin/providers/%1/services"_s.arg(m_provider.value)});
    onReply(m_call, this, [this](const ServerAnswer &answer) {
        if (!std::exchange(m_isFetching, false))
            return;
        if (answer.isDone())
            Q_EMIT listed(offeredIn(answer.body.value("items"_L1).toArray()));
        else
            Q_EMIT failed(serverWords(answer));
    });
}

void ImportRun::import(const QStringList &chosen, const QJsonObject &terms)
{
    m_left = chosen;
    m_terms = terms;
    m_all = chosen.size();
    m_made = 0;
    m_problems.clear();
    importNext();
}

void ImportRun::cancel()
{
    m_left.clear();
    if (std::exchange(m_isFetching, false))
        m_call.cancel();
}

void ImportRun::importNext()
{
    Q_EMIT progressed(m_all - m_left.size(), m_all);
    if (m_left.isEmpty()) {
        Q_EMIT imported(m_made, m_problems, {});
        return;
    }
    QJsonObject body = m_terms;
    const QStringList now = m_left.first(std::min(portion, m_left.size()));
    m_left = m_left.sliced(now.size());
    body.insert(u"services"_s, QJsonArray::fromStringList(now));
    m_call = m_source.call(
        {.method = "POST", .path = u"/api/admin/providers/%1/import"_s.arg(m_provider.value), .body = body});
    onReply(m_call, this, [this, asked = now.size()](const ServerAnswer &answer) { takeImported(answer, asked); });
}

void ImportRun::takeImported(const ServerAnswer &answer, qsizetype asked)
{
    if (!answer.isDone()) {
        m_left.clear();
        Q_EMIT imported(m_made, m_problems, serverWords(answer));
        return;
    }
    const QJsonArray items = answer.body.value("items"_L1).toArray();
    for (const QJsonValue &item : items) {
        const QJsonObject error = item["error"_L1].toObject();
        if (error.isEmpty())
            ++m_made;
        else
            m_problems << tr("Number %1: %2").arg(item["id"_L1].toString(), error.value("detail"_L1).toString());
    }
    if (items.isEmpty())
        m_problems << tr("The server said nothing of %1 services.").arg(asked);
    importNext();
}

} // namespace pw::ui
