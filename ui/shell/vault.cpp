// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/vault.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/desk_service.h"
#include "core/storage/disk_file.h"
#include "core/storage/encryption.h"
#include "core/sync/desk.h"
#include "core/sync/profile_files.h"
#include "ui/models/reply.h"
#include "ui/shell/passphrase_dialog.h"

#include <QAbstractButton>
#include <QFile>
#include <QMessageBox>
#include <QSaveFile>
#include <QSettings>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr auto declinedName = "encryption/declined"_L1;

QString keyEntry(const QString &id)
{
    return u"replica-key "_s + id;
}

QString incarnationEntry(const QString &id)
{
    return u"incarnation "_s + id;
}

} // namespace

Vault::Vault(const Parts &parts, QWidget *window)
    : QObject(window), m_desk(parts.desk), m_keychain(parts.keychain), m_sealed(parts.sealed),
      m_settings(parts.settings), m_clock(parts.clock), m_ids(parts.ids), m_profileDir(parts.profileDir),
      m_window(window)
{
    connect(&m_desk, &DeskService::revoked, this, &Vault::wipe);
}

Vault::~Vault() = default;

void Vault::open(bool mayAsk)
{
    m_mayAsk = mayAsk;
    try {
        finishWiping(m_profileDir);
        const bool isEncrypted = isProfileEncrypted(m_profileDir);
        if (!canEncrypt() && isEncrypted)
            stayLocked(
                tr("This copy of the shop is encrypted, and this build of Panelwright has no encryption library."));
        else if (!canEncrypt())
            openPlain(tr("This build of Panelwright has no encryption library."));
        else if (m_sealed.exists())
            askForPassphrase();
        else
            openWithKeychain();
    } catch (const std::runtime_error &error) {
        stayLocked(QString::fromUtf8(error.what()));
    }
}

void Vault::openWithKeychain()
{
    m_lock = std::make_unique<ProfileLock>(lockFileIn(m_profileDir));
    if (!m_lock->isHeld()) {
        m_lock.reset();
        stayLocked(tr("Another program is working in the folder %1.").arg(m_profileDir));
        return;
    }
    m_keychainId = keychainId();
    onReply(m_keychain.read(keyEntry(m_keychainId)), this,
            [this](const Result<Secret, KeychainFailure> &read) { onKeyRead(read); });
}

/// Under which name the keychain has this profile's secrets. It is in the folder, so that the folder can be moved.
QString Vault::keychainId()
{
    const QString fileName = m_profileDir + u"/key.id"_s;
    if (QFile file(fileName); file.open(QIODevice::ReadOnly)) {
        if (const QString id = QString::fromUtf8(file.readAll()).trimmed(); !id.isEmpty())
            return id;
    }
    const QString id = makeToken(m_ids, 12);
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(id.toUtf8()) < 0 || !file.commit())
        throw StorageError(u"writing "_s + fileName, file.errorString());
    syncFile(m_profileDir);
    return id;
}

void Vault::onKeyRead(const Result<Secret, KeychainFailure> &read)
{
    if (read.ok() && isFileKey(read.value())) {
        unlockWithIncarnation(read.value());
        return;
    }
    const QString trouble = read.ok() ? tr("what it keeps is no key") : read.error().text;
    // "Not found" may come of a keychain that is locked: no proof that there never was a key.
    if (isProfileEncrypted(m_profileDir))
        stayLocked(
            tr("This copy of the shop is encrypted, and the keychain of this computer did not hand out its key: %1")
                .arg(trouble),
            Remedy::RetryOrStartAnew);
    else if (!read.ok() && read.error().trouble == KeychainTrouble::NotFound)
        makeKey();
    else
        doWithoutKeychain(trouble);
}

void Vault::makeKey()
{
    const Secret key = makeFileKey(m_ids);
    onReply(m_keychain.write(keyEntry(m_keychainId), key), this,
            [this, key](const Result<void, KeychainFailure> &written) {
                if (written.ok())
                    checkKey(key);
                else
                    doWithoutKeychain(written.error().text);
            });
}

