// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "ui/models/data_source.h"
#include "ui/shell/keychain.h"

#include <QObject>
#include <QPointer>

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
    };
    struct Start {
        QString server;
        QString user;
        Secret password; ///< set: sign in with it, without asking
    };

    SessionController(const Parts &parts, QWidget *window);

    /// Continues the session kept from before; without one, asks.
    void start(const Start &start);
    void askToSignIn(const QString &trouble = {});
    /// Refused while changes wait for the server: they belong to this session.
    void signOut();

Q_SIGNALS:
    void told(const QString &text);

private:
    void signInWith(const Start &start);
    void takeStatus(const DeskStatus &status);
    void keep(const QString &server, const QString &user, bool remember);
    void store(const QString &key, const Secret &token);

    DataSource &m_data;
    Session &m_session;
    Keychain &m_keychain;
    QSettings &m_settings;
    QWidget *m_window;
    QPointer<SignInDialog> m_dialog;
    QString m_server;
    QString m_user;
    bool m_wasSignedIn = false;
};

} // namespace pw::ui
