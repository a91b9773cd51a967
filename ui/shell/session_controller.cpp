// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/session_controller.h"

#include "ui/models/reply.h"
#include "ui/shell/passphrase_dialog.h"
#include "ui/shell/sign_in_dialog.h"
#include "ui/shell/sign_out_dialog.h"

#include <QSettings>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

/// One entry in the keychain for each account on each server.
QString keyFor(const QString &server, const QString &user)
{
    return user + u'@' + server;
}

} // namespace

SessionController::SessionController(const Parts &parts, QWidget *window)
    : QObject(window), m_data(parts.data), m_session(parts.session), m_keychain(parts.keychain),
      m_settings(parts.settings), m_sealed(parts.sealed), m_openedKey(parts.openedKey), m_window(window),
      m_server(parts.settings.value("session/server"_L1).toString()),
      m_user(parts.settings.value("session/user"_L1).toString())
{
    connect(&m_data, &DataSource::statusChanged, this, &SessionController::takeStatus);
}

void SessionController::start(const Start &start)
{
    m_hasLeft = false;
    if (!start.server.isEmpty())
        m_server = start.server;
    if (!start.user.isEmpty())
        m_user = start.user;
    if (!start.password.isEmpty()) {
        signInWith(start.password);
        return;
    }
    if (!m_server.isEmpty() && !m_user.isEmpty())
        resumeKept(start.mayAsk);
    else if (start.mayAsk)
        askToSignIn();
}

void SessionController::resumeKept(bool mayAsk)
{
    onReply(m_keychain.read(keyFor(m_server, m_user)), this,
            [this, mayAsk](const Result<Secret, KeychainFailure> &kept) {
                if (kept.ok() && !kept.value().isEmpty()) {
                    m_session.resume(m_server, m_user, kept.value());
                    return;
                }
                if (!mayAsk)
                    return;
                if (m_sealed && m_sealed->exists()) {
                    openSealed();
                    return;
                }
                const bool isUnknown = kept.ok() || kept.error().trouble == KeychainTrouble::NotFound;
                askToSignIn(isUnknown ? QString()
                                      : tr("The keychain of this computer does not answer: %1").arg(kept.error().text));
            });
}

void SessionController::signInWith(const Secret &password)
{
    const Credentials given{.user = m_user, .password = password};
    onReply(m_session.signIn(m_server, given), this, [this](const SignInTrouble &trouble) {
        if (trouble.isEmpty())
            keep(m_server, m_user, false);
        else
            ask(trouble);
    });
}

void SessionController::askToSignIn(const QString &trouble)
{
    ask({.text = trouble});
}

void SessionController::ask(const SignInTrouble &trouble)
{
    if (m_dialog)
        return;
    m_dialog = new SignInDialog(m_session, {.server = m_server, .user = m_user, .trouble = trouble}, m_window);
    connect(m_dialog, &SignInDialog::signedIn, this, &SessionController::keep);
    m_dialog->open();
}

void SessionController::keep(const QString &server, const QString &user, bool remember)
{
    m_server = server;
    m_user = user;
    m_settings.setValue("session/server"_L1, server);
    m_settings.setValue("session/user"_L1, user);
    if (!remember)
        return;
    onReply(m_session.token(), this, [this](const Secret &token) { store(keyFor(m_server, m_user), token); });
}

void SessionController::store(const QString &entry, const Secret &token)
{
    onReply(m_keychain.write(entry, token), this, [this, token](const Result<void, KeychainFailure> &written) {
        if (!written.ok())
            storeSealed(token, written.error().text);
    });
}

/// The way without a keychain: a file that what has opened the copy opens, or a passphrase of the person's own choice.
void SessionController::storeSealed(const Secret &token, const QString &keychainTrouble)
{
    const Secret key = openedKey();
    if (!m_sealed)
        tellNotKept(tr("the keychain did not take it: %1").arg(keychainTrouble));
    else if (key.isEmpty())
        offerToSeal(token, keychainTrouble);
    else
        onReply(m_sealed->seal(key, token), this, [this](const QString &trouble) {
            if (!trouble.isEmpty())
                tellNotKept(trouble);
        });
}

void SessionController::tellNotKept(const QString &trouble)
{
    Q_EMIT told(tr("You are signed in, but the session could not be kept (%1): you will be asked again next time.")
                    .arg(trouble));
}

void SessionController::offerToSeal(const Secret &token, const QString &keychainTrouble)
{
    auto *dialog = new PassphraseDialog(
        PassphraseDialog::Purpose::Choose,
        tr("The keychain did not take the session (%1). It can be kept in a file instead that only a passphrase opens. "
           "You are asked for it when the console starts.")
            .arg(keychainTrouble),
        m_window);
    connect(dialog, &PassphraseDialog::given, this, [this, dialog, token](const Secret &passphrase) {
        onReply(m_sealed->seal(passphrase, token), dialog, [dialog](const QString &trouble) {
            if (trouble.isEmpty())
                dialog->done(QDialog::Accepted);
            else
                dialog->showTrouble(trouble);
        });
    });
    dialog->open();
}

void SessionController::openSealed()
{
    const Secret key = openedKey();
    if (key.isEmpty()) {
        askToOpenSealed();
        return;
    }
    onReply(m_sealed->open(key), this, [this](const Result<Secret, QString> &opened) {
        if (opened.ok())
            m_session.resume(m_server, m_user, opened.value());
        else
            askToOpenSealed(); // it was sealed before the copy was, with a passphrase of its own
    });
}

void SessionController::askToOpenSealed()
{
    auto *dialog = new PassphraseDialog(PassphraseDialog::Purpose::Open,
                                        tr("The session of %1 on %2 is kept in a file that your passphrase opens. "
                                           "Without it, your work offline goes on, or you sign in again.")
                                            .arg(m_user, m_server),
                                        m_window);
    connect(dialog, &PassphraseDialog::given, this, [this, dialog](const Secret &passphrase) {
        onReply(m_sealed->open(passphrase), dialog, [this, dialog](const Result<Secret, QString> &opened) {
            if (!opened.ok()) {
                dialog->showTrouble(opened.error());
                return;
            }
            dialog->done(QDialog::Accepted);
            m_session.resume(m_server, m_user, opened.value());
        });
    });
    connect(dialog, &QDialog::rejected, this, [this] { askToSignIn(); });
    dialog->open();
}

void SessionController::signOut()
{
    if (m_data.status().pending == 0) {
        endSession();
        return;
    }
    auto *dialog = new SignOutDialog(m_data, m_window);
    connect(dialog, &SignOutDialog::readyToSignOut, this, &SessionController::endSession);
    connect(dialog, &SignOutDialog::onlineRequested, this, &SessionController::onlineRequested);
    dialog->open();
}

void SessionController::endSession()
{
    m_session.signOut();
    forget();
    askToSignIn();
}

void SessionController::leave()
{
    m_hasLeft = true;
    forget();
}

void SessionController::forget()
{
    m_wasSignedIn = false;
    if (m_sealed)
        m_sealed->erase();
    onReply(m_keychain.remove(keyFor(m_server, m_user)), this, [](const Result<void, KeychainFailure> &) {});
}

void SessionController::takeStatus(const DeskStatus &status)
{
    const bool isSignedIn = status.connection != DeskStatus::Connection::SignedOut;
    if (m_wasSignedIn && !isSignedIn && !m_hasLeft) {
        m_wasSignedIn = false;
        askToSignIn(status.problem); // the session was ended by the server
        return;
    }
    m_wasSignedIn = isSignedIn;
}

} // namespace pw::ui
