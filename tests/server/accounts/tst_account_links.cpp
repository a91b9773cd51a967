// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/account_store.h"
#include "core/storage/database.h"
#include "core/storage/job_store.h"
#include "core/storage/migrator.h"
#include "core/storage/user_store.h"
#include "core/base/id_source.h"
#include "sync-server/accounts/account_mail.h"
#include "sync-server/auth/authenticator.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server
{

/// How long the links in mails are good for, and what goes with a mail's job.
class TestAccountLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void linksExpire_data();
    void linksExpire();
    void confirmationIsOfOneAddress();
    void aMailGoesWithItsJob();
    void anotherKeyOpensNothing();

private:
    [[nodiscard]] CommandContext context() { return {.db = *m_db, .actor = {}, .stamp = m_stamp, .commandId = {}}; }
    [[nodiscard]] QString sealedMail();

    QTemporaryDir m_folder;
    int m_count = 0;
    std::optional<Database> m_db;
    SystemIdSource m_ids;
    mail::MailDesk m_desk{{.smtp = {}, .folder = {}, .from = u"shop@example.com"_s}, QByteArray(32, 'k'), m_ids};
    AccountMail m_mail{m_desk, m_ids};
    Stamp m_stamp{.rev = 1, .now = Instant(1'000'000)};
    User m_anna;
};

void TestAccountLinks::init()
{
    m_db.emplace(Database::Options{.file = m_folder.filePath(u"%1.db"_s.arg(++m_count))});
    migrate(*m_db, schema::server());
    UserStore users(*m_db);
    m_anna = users.byId(users.insert(u"anna"_s, u"Anna@example.com"_s, m_stamp)).value();
}

QString TestAccountLinks::sealedMail()
{
    auto statement = m_db->prepareText(u"test"_s, u"SELECT box FROM mails"_s);
    return statement.step() ? statement.text("box") : QString();
}

void TestAccountLinks::linksExpire_data()
{
    QTest::addColumn<int>("purpose");
    QTest::addColumn<qint64>("hours");
    QTest::newRow("confirmation") << static_cast<int>(MailPurpose::ConfirmEmail) << Q_INT64_C(7 * 24);
    QTest::newRow("password") << static_cast<int>(MailPurpose::ResetPassword) << Q_INT64_C(1);
    QTest::newRow("change") << static_cast<int>(MailPurpose::ChangeEmail) << Q_INT64_C(24);
}

void TestAccountLinks::linksExpire()
{
    QFETCH(int, purpose);
    QFETCH(qint64, hours);
    const auto what = static_cast<MailPurpose>(purpose);
    CommandContext here = context();
    QVERIFY(bool(m_mail.sendLink(here, what, m_anna)));
    const auto letter = m_desk.open(sealedMail());
    QVERIFY(letter.has_value());
    const QString token = letter->text.section(u"Code: "_s, 1).section(u'\n', 0, 0);
    const AccountStore store(*m_db);
    const qint64 lifeMs = hours * 3'600'000;
    QVERIFY(store.token(mailTokenHash(token), what, m_stamp.now.plusMs(lifeMs - 1)).has_value());
    QVERIFY(!store.token(mailTokenHash(token), what, m_stamp.now.plusMs(lifeMs)).has_value());
    QVERIFY(!store.token(token, what, m_stamp.now).has_value());
}

void TestAccountLinks::confirmationIsOfOneAddress()
{
    AccountStore store(*m_db);
    store.confirmEmail(m_anna.id, u"anna@EXAMPLE.com"_s, m_stamp.now);
    QVERIFY(store.emailConfirmed(m_anna.id));
    UserStore(*m_db).setEmail(m_anna.id, u"other@example.com"_s, m_stamp);
    QVERIFY(!store.emailConfirmed(m_anna.id));
}

void TestAccountLinks::aMailGoesWithItsJob()
{
    CommandContext here = context();
    m_mail.sendNotice(here, m_anna, u"Something was changed."_s);
    QVERIFY(!sealedMail().isEmpty());
    JobStore jobs(*m_db);
    const auto job = jobs.claim(u"lease"_s, m_stamp.now, m_stamp.now.plusMs(1000));
    QVERIFY(job.has_value());
    QCOMPARE(job->kind, u"mail"_s);
    QVERIFY(jobs.remove(job->id, u"lease"_s));
    QVERIFY(sealedMail().isEmpty());
}

void TestAccountLinks::anotherKeyOpensNothing()
{
    CommandContext here = context();
    m_mail.sendNotice(here, m_anna, u"Something was changed."_s);
    QVERIFY(!sealedMail().contains(u"Something"_s));
    const mail::MailDesk other({.smtp = {}, .folder = {}, .from = u"shop@example.com"_s}, QByteArray(32, 'x'), m_ids);
    QVERIFY(m_desk.open(sealedMail()).has_value());
    QVERIFY(!other.open(sealedMail()).has_value());
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestAccountLinks)
#include "tst_account_links.moc"
