// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/sign_in_dialog.h"

#include "ui/models/data_source.h"
#include "ui/models/reply.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/server_words.h"
#include "ui/widgets/basics.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

SignInDialog::SignInDialog(Session &session, const Start &start, QWidget *parent)
    : QDialog(parent), m_session(session), m_server(new QLineEdit(start.server, this)),
      m_user(new QLineEdit(start.user, this)), m_password(new QLineEdit(this)),
      m_codeLabel(makeLabel(tr("Code"), {}, this)), m_code(new QLineEdit(this)),
      m_codeHint(
          makeLabel(tr("The six digits that your app shows now, or one of your recovery codes"), u"muted"_s, this)),
      m_remember(new QCheckBox(tr("Keep me signed in on this computer"), this)),
      m_trouble(makeLabel({}, u"error"_s, this)), m_signIn(makeButton(tr("Sign in"), ButtonKind::Primary, {}, this)),
      m_offline(makeButton(tr("Stay offline"), ButtonKind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"signInDialog"_s);
    setWindowTitle(tr("Sign in to Panelwright"));
    setFixedWidth(420);
    build(start);
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::accept);
    connect(m_offline, &QPushButton::clicked, this, &SignInDialog::reject);
    (start.server.isEmpty() ? m_server : start.user.isEmpty() ? m_user : m_password)->setFocus();
}

void SignInDialog::build(const Start &start)
{
    m_server->setObjectName(u"server"_s);
    m_server->setPlaceholderText(u"https://panel.example"_s);
    m_user->setObjectName(u"user"_s);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_code->setObjectName(u"code"_s);
    m_code->setAccessibleName(tr("Code"));
    m_code->setMaxLength(32);
    m_code->setAccessibleDescription(m_codeHint->text());
    m_codeHint->setObjectName(u"codeHint"_s);
    m_codeHint->setWordWrap(true);
    m_codeLabel->setBuddy(m_code);
    m_remember->setObjectName(u"remember"_s);
    m_remember->setChecked(true);
    m_remember->setToolTip(tr("The session is kept in the keychain of this computer, never the password"));
    m_trouble->setObjectName(u"trouble"_s);
    m_trouble->setWordWrap(true);
    m_signIn->setObjectName(u"signIn"_s);
    m_signIn->setDefault(true);
    m_offline->setObjectName(u"stayOffline"_s);
    auto *mark = new QLabel(this);
    mark->setPixmap(productIcon().pixmap(48, 48));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 32, 32, space::three);
    layout->setSpacing(space::half);
    layout->addWidget(mark);
    layout->addSpacing(space::one);
    layout->addWidget(makeLabel(tr("Sign in"), u"title"_s, this));
    layout->addWidget(makeLabel(tr("Your shop's server and your staff account"), u"muted"_s, this));
    layout->addSpacing(space::two);
    const std::pair<QString, QLineEdit *> fields[] = {
        {tr("Server"), m_server}, {tr("Name"), m_user}, {tr("Password"), m_password}};
    for (const auto &[name, field] : fields) {
        field->setAccessibleName(name);
        auto *label = makeLabel(name, {}, this);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
        layout->addSpacing(space::one);
    }
    layout->addWidget(m_codeLabel);
    layout->addWidget(m_code);
    layout->addWidget(m_codeHint);
    layout->addWidget(m_remember);
    layout->addSpacing(space::one);
    layout->addWidget(m_trouble);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_offline);
    buttons->addStretch();
    buttons->addWidget(m_signIn);
    layout->addSpacing(space::one);
    layout->addLayout(buttons);
    showCode(start.trouble.needsCode());
    showTrouble(start.trouble);
}

QString SignInDialog::missing() const
{
    const QUrl url(m_server->text().trimmed(), QUrl::StrictMode);
    const bool isAddress =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    if (!isAddress)
        return tr("Enter the address of the server, such as https://panel.example.");
    if (m_user->text().trimmed().isEmpty())
        return tr("Enter your name.");
    if (m_password->text().isEmpty())
        return tr("Enter your password.");
    return {};
}

void SignInDialog::accept()
{
    if (const QString text = missing(); !text.isEmpty()) {
        showTrouble({.text = text});
        return;
    }
    setBusy(true);
    // A code that nobody asked for is not sent: the account may be another one than it was.
    const Credentials given{.user = m_user->text().trimmed(),
                            .password = Secret(m_password->text()),
                            .otp = m_code->isVisible() ? m_code->text().trimmed() : QString()};
    onReply(
        m_session.signIn(m_server->text().trimmed(), given), this,
        [this](const SignInTrouble &trouble) { onAnswer(trouble); },
        [this](const QString &reason) { onAnswer({.text = reason}); });
}

void SignInDialog::onAnswer(const SignInTrouble &trouble)
{
    setBusy(false);
    if (trouble.isEmpty()) {
        Q_EMIT signedIn(m_server->text().trimmed(), m_user->text().trimmed(), m_remember->isChecked());
        QDialog::accept();
        return;
    }
    if (trouble.needsCode())
        showCode(true);
    showTrouble(trouble);
    QLineEdit *wanted = trouble.needsCode() ? m_code : m_password;
    wanted->setFocus();
    wanted->selectAll();
}

void SignInDialog::showCode(bool isNeeded)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_codeLabel), static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_codeHint)})
        widget->setVisible(isNeeded);
}

void SignInDialog::setBusy(bool busy)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_server), static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password),
          static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_signIn)})
        widget->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
    if (busy)
        m_trouble->hide();
}

void SignInDialog::showTrouble(const SignInTrouble &trouble)
{
    // That a code is wanted is no trouble: its field and the hint below it say so.
    const bool isTrouble = !trouble.isEmpty() && trouble.code != refusalName(RefusalCode::OtpRequired);
    m_trouble->setText(serverWords({.problem = trouble.text, .code = trouble.code}));
    m_trouble->setVisible(isTrouble);
    fitHeight(*this);
}

} // namespace pw::ui
