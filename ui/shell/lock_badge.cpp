// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/lock_badge.h"

#include "ui/presentation/icons.h"
#include "ui/shell/vault.h"
#include "ui/widgets/basics.h"

#include <QAbstractButton>
#include <QMessageBox>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QString titleOf(const Protection &protection)
{
    switch (protection.state) {
    case Protection::State::Locked:
        return LockBadge::tr("Locked");
    case Protection::State::Keychain:
    case Protection::State::Passphrase:
        return LockBadge::tr("Encrypted");
    case Protection::State::None:
        return LockBadge::tr("Not encrypted");
    }
    Q_UNREACHABLE();
}

QString sentenceOf(const Protection &protection)
{
    switch (protection.state) {
    case Protection::State::Locked:
    case Protection::State::None:
        return protection.reason;
    case Protection::State::Keychain:
        return LockBadge::tr(
            "What this computer holds of the shop is encrypted. The key is in the computer's keychain.");
    case Protection::State::Passphrase:
        return LockBadge::tr("What this computer holds of the shop is encrypted. Your passphrase opens it.");
    }
    Q_UNREACHABLE();
}

} // namespace

LockBadge::LockBadge(QWidget *parent) : QToolButton(parent)
{
    setObjectName(u"lockBadge"_s);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    hide();
    connect(this, &QToolButton::clicked, this, &LockBadge::explain);
}

void LockBadge::setVault(Vault *vault)
{
    m_vault = vault;
    connect(vault, &Vault::protectionChanged, this, &LockBadge::showProtection);
    showProtection();
}

void LockBadge::showProtection()
{
    const Protection &protection = m_vault->protection();
    const bool isPlain = protection.state == Protection::State::None;
    setText(titleOf(protection));
    setIcon(pw::ui::icon(u"lock"_s, isPlain ? Tone::Warning : Tone::Success));
    setStyleProperty(this, "tone", toneWord(isPlain ? Tone::Warning : Tone::Neutral));
    const QString sentence = sentenceOf(protection);
    setToolTip(plainTip(sentence));
    setAccessibleName(titleOf(protection));
    setAccessibleDescription(sentence);
    setVisible(protection.state != Protection::State::Locked || !protection.reason.isEmpty());
}

void LockBadge::explain()
{
    const Protection &protection = m_vault->protection();
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, titleOf(protection), sentenceOf(protection), QMessageBox::Close, window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"protectionBox"_s);
    box->setTextFormat(Qt::PlainText);
    if (m_vault->mayChoosePassphrase()) {
        auto *choose = box->addButton(tr("Encrypt with a passphrase…"), QMessageBox::ActionRole);
        choose->setObjectName(u"encryptNow"_s);
        connect(choose, &QAbstractButton::clicked, m_vault,
                [vault = m_vault, sentence = protection.reason] { vault->choosePassphrase(sentence); });
    }
    box->open();
}

} // namespace pw::ui
