// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "ui/models/data_source.h"
#include "ui/shell/keychain.h"
#include "ui/shell/sealed_session.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QSettings;
class QWidget;

namespace pw::ui
{

class SignInDialog;

/// Who is signed in, from start to sign-out: the session kept in the keychain, the dialog when there is none.
class SessionController final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        DataSource &data;
        Session &session;
        Keychain &keychain;
        QSettings &settings;
        SealedSession *sealed = nullptr; ///< where there is no keychain; without one, the session is not remembered
        /// What a passphrase has opened already, as of now: the session is sealed with it, and nobody is asked for a
        /// second passphrase. Empty without.
        std::function<Secret()> openedKey = {};
    };
    struct Start {
        QString server;
        QString user;
        Secret password;    ///< set: sign in with it, without asking
        bool mayAsk = true; ///< false: someone who wants to work offline is not asked for a password
    };

    SessionController(const Parts &parts, QWidget *window);

    /// Continues the session kept from before; without one, asks.
    void start(const Start &start);
    void askToSignIn(const QString &trouble = {});
    /// While changes wait for the server, asks first: they belong to this session.
    void signOut();
    /// This device was revoked: the session is forgotten, and nobody is asked to sign in until start().
    void leave();

Q_SIGNALS:
    void told(const QString &text);
    /// The person wants to send, so she no longer works offline.
    void onlineRequested();

private:
    void ask(const SignInTrouble &trouble);
    void signInWith(const Secret &password);
    void resumeKept(bool mayAsk);
    void takeStatus(const DeskStatus &status);
    /// What is kept of the session on this computer, without a word.
    void forget();
    void endSession();
    void keep(const QString &server, const QString &user, bool remember);
    void store(const QString &entry, const Secret &token);
    void storeSealed(const Secret &token, const QString &keychainTrouble);
    void tellNotKept(const QString &trouble);
    void offerToSeal(const Secret &token, const QString &keychainTrouble);
    void openSealed();
    void askToOpenSealed();
    [[nodiscard]] Secret openedKey() const { return m_openedKey ? m_openedKey() : Secret(); }

    DataSource &m_data;
    Session &m_session;
    Keychain &m_keychain;
    QSettings &m_settings;
    SealedSession *m_sealed;
    std::function<Secret()> m_openedKey;
    QWidget *m_window;
    QPointer<SignInDialog> m_dialog;
    QString m_server;
    QString m_user;
    bool m_wasSignedIn = false;
    bool m_hasLeft = false;
};

} // namespace pw::ui
