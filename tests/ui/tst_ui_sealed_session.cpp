// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/passphrase_file.h"
#include "core/storage/encryption.h"
#include "tests/support/server_process.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/shell/session_controller.h"

#include <QCheckBox>
#include <QTest>

using namespace pw;
using namespace pw::console;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

namespace
{

const Secret passphrase(u"four plain little words"_s);
const Secret token(u"a-session-token-of-43-characters-0123456789"_s);

template <typename T>
T soon(QFuture<T> future)
{
    [&] { QTRY_VERIFY(future.isFinished()); }();
    return future.result();
}

} // namespace

/// A desktop without a keychain: the session in a file that a passphrase opens.
class UiSealedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensWithItsPassphraseOnly();
    void keepsNothingReadable();
    void noticesEveryChangedByte();
    void refusesWhatIsNotItsFile_data();
    void refusesWhatIsNotItsFile();
    void tellsWhereItCannotWrite();
    void aPersonUsesIt();
    void nobodyIsAskedTwice();
    void whatHadItsOwnPassphraseStillOpens();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"session.sealed"_s); }
    [[nodiscard]] QByteArray contents() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }

    [[nodiscard]] SessionController *controllerOf(Person &person, UiWorld &world, PassphraseFile &sealed,
                                                  const Secret &openedKey = {})
    {
        return new SessionController({.data = world.source(),
                                      .session = world.source(),
                                      .keychain = m_keychain,
                                      .settings = person.settings(),
                                      .sealed = &sealed,
                                      .openedKey = [openedKey] { return openedKey; }},
                                     &person.window());
    }

    NoKeychain m_keychain;
    SystemIdSource m_ids;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void UiSealedSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void UiSealedSession::opensWithItsPassphraseOnly()
{
    PassphraseFile file(path(), m_ids);
    QVERIFY(!file.exists());
    QCOMPARE(soon(file.seal(passphrase, token)), QString());
    QVERIFY(file.exists());
    const auto opened = soon(file.open(passphrase));
    QVERIFY(opened.ok());
    QCOMPARE(opened->reveal(), token.reveal());
    for (const QString &wrong : {u"four plain little word"_s, u"Four plain little words"_s, QString()})
        QVERIFY(!soon(file.open(Secret(wrong))).ok());
    file.erase();
    QVERIFY(!file.exists());
    QVERIFY(!soon(file.open(passphrase)).ok());
}

void UiSealedSession::keepsNothingReadable()
{
    PassphraseFile file(path(), m_ids);
    QCOMPARE(soon(file.seal(passphrase, token)), QString());
    const QByteArray first = contents();
    QVERIFY(!first.contains(token.reveal().toUtf8()) && !first.contains(passphrase.reveal().toUtf8()));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    // The same session sealed again shares nothing with the first file but its mark.
    QCOMPARE(soon(file.seal(passphrase, token)), QString());
    QVERIFY(contents().mid(8, 40) != first.mid(8, 40));
}

void UiSealedSession::noticesEveryChangedByte()
{
    PassphraseFile file(path(), m_ids);
    QCOMPARE(soon(file.seal(passphrase, token)), QString());
    const QByteArray good = contents();
    // Every ninth byte: mark, salt, nonce, authenticator and box are all hit, and each try costs a tenth of a second.
    for (qsizetype at = 0; at < good.size(); at += 9) {
        QByteArray bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        write(bad);
        QVERIFY2(!soon(file.open(passphrase)).ok(), qPrintable(QString::number(at)));
    }
    write(good);
    QVERIFY(soon(file.open(passphrase)).ok());
}

void UiSealedSession::refusesWhatIsNotItsFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("mark alone") << QByteArray("PWSEAL1\n");
    QTest::newRow("cut short") << QByteArray("PWSEAL1\n") + QByteArray(50, 'x');
    QTest::newRow("huge") << QByteArray(1024 * 1024, 'x');
}

void UiSealedSession::refusesWhatIsNotItsFile()
{
    QFETCH(const QByteArray, bytes);
    write(bytes);
    PassphraseFile file(path(), m_ids);
    const auto opened = soon(file.open(passphrase));
    QVERIFY(!opened.ok());
    QVERIFY2(opened.error().contains(u"damaged"_s), qPrintable(opened.error()));
}

void UiSealedSession::tellsWhereItCannotWrite()
{
    PassphraseFile file(m_folder->filePath(u"no such folder/session.sealed"_s), m_ids);
    QVERIFY(!soon(file.seal(passphrase, token)).isEmpty());
}