/// A keychain that forgets what it was given would cost the whole profile.
void Vault::checkKey(const Secret &key)
{
    onReply(m_keychain.read(keyEntry(m_keychainId)), this, [this, key](const Result<Secret, KeychainFailure> &read) {
        if (read.ok() && read.value().reveal() == key.reveal())
            unlock(key, {.state = Protection::State::Keychain});
        else
            doWithoutKeychain(read.ok() ? tr("it did not keep the key") : read.error().text);
    });
}

void Vault::doWithoutKeychain(const QString &trouble)
{
    const QString reason = tr("The keychain of this computer cannot keep the key (%1).").arg(trouble);
    if (m_mayAsk && !m_settings.value(declinedName).toBool())
        choosePassphrase(reason);
    else
        openPlain(reason);
}

void Vault::openPlain(const QString &reason)
{
    unlock({}, {.state = Protection::State::None, .reason = reason});
}

bool Vault::mayChoosePassphrase() const
{
    return m_protection.state == Protection::State::None && canEncrypt();
}

void Vault::choosePassphrase(const QString &explanation)
{
    if (m_dialog)
        return;
    m_dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Choose,
        tr("%1 A passphrase can protect this copy of the shop instead: you are asked for it when the console starts. "
           "Nobody can bring it back if it is forgotten.")
            .arg(explanation),
        m_window,
        {.title = tr("Encrypt this copy of the shop"), .accept = tr("Encrypt"), .cancel = tr("Leave it unencrypted")});
    const Secret key = makeFileKey(m_ids);
    connect(m_dialog, &PassphraseDialog::given, this, [this, key](const Secret &passphrase) {
        onReply(m_sealed.seal(passphrase, key), m_dialog, [this, key](const QString &trouble) {
            if (!trouble.isEmpty()) {
                m_dialog->showTrouble(trouble);
                return;
            }
            m_dialog->done(QDialog::Accepted);
            unlock(key, {.state = Protection::State::Passphrase});
        });
    });
    connect(m_dialog, &QDialog::rejected, this, [this, explanation] {
        m_settings.setValue(declinedName, true);
        if (!m_isOpened)
            openPlain(explanation);
    });
    m_dialog->open();
}

void Vault::askForPassphrase()
{
    m_dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Open, tr("This copy of the shop is encrypted. Your passphrase opens it."), m_window,
        {.title = tr("Open this copy of the shop"), .accept = tr("Open"), .cancel = tr("Quit")});
    connect(m_dialog, &PassphraseDialog::given, this, [this](const Secret &passphrase) {
        onReply(m_sealed.open(passphrase), m_dialog, [this](const Result<Secret, QString> &opened) {
            if (!opened.ok()) {
                m_dialog->showTrouble(opened.error());
                return;
            }
            m_dialog->done(QDialog::Accepted);
            unlock(opened.value(), {.state = Protection::State::Passphrase});
        });
    });
    connect(m_dialog, &QDialog::rejected, this, &Vault::quitRequested);
    m_dialog->open();
}

/// Beside the key, the keychain knows what the outbox said last: a profile that was restored from an older copy is
/// noticed. Without an answer it opens all the same.
void Vault::unlockWithIncarnation(const Secret &key)
{
    onReply(m_keychain.read(incarnationEntry(m_keychainId)), this,
            [this, key](const Result<Secret, KeychainFailure> &kept) {
                unlock(key, {.state = Protection::State::Keychain},
                       kept.ok() ? std::optional(kept.value().reveal()) : std::nullopt);
            });
}

void Vault::unlock(const Secret &key, const Protection &protection, const std::optional<QString> &incarnation)
{
    m_lock.reset(); // the desk takes it now
    const auto done = m_desk.unlock({.key = key, .expectedIncarnation = incarnation});
    onReply(done, this, [this, key, protection](const QString &trouble) {
        if (!trouble.isEmpty()) {
            stayLocked(trouble);
            return;
        }
        setProtection(protection);
        m_passphraseKey = protection.state == Protection::State::Passphrase ? key : Secret();
        if (protection.state == Protection::State::Keychain)
            keepIncarnation();
        if (!m_isOpened) {
            m_isOpened = true;
            Q_EMIT opened();
        }
    });
}

