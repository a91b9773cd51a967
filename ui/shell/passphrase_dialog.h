// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QDialog>
#include <QString>

class QLabel;
class QLineEdit;
class QPushButton;

namespace pw::ui
{

/// Asks for the passphrase of a sealed session or of a profile: to choose one (typed twice), or to open what was
/// sealed.
class PassphraseDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Choose, Open };
    static constexpr int shortest = 10; ///< characters: the file can be tried without limit by whoever copies it

    /// What the title and the buttons say; those of a session where nothing is given.
    struct Words {
        QString title = {};
        QString accept = {};
        QString cancel = {};
    };

    PassphraseDialog(Purpose purpose, const QString &explanation, QWidget *parent, const Words &words);
    PassphraseDialog(Purpose purpose, const QString &explanation, QWidget *parent);

    /// Says what went wrong with the passphrase that was given, and lets the person try again.
    void showTrouble(const QString &text);
    void accept() override;

Q_SIGNALS:
    /// The dialog stays open until its user closes it, since a passphrase may turn out wrong.
    void given(const pw::Secret &passphrase);

private:
    void build(const QString &explanation);
    [[nodiscard]] QString problem() const;

    Purpose m_purpose;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    QLabel *m_trouble;
    QPushButton *m_accept;
    QPushButton *m_cancel;
};

} // namespace pw::ui
