// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/mail/mail_handler.h"

#include "core/storage/mail_store.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace pw::server::mail
{
namespace
{

/// Nothing, or why the file could not be written. The folder holds links that open accounts: for its owner alone.
QString writeFile(const QString &folder, const QString &name, const QByteArray &content)
{
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().exists(folder) && (!QDir().mkpath(folder) || !QFile::setPermissions(folder, ownerOnly)))
        return u"cannot make the folder "_s + folder;
    QSaveFile file(folder + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(content) != content.size() || !file.commit())
        return u"cannot write %1: %2"_s.arg(file.fileName(), file.errorString());
    return {};
}

} // namespace

JobResult MailHandler::run(const Job &job, std::stop_token stop)
{
    Database db(m_database);
    const auto waiting = MailStore(db).byId(job.key.toLongLong());
    if (!waiting)
        return JobResult::done();
    const auto letter = m_desk.open(waiting->box);
    if (!letter)
        return JobResult::givenUp(u"the mail was sealed with another server.key"_s);
    const MailSettings &settings = m_desk.settings();
    const Envelope envelope{.from = settings.from,
                            .fromName = m_desk.siteName(db),
                            .id = u"mail-%1-%2"_s.arg(job.key).arg(waiting->createdAt.ms),
                            .writtenAt = waiting->createdAt};
    const QByteArray content = compose(*letter, envelope);
    if (settings.smtp.url.isEmpty()) {
        const QString name = job.key.rightJustified(10, u'0') + u".eml"_s;
        const QString problem = writeFile(settings.folder, name, content);
        return problem.isEmpty() ? JobResult::done() : JobResult::failed(problem);
    }
    const auto reply =
        outgoing::send({.from = settings.from, .to = letter->to, .content = content}, settings.smtp, stop);
    switch (reply.outcome) {
    case outgoing::SmtpReply::Outcome::Accepted:
        return JobResult::done();
    case outgoing::SmtpReply::Outcome::Refused:
        return JobResult::givenUp(reply.problem);
    case outgoing::SmtpReply::Outcome::Failed:
        return JobResult::failed(reply.problem);
    }
    Q_UNREACHABLE();
}

} // namespace pw::server::mail
