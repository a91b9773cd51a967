// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "ui/shell/keychain.h"
#include "ui/shell/sealed_session.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

class QSettings;
class QWidget;

namespace pw
{
class Clock;
class DeskService;
class IdSource;
class ProfileLock;
} // namespace pw

namespace pw::ui
{

class PassphraseDialog;

/// How this desk's files are protected, in words for the person.
struct Protection {
    enum class State { Locked, Keychain, Passphrase, None };
    State state = State::Locked;
    QString reason = {}; ///< a sentence: why they are locked, or not encrypted
};

/// Finds the key of the profile, or makes one, and opens the desk with it. A key is written where it is kept, and read
/// back from there, before anything is encrypted with it; a profile that is encrypted never gets another one.
class Vault final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        DeskService &desk;
        Keychain &keychain;
        SealedSession &sealed; ///< the key, where there is no keychain
        QSettings &settings;
        const Clock &clock;
        IdSource &ids;
        QString profileDir;
    };
    Vault(const Parts &parts, QWidget *window);
    ~Vault() override;

    /// Ends in opened(), unless the key cannot be had. `mayAsk` is false for runs without a person: a new profile then
    /// stays plain where there is no keychain.
    void open(bool mayAsk);
    /// Encrypts a plain profile with a passphrase of the person's own choice, also while it is open.
    void choosePassphrase(const QString &explanation);
    /// Whether choosePassphrase() would help.
    [[nodiscard]] bool mayChoosePassphrase() const;
    [[nodiscard]] const Protection &protection() const { return m_protection; }
    /// Of the open profile, where a passphrase opened it; empty otherwise.
    [[nodiscard]] const Secret &passphraseKey() const { return m_passphraseKey; }

Q_SIGNALS:
    void opened();
    void protectionChanged();
    /// Nothing of the shop is on this computer any more.
    void wiped();
    /// The person gave up on a profile that is locked.
    void quitRequested();

private:
    void openWithKeychain();
    [[nodiscard]] QString keychainId();
    void onKeyRead(const Result<Secret, KeychainFailure> &read);
    void makeKey();
    void checkKey(const Secret &key);
    void doWithoutKeychain(const QString &trouble);
    void openPlain(const QString &reason);
    void askForPassphrase();
    void unlockWithIncarnation(const Secret &key);
    void unlock(const Secret &key, const Protection &protection, const std::optional<QString> &incarnation = {});
    void keepIncarnation();
    enum class Remedy { Retry, RetryOrStartAnew };
    void stayLocked(const QString &reason, Remedy remedy = Remedy::Retry);
    void setAside();
    void wipe(const QString &why, int handedIn);
    void afterWiping(const QString &why, int handedIn, const QString &trouble);
    void setProtection(const Protection &protection);

    DeskService &m_desk;
    Keychain &m_keychain;
    SealedSession &m_sealed;
    QSettings &m_settings;
    const Clock &m_clock;
    IdSource &m_ids;
    QString m_profileDir;
    QWidget *m_window;
    QPointer<PassphraseDialog> m_dialog;
    std::unique_ptr<ProfileLock> m_lock; ///< held while a key may be made, so that two consoles do not make two
    QString m_keychainId;
    Protection m_protection;
    Secret m_passphraseKey;
    bool m_mayAsk = true;
    bool m_isOpened = false;
};

} // namespace pw::ui
