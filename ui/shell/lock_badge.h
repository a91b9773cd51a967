// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

namespace pw::ui
{

class Vault;

/// Says at a glance whether what is on this machine is encrypted; a click says why, and offers what can be done.
class LockBadge final : public QToolButton
{
    Q_OBJECT

public:
    explicit LockBadge(QWidget *parent);
    void setVault(Vault *vault);

private:
    void showProtection();
    void explain();

    Vault *m_vault = nullptr;
};

} // namespace pw::ui
