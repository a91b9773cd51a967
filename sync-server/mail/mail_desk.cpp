// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/mail/mail_desk.h"

#include "core/storage/job_store.h"
#include "core/storage/mail_store.h"
#include "core/storage/settings_store.h"
#include "sync-server/auth/crypto.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::server::mail
{
namespace
{

constexpr QByteArrayView sealContext = "mail";

} // namespace

void MailDesk::post(CommandContext &context, const Letter &letter) const
{
    const QJsonObject content{{u"to"_s, letter.to}, {u"subject"_s, letter.subject}, {u"text"_s, letter.text}};
    const QByteArray bytes = QJsonDocument(content).toJson(QJsonDocument::Compact);
    const qint64 id =
        MailStore(context.db).insert(crypto::seal(m_secret, sealContext, bytes, m_ids), context.stamp.now);
    Job job;
    job.kind = u"mail"_s;
    job.key = QString::number(id);
    job.dueAt = context.stamp.now;
    JobStore(context.db).enqueue(job, context.stamp.now);
}

std::optional<Letter> MailDesk::open(const QString &box) const
{
    const auto bytes = crypto::open(m_secret, sealContext, box);
    if (!bytes)
        return std::nullopt;
    const QJsonObject content = QJsonDocument::fromJson(*bytes).object();
    return Letter{.to = content[u"to"_s].toString(),
                  .subject = content[u"subject"_s].toString(),
                  .text = content[u"text"_s].toString()};
}

QString MailDesk::siteName(Database &db) const
{
    const QString set = SettingsStore(db).value(SettingName::SiteName);
    return set.isEmpty() ? m_settings.siteName : set;
}

QString MailDesk::link(const QString &page, const QString &token) const
{
    return m_settings.siteUrl.isEmpty() ? QString() : m_settings.siteUrl + u'/' + page + u'#' + token;
}

} // namespace pw::server::mail
