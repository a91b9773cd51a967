// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/passphrase_file.h"
#include "app/console/qt_keychain.h"
#include "app/keys/key_file.h"
#include "core/remote/desk_service.h"
#include "core/storage/encryption.h"
#include "core/sync/desk.h"
#include "core/sync/profile_files.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "ui/shell/lock_badge.h"
#include "ui/shell/vault.h"

#include <QAbstractButton>
#include <QMessageBox>
#include <QPointer>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

namespace
{

/// The console on a profile of its own, from a locked desk to an open one.
struct Console {
    Console(const QString &profileDir, Keychain &keychain)
        : dir(profileDir),
          desk({.profileDir = profileDir, .clock = clock, .ids = ids, .offline = true, .locked = true}), source(desk),
          commands(source), sealed(keys::keyFileOf(profileDir), ids),
          person({.data = source, .commands = commands, .clock = clock}, profileDir),
          vault(new Vault({.desk = desk,
                           .keychain = keychain,
                           .sealed = sealed,
                           .settings = person.settings(),
                           .clock = clock,
                           .ids = ids,
                           .profileDir = profileDir},
                          &person.window())),
          opened(vault, &Vault::opened)
    {
        person.window().setVault(vault);
    }

    [[nodiscard]] QString badge() { return person.see<LockBadge>(u"lockBadge"_s)->text(); }
    void choose(const QString &passphrase)
    {
        person.type(u"passphrase"_s, passphrase);
        if (person.visible<QLineEdit>(u"passphraseAgain"_s))
            person.type(u"passphraseAgain"_s, passphrase);
        person.press(u"givePassphrase"_s);
    }

    QString dir;
    SystemClock clock;
    SystemIdSource ids;
    DeskService desk;
    DeskSource source;
    CommandRunner commands;
    console::PassphraseFile sealed;
    Person person;
    Vault *vault;
    QSignalSpy opened;
};

const QString passphrase = u"four plain little words"_s;

} // namespace

/// How the console comes by the key of its profile: from a real keychain where the run has one, else from a passphrase,
/// and in plain words where neither is there.
class UiVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void withoutTheLibrarySaysSo();
    void asksForAPassphraseWithoutAKeychain();
    void staysPlainWhereThePersonWantsIt();
    void neverGuessesAMissingKey();
    void aRevokedDeviceIsWipedAndSaysSo();
    void keepsTheKeyInTheKeychain();
    void aForgottenKeyIsNotReplaced();

