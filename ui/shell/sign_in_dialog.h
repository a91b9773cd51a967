// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/sign_in.h"

#include <QDialog>
#include <QString>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pw::ui
{

class Session;

/// Asks for server, name and password, and for a code where the account needs one, until the server lets the person in,
/// or the person prefers to stay offline.
class SignInDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Start {
        QString server;
        QString user;
        SignInTrouble trouble = {}; ///< why the person is asked, when there was an attempt before
    };

    SignInDialog(Session &session, const Start &start, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void signedIn(const QString &server, const QString &user, bool remember);

private:
    void build(const Start &start);
    void setBusy(bool busy);
    void showTrouble(const SignInTrouble &trouble);
    void showCode(bool isNeeded);
    void onAnswer(const SignInTrouble &trouble);
    /// The sentence that says what is missing, or nothing.
    [[nodiscard]] QString missing() const;

    Session &m_session;
    QLineEdit *m_server;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_codeLabel;
    QLineEdit *m_code; ///< hidden until it is needed
    QLabel *m_codeHint;
    QCheckBox *m_remember;
    QLabel *m_trouble;
    QPushButton *m_signIn;
    QPushButton *m_offline;
};

} // namespace pw::ui
