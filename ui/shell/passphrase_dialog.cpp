// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/passphrase_dialog.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

PassphraseDialog::PassphraseDialog(Purpose purpose, const QString &explanation, QWidget *parent)
    : PassphraseDialog(
          purpose, explanation, parent,
          purpose == Purpose::Choose
              ? Words{.title = tr("Choose a passphrase"), .accept = tr("Seal"), .cancel = tr("Do not remember")}
              : Words{.title = tr("Open the sealed session"), .accept = tr("Open"), .cancel = tr("Sign in instead")})
{
}

PassphraseDialog::PassphraseDialog(Purpose purpose, const QString &explanation, QWidget *parent, const Words &words)
    : QDialog(parent), m_purpose(purpose), m_passphrase(new QLineEdit(this)), m_again(new QLineEdit(this)),
      m_trouble(makeLabel({}, u"error"_s, this)), m_accept(makeButton(words.accept, ButtonKind::Primary, {}, this)),
      m_cancel(makeButton(words.cancel, ButtonKind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"passphraseDialog"_s);
    setWindowTitle(words.title);
    setMinimumWidth(440);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_again->setObjectName(u"passphraseAgain"_s);
    m_again->setAccessibleName(tr("The same again"));
    m_trouble->setObjectName(u"passphraseTrouble"_s);
    m_accept->setObjectName(u"givePassphrase"_s);
    m_cancel->setObjectName(u"noPassphrase"_s);
    build(explanation);
    connect(m_accept, &QPushButton::clicked, this, &PassphraseDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &PassphraseDialog::reject);
}

void PassphraseDialog::build(const QString &explanation)
{
    auto *words = makeLabel(explanation, u"muted"_s, this);
    words->setWordWrap(true);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_accept->setDefault(true);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(space::one);
    form->setHorizontalSpacing(space::two);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(makeLabel(tr("Passphrase"), {}, this), m_passphrase);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_again->setEchoMode(QLineEdit::Password);
    m_again->setVisible(m_purpose == Purpose::Choose);
    if (m_purpose == Purpose::Choose)
        form->addRow(makeLabel(tr("The same again"), {}, this), m_again);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeLabel(windowTitle(), u"title"_s, this));
    layout->addWidget(words);
    layout->addLayout(form);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
}

QString PassphraseDialog::problem() const
{
    if (m_passphrase->text().isEmpty())
        return tr("Enter the passphrase.");
    if (m_purpose == Purpose::Open)
        return {};
    if (m_passphrase->text().size() < shortest)
        return tr("Use at least %n character(s); a few words are easy to remember.", nullptr, shortest);
    return m_passphrase->text() == m_again->text() ? QString() : tr("The two are not the same.");
}

void PassphraseDialog::accept()
{
    if (const QString trouble = problem(); !trouble.isEmpty()) {
        showTrouble(trouble);
        return;
    }
    m_trouble->hide();
    m_accept->setEnabled(false);
    Q_EMIT given(Secret(m_passphrase->text()));
}

void PassphraseDialog::showTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->show();
    fitHeight(*this);
    m_accept->setEnabled(true);
    m_passphrase->setFocus();
    m_passphrase->selectAll();
}

} // namespace pw::ui