private:
    [[nodiscard]] QString profile() const { return m_folder->filePath(u"profile"_s); }
    [[nodiscard]] static bool hasKeyring() { return !qEnvironmentVariableIsEmpty("PANELWRIGHT_HAS_KEYRING"); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void UiVault::withoutTheLibrarySaysSo()
{
    if (canEncrypt())
        QSKIP("this build can encrypt");
    NoKeychain keychain;
    Console console(profile(), keychain);
    console.vault->open(true);
    QTRY_COMPARE(console.opened.count(), 1);
    QCOMPARE(console.badge(), u"Not encrypted"_s);
    QVERIFY(
        console.person.see<LockBadge>(u"lockBadge"_s)->accessibleDescription().contains(u"no encryption library"_s));
    QVERIFY(!console.vault->mayChoosePassphrase());
    QVERIFY(!isProfileEncrypted(profile()));
}

void UiVault::asksForAPassphraseWithoutAKeychain()
{
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
    NoKeychain keychain;
    {
        Console console(profile(), keychain);
        console.vault->open(true);
        console.choose(passphrase);
        QTRY_COMPARE(console.opened.count(), 1);
        QCOMPARE(console.badge(), u"Encrypted"_s);
        QTRY_VERIFY(console.source.status().encrypted);
    }
    QVERIFY(isProfileEncrypted(profile()));
    Console console(profile(), keychain);
    console.vault->open(true);
    console.choose(u"some other little words"_s);
    QTRY_VERIFY(console.person.see<QLabel>(u"passphraseTrouble"_s)->text().contains(u"not the passphrase"_s));
    QCOMPARE(console.opened.count(), 0);
    console.choose(passphrase);
    QTRY_COMPARE(console.opened.count(), 1);
    QCOMPARE(console.badge(), u"Encrypted"_s);
}

void UiVault::staysPlainWhereThePersonWantsIt()
{
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
    NoKeychain keychain;
    {
        Console console(profile(), keychain);
        console.vault->open(true);
        console.person.press(u"noPassphrase"_s);
        QTRY_COMPARE(console.opened.count(), 1);
        QCOMPARE(console.badge(), u"Not encrypted"_s);
        QVERIFY(console.person.see<LockBadge>(u"lockBadge"_s)->accessibleDescription().contains(u"none here"_s));
    }
    QVERIFY(!isProfileEncrypted(profile()));
    // The next start does not ask; a click encrypts what is there, while it is open.
    Console console(profile(), keychain);
    console.vault->open(true);
    QTRY_COMPARE(console.opened.count(), 1);
    QTest::mouseClick(console.person.see<LockBadge>(u"lockBadge"_s), Qt::LeftButton);
    console.person.press(u"encryptNow"_s);
    console.choose(passphrase);
    QTRY_COMPARE(console.badge(), u"Encrypted"_s);
    QCOMPARE(console.opened.count(), 1);
    QVERIFY(isProfileEncrypted(profile()));
}

void UiVault::neverGuessesAMissingKey()
{
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
    SystemIdSource ids;
    const SystemClock clock;
    {
        const pw::Desk desk({.profileDir = profile(), .clock = clock, .ids = ids, .key = makeFileKey(ids)});
    }
    NoKeychain keychain;
    Console console(profile(), keychain);
    const QSignalSpy quit(console.vault, &Vault::quitRequested);
    console.vault->open(true);
    console.person.press(u"tryAgain"_s);
    console.person.press(u"quit"_s);
    QTRY_COMPARE(quit.count(), 1);
    QCOMPARE(console.opened.count(), 0);
    QVERIFY(isProfileEncrypted(profile()));
    QVERIFY(!QFile::exists(keys::keyFileOf(profile())));
}

void UiVault::aRevokedDeviceIsWipedAndSaysSo()
{
    NoKeychain keychain;
    Console console(profile(), keychain);
    console.person.settings().setValue(u"encryption/declined"_s, true);
    console.vault->open(true);
    QTRY_COMPARE(console.opened.count(), 1);
    const QPointer<Page> shown = console.person.window().page(PageId::Orders);
    QFile marker(profile() + u"/snapshot.part"_s);
    QVERIFY(marker.open(QIODevice::WriteOnly));
    Q_EMIT console.desk.revoked(u"The owner has revoked this device."_s, 2);
    const auto *box = console.person.see<QMessageBox>(u"revokedBox"_s);
    QVERIFY2(box->text().contains(u"has been removed"_s), qPrintable(box->text()));
    QVERIFY2(box->informativeText().contains(u'2'), qPrintable(box->informativeText()));
    QVERIFY(!QFile::exists(outboxFileOf(profile())) && !QFile::exists(marker.fileName()));
    // What was shown of the copy is gone with it.
    QTRY_VERIFY(shown.isNull());
    // Then it is a new device.
    console.person.press(u"revokedOk"_s);
    QTRY_COMPARE(console.opened.count(), 2);
    QVERIFY(QFile::exists(outboxFileOf(profile())));
}

void UiVault::keepsTheKeyInTheKeychain()
{
    if (!hasKeyring())
        QSKIP("no keyring here; tst_ui_vault_with_keyring has one");
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
    console::QtKeychain keychain(20'000);
    for (int start = 0; start < 2; ++start) {
        Console console(profile(), keychain);
        console.vault->open(true);
        QTRY_COMPARE_WITH_TIMEOUT(console.opened.count(), 1, 25'000);
        QCOMPARE(console.badge(), u"Encrypted"_s);
        QCOMPARE(console.vault->protection().state, Protection::State::Keychain);
    }
    QVERIFY(isProfileEncrypted(profile()));
    QVERIFY(!QFile::exists(keys::keyFileOf(profile())));
}

void UiVault::aForgottenKeyIsNotReplaced()
{
    if (!hasKeyring())
        QSKIP("no keyring here; tst_ui_vault_with_keyring has one");
    if (!canEncrypt())
        QSKIP("this build cannot encrypt");
    console::QtKeychain keychain(20'000);
    {
        Console console(profile(), keychain);
        console.vault->open(true);
        QTRY_COMPARE_WITH_TIMEOUT(console.opened.count(), 1, 25'000);
    }
    QFile id(profile() + u"/key.id"_s);
    QVERIFY(id.open(QIODevice::ReadOnly));
    auto removed = keychain.remove(u"replica-key "_s + QString::fromUtf8(id.readAll()));
    QTRY_VERIFY_WITH_TIMEOUT(removed.isFinished(), 25'000);
    QVERIFY(removed.result().ok());
    Console console(profile(), keychain);
    console.vault->open(true);
    console.person.see<QPushButton>(u"setAside"_s);
    QCOMPARE(console.opened.count(), 0);
    QVERIFY(isProfileEncrypted(profile()));
    console.person.press(u"setAside"_s);
    QTRY_COMPARE_WITH_TIMEOUT(console.opened.count(), 1, 25'000);
    QCOMPARE(console.badge(), u"Encrypted"_s);
    const QStringList aside = QDir(profile()).entryList({u"set-aside-*"_s}, QDir::Dirs);
    QCOMPARE(aside.size(), 1);
    QVERIFY(isProfileEncrypted(profile() + u'/' + aside.constFirst()));
}

QTEST_MAIN(UiVault)
#include "tst_ui_vault.moc"