void Vault::keepIncarnation()
{
    onReply(m_desk.incarnation(), this, [this](const QString &incarnation) {
        const auto written = m_keychain.write(incarnationEntry(m_keychainId), Secret(incarnation));
        onReply(written, this, [](const Result<void, KeychainFailure> &) {}); // the server tells copies apart as well
    });
}

void Vault::stayLocked(const QString &reason, Remedy remedy)
{
    m_lock.reset();
    setProtection({.state = Protection::State::Locked, .reason = reason});
    if (!m_mayAsk) {
        qWarning("%s", qPrintable(reason));
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("This copy of the shop is locked"), reason,
                                QMessageBox::NoButton, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"lockedBox"_s);
    box->setTextFormat(Qt::PlainText);
    auto *retry = box->addButton(tr("Try again"), QMessageBox::AcceptRole);
    auto *quit = box->addButton(tr("Quit"), QMessageBox::RejectRole);
    retry->setObjectName(u"tryAgain"_s);
    quit->setObjectName(u"quit"_s);
    box->setDefaultButton(retry);
    box->setEscapeButton(quit);
    connect(retry, &QAbstractButton::clicked, this, [this] { open(m_mayAsk); });
    connect(quit, &QAbstractButton::clicked, this, &Vault::quitRequested);
    if (remedy == Remedy::RetryOrStartAnew) {
        box->setInformativeText(
            tr("Without the key it can not be read, nor the changes in it that were not sent. It can be "
               "set aside, where nothing of it is lost, and the shop fetched from the server anew."));
        auto *aside = box->addButton(tr("Set it aside and start anew"), QMessageBox::DestructiveRole);
        aside->setObjectName(u"setAside"_s);
        connect(aside, &QAbstractButton::clicked, this, &Vault::setAside);
    }
    box->open();
}

void Vault::setAside()
{
    try {
        QString when = m_clock.now().toString().left(19);
        setProfileAside(m_profileDir, m_profileDir + u"/set-aside-"_s + when.remove(u':'));
        open(m_mayAsk);
    } catch (const StorageError &error) {
        stayLocked(QString::fromUtf8(error.what()));
    }
}

/// Key first: whatever comes between, the files cannot be read any more.
void Vault::wipe(const QString &why, int handedIn)
{
    m_sealed.erase();
    m_passphraseKey = {};
    const auto removed = m_keychain.remove(keyEntry(m_keychainId));
    onReply(removed, this, [this, why, handedIn](const Result<void, KeychainFailure> &) {
        onReply(m_desk.wipe(), this,
                [this, why, handedIn](const QString &trouble) { afterWiping(why, handedIn, trouble); });
    });
}

void Vault::afterWiping(const QString &why, int handedIn, const QString &trouble)
{
    setProtection({.state = Protection::State::Locked, .reason = why});
    Q_EMIT wiped();
    const QString outcome =
        trouble.isEmpty() ? tr("Its copy of the shop has been removed from this computer.") : trouble;
    const QString kept =
        handedIn > 0
            ? tr("%n change(s) that had not been sent were handed in, and wait for the owner.", nullptr, handedIn)
            : tr("There were no changes that had not been sent.");
    if (!m_mayAsk) {
        qWarning("%s %s %s", qPrintable(why), qPrintable(outcome), qPrintable(kept));
        Q_EMIT quitRequested();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("This device was revoked"), why + u' ' + outcome,
                                QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"revokedBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(kept);
    box->button(QMessageBox::Ok)->setObjectName(u"revokedOk"_s);
    // From here it is a new device.
    connect(box, &QDialog::finished, this, [this] {
        m_isOpened = false;
        open(m_mayAsk);
    });
    box->open();
}

void Vault::setProtection(const Protection &protection)
{
    m_protection = protection;
    Q_EMIT protectionChanged();
}

} // namespace pw::ui
