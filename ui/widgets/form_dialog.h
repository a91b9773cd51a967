// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "ui/models/command_runner.h"

#include <QDialog>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>
#include <utility>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace pw::ui
{

/// A command's arguments, or the sentence that says what is wrong with what was typed.
using FormAnswer = Result<CommandCall, QString>;

/// The same for what only the server can do, now.
using ServerFormAnswer = Result<ServerCall, QString>;

/// What a form begins with where an earlier change is edited: its arguments, and its id, whose place the new one takes.
/// Empty for a form that begins with the row itself.
struct Draft {
    QJsonObject args = {};
    QString replaces = {};

    [[nodiscard]] bool has(const QString &arg) const { return args.contains(arg); }
    /// The argument as it is typed, or what the row has where the draft says nothing.
    [[nodiscard]] QString text(const QString &arg, const QString &otherwise = {}) const;
    [[nodiscard]] bool flag(const QString &arg, bool otherwise) const { return args.value(arg).toBool(otherwise); }
};

/// Asks for a command's arguments, or only for a yes, and performs it. It closes once the command is saved; a refusal
/// is shown in it and everything typed stays. Deletes itself when closed; open it with open().
class FormDialog final : public QDialog
{
    Q_OBJECT

public:
    FormDialog(CommandRunner &commands, const QString &title, QWidget *parent);

    /// What is going to happen, in a sentence.
    void setExplanation(const QString &text);
    QLineEdit *addLine(const QString &label, const QString &objectName, const QString &value = {});
    /// What is typed is not shown.
    QLineEdit *addSecret(const QString &label, const QString &objectName);
    QPlainTextEdit *addText(const QString &label, const QString &objectName, const QString &value = {});
    QCheckBox *addCheck(const QString &label, const QString &objectName, bool value);
    QComboBox *addChoice(const QString &label, const QString &objectName,
                         const QList<std::pair<QString, QString>> &choices);
    /// Shown, not to be changed: what the change is about.
    QLineEdit *addFixed(const QString &label, const QString &objectName, const QString &value);
    /// The command takes the place of this one. Says so in the form.
    void setReplaces(const Draft &draft);
    /// A sentence below the fields that the caller keeps current.
    QLabel *addHint();
    /// `answer` is asked when the person accepts.
    void setAccept(const QString &text, bool isDangerous, std::function<FormAnswer()> answer);

    /// What the other button says, where "Cancel" could be read as what the form is about.
    void setDismiss(const QString &text);

    /// For a call to the server in place of a command. While the desk is not connected the form says `offline`, and
    /// cannot be accepted.
    void setServerAccept(const QString &text, const QString &offline, std::function<ServerFormAnswer()> answer);

    void accept() override;

Q_SIGNALS:
    /// The server has done what the form asked for; its row is on this desk a little later.
    void serverDid(const QJsonObject &answer);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void addField(const QString &label, QWidget *field);
    void showTrouble(const QString &text);
    void callServer();
    void followConnection(const DeskStatus &status);
    /// Nothing, or why it was not done.
    void finish(const QString &trouble);

    CommandRunner &m_commands;
    std::function<FormAnswer()> m_answer;
    std::function<ServerFormAnswer()> m_serverAnswer;
    QString m_offline;
    bool m_isCalling = false;
    QString m_replaces;
    QVBoxLayout *m_layout;
    QFormLayout *m_form;
    QLabel *m_explanation;
    QLabel *m_trouble;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    QWidget *m_firstField = nullptr;
};

} // namespace pw::ui
