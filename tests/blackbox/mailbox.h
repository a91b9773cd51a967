// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QProcess>
#include <QString>

namespace pw::test
{

/// A mail as its reader sees it: the head unfolded and decoded by Python's own mail library, not by ours.
struct ReadMail {
    QString to;
    QString from;
    QString subject;
    QString messageId;
    QString text;

    /// What stands behind "Code: ".
    [[nodiscard]] QString code() const;
};

/// The mails in a folder of .eml files, or of a Maildir, in the order in which they were written.
[[nodiscard]] QList<ReadMail> readMails(const QString &folder);
/// Waits until there are `count` of them.
[[nodiscard]] QList<ReadMail> awaitMails(const QString &folder, qsizetype count, int timeoutMs = 20'000);

/// A mail server of the real kind, from Debian's python3-aiosmtpd, which keeps what it gets in a Maildir.
class MailServer
{
public:
    ~MailServer();

    /// On a port of this machine that may be 0 for a free one; false where it does not start.
    [[nodiscard]] bool start(const QString &maildir, quint16 port = 0);
    [[nodiscard]] quint16 port() const { return m_port; }
    /// What it keeps is in here.
    [[nodiscard]] static QString newMailOf(const QString &maildir) { return maildir + QStringLiteral("/new"); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// A port that nothing listens on now.
[[nodiscard]] quint16 freePort();

} // namespace pw::test