void UiSealedSession::aPersonUsesIt()
{
    ServerProcess server;
    QVERIFY2(server.init() && server.start(), qPrintable(server.problem()));
    UiWorld world(UiWorld::Shop::Empty);
    PassphraseFile sealed(path(), m_ids);
    {
        Person person(world);
        auto *session = controllerOf(person, world, sealed);
        session->start({});
        person.type(u"server"_s, server.url());
        person.type(u"user"_s, u"owner"_s);
        person.type(u"password"_s, server.ownerPassword());
        person.see<QCheckBox>(u"remember"_s)->setChecked(true);
        person.press(u"signIn"_s);
        person.type(u"passphrase"_s, u"short"_s);
        person.press(u"givePassphrase"_s);
        QTRY_VERIFY(person.see<QLabel>(u"passphraseTrouble"_s)->text().contains(u"10"_s));
        person.type(u"passphrase"_s, passphrase.reveal());
        person.type(u"passphraseAgain"_s, u"something else"_s);
        person.press(u"givePassphrase"_s);
        QTRY_VERIFY(person.see<QLabel>(u"passphraseTrouble"_s)->text().contains(u"not the same"_s));
        person.type(u"passphraseAgain"_s, passphrase.reveal());
        person.press(u"givePassphrase"_s);
        QTRY_VERIFY(!person.visible<QWidget>(u"passphraseDialog"_s));
        QVERIFY(sealed.exists());
    }
    world.reopen();
    Person person(world);
    auto *session = controllerOf(person, world, sealed);
    session->start({});
    person.type(u"passphrase"_s, u"a wrong one"_s);
    person.press(u"givePassphrase"_s);
    QTRY_VERIFY(person.see<QLabel>(u"passphraseTrouble"_s)->text().contains(u"not the passphrase"_s));
    person.type(u"passphrase"_s, passphrase.reveal());
    person.press(u"givePassphrase"_s);
    QTRY_VERIFY(!person.visible<QWidget>(u"passphraseDialog"_s));
    // The session is the one that was sealed: the server still takes it.
    world.source().setOnline(true);
    QTRY_COMPARE_WITH_TIMEOUT(world.source().status().connection, DeskStatus::Connection::Online, 20'000);
    session->signOut();
    QTRY_VERIFY(!sealed.exists());
}

/// The copy of the shop was opened with a passphrase: the session needs no second one.
void UiSealedSession::nobodyIsAskedTwice()
{
    ServerProcess server;
    QVERIFY2(server.init() && server.start(), qPrintable(server.problem()));
    UiWorld world(UiWorld::Shop::Empty);
    PassphraseFile sealed(path(), m_ids);
    const Secret key = makeFileKey(m_ids);
    {
        Person person(world);
        controllerOf(person, world, sealed, key)->start({});
        person.type(u"server"_s, server.url());
        person.type(u"user"_s, u"owner"_s);
        person.type(u"password"_s, server.ownerPassword());
        person.see<QCheckBox>(u"remember"_s)->setChecked(true);
        person.press(u"signIn"_s);
        QTRY_VERIFY(sealed.exists());
        QVERIFY(!person.visible<QWidget>(u"passphraseDialog"_s));
    }
    world.reopen();
    {
        Person person(world);
        controllerOf(person, world, sealed, key)->start({});
        world.source().setOnline(true);
        QTRY_COMPARE_WITH_TIMEOUT(world.source().status().connection, DeskStatus::Connection::Online, 20'000);
        QVERIFY(!person.visible<QWidget>(u"passphraseDialog"_s) && !person.visible<QWidget>(u"signInDialog"_s));
    }
    // Nobody else's key opens it.
    QVERIFY(!soon(sealed.open(makeFileKey(m_ids))).ok());
}

void UiSealedSession::whatHadItsOwnPassphraseStillOpens()
{
    UiWorld world(UiWorld::Shop::Empty);
    PassphraseFile sealed(path(), m_ids);
    QCOMPARE(soon(sealed.seal(passphrase, token)), QString());
    Person person(world);
    person.settings().setValue(u"session/server"_s, u"http://127.0.0.1:9"_s);
    person.settings().setValue(u"session/user"_s, u"owner"_s);
    auto *session = controllerOf(person, world, sealed, makeFileKey(m_ids));
    session->start({});
    person.type(u"passphrase"_s, passphrase.reveal());
    person.press(u"givePassphrase"_s);
    QTRY_VERIFY(!person.visible<QWidget>(u"passphraseDialog"_s));
    QTRY_COMPARE(world.source().status().user, u"owner"_s);
}

QTEST_MAIN(UiSealedSession)
#include "tst_ui_sealed_session.moc"
