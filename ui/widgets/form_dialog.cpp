// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/form_dialog.h"

#include "ui/widgets/basics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

QString Draft::text(const QString &arg, const QString &otherwise) const
{
    const QJsonValue value = args.value(arg);
    if (value.isUndefined())
        return otherwise;
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

FormDialog::FormDialog(CommandRunner &commands, const QString &title, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_layout(new QVBoxLayout(this)), m_form(new QFormLayout),
      m_explanation(makeLabel({}, u"muted"_s, this)), m_trouble(makeLabel({}, u"error"_s, this)),
      m_accept(makeButton(tr("OK"), ButtonKind::Primary, {}, this)),
      m_cancel(makeButton(tr("Cancel"), ButtonKind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(440);
    m_explanation->setWordWrap(true);
    m_explanation->hide();
    m_trouble->setWordWrap(true);
    m_trouble->setObjectName(u"trouble"_s);
    m_trouble->hide();
    m_accept->setObjectName(u"accept"_s);
    m_accept->setDefault(true);
    m_cancel->setObjectName(u"cancel"_s);
    m_form->setVerticalSpacing(space::one);
    m_form->setHorizontalSpacing(space::two);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::one);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    m_layout->setContentsMargins(space::three, space::three, space::three, space::two);
    m_layout->setSpacing(space::two);
    m_layout->addWidget(makeLabel(title, u"title"_s, this));
    m_layout->addWidget(m_explanation);
    m_layout->addLayout(m_form);
    m_layout->addWidget(m_trouble);
    m_layout->addStretch();
    m_layout->addLayout(buttons);
    connect(m_accept, &QPushButton::clicked, this, &FormDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &FormDialog::reject);
}

void FormDialog::setExplanation(const QString &text)
{
    m_explanation->setText(text);
    m_explanation->show();
}

QLineEdit *FormDialog::addLine(const QString &label, const QString &objectName, const QString &value)
{
    auto *line = new QLineEdit(value, this);
    line->setObjectName(objectName);
    line->setAccessibleName(label);
    addField(label, line);
    return line;
}

QLineEdit *FormDialog::addSecret(const QString &label, const QString &objectName)
{
    auto *line = addLine(label, objectName);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    return line;
}

QPlainTextEdit *FormDialog::addText(const QString &label, const QString &objectName, const QString &value)
{
    auto *text = new QPlainTextEdit(value, this);
    text->setObjectName(objectName);
    text->setAccessibleName(label);
    text->setTabChangesFocus(true);
    text->setFixedHeight(88);
    addField(label, text);
    return text;
}

QCheckBox *FormDialog::addCheck(const QString &label, const QString &objectName, bool value)
{
    auto *check = new QCheckBox(label, this);
    check->setObjectName(objectName);
    check->setChecked(value);
    m_form->addRow(QString(), check);
    return check;
}

QComboBox *FormDialog::addChoice(const QString &label, const QString &objectName,
                                 const QList<std::pair<QString, QString>> &choices)
{
    auto *combo = new QComboBox(this);
    combo->setObjectName(objectName);
    combo->setAccessibleName(label);
    for (const auto &[word, text] : choices)
        combo->addItem(text, word);
    addField(label, combo);
    return combo;
}

QLineEdit *FormDialog::addFixed(const QString &label, const QString &objectName, const QString &value)
{
    auto *line = addLine(label, objectName, value);
    line->setReadOnly(true);
    if (m_firstField == line)
        m_firstField = nullptr; // the first one that can be typed into
    return line;
}

void FormDialog::setReplaces(const Draft &draft)
{
    m_replaces = draft.replaces;
    if (!m_replaces.isEmpty() && m_explanation->isHidden())
        setExplanation(tr("This takes the place of the change that you made before."));
}

QLabel *FormDialog::addHint()
{
    auto *hint = makeLabel({}, u"hint"_s, this);
    hint->setObjectName(u"hint"_s);
    hint->setWordWrap(true);
    m_layout->insertWidget(m_layout->indexOf(m_trouble), hint);
    return hint;
}

void FormDialog::setAccept(const QString &text, bool isDangerous, std::function<FormAnswer()> answer)
{
    m_answer = std::move(answer);
    m_accept->setText(text);
    setStyleProperty(m_accept, "role", isDangerous ? u"danger"_s : u"primary"_s);
}

void FormDialog::setDismiss(const QString &text)
{
    m_cancel->setText(text);
}

void FormDialog::setServerAccept(const QString &text, const QString &offline, std::function<ServerFormAnswer()> answer)
{
    m_serverAnswer = std::move(answer);
    m_offline = offline;
    m_accept->setText(text);
    connect(&m_commands.source(), &DataSource::statusChanged, this, &FormDialog::followConnection);
    followConnection(m_commands.source().status());
}

void FormDialog::followConnection(const DeskStatus &status)
{
    const bool isOnline = status.connection == DeskStatus::Connection::Online;
    m_accept->setEnabled(isOnline && !m_isCalling);
    if (!isOnline)
        showTrouble(m_offline);
    else if (m_trouble->text() == m_offline)
        m_trouble->hide();
}

void FormDialog::callServer()
{
    const ServerFormAnswer answer = m_serverAnswer();
    if (!answer.ok()) {
        showTrouble(answer.error());
        return;
    }
    m_isCalling = true;
    m_accept->setEnabled(false);
    m_commands.call(answer.value(), this, [this](const ServerAnswer &answered) {
        m_isCalling = false;
        if (answered.isDone())
            Q_EMIT serverDid(answered.body);
        finish(answered.problem);
    });
}

void FormDialog::finish(const QString &trouble)
{
    m_accept->setEnabled(true);
    if (trouble.isEmpty())
        QDialog::accept();
    else
        showTrouble(trouble);
}

void FormDialog::accept()
{
    // Return in a field comes here too, whatever the button's state.
    if (!m_accept->isEnabled())
        return;
    m_trouble->hide();
    if (m_serverAnswer) {
        callServer();
        return;
    }
    const FormAnswer answer = m_answer();
    if (!answer.ok()) {
        showTrouble(answer.error());
        return;
    }
    m_accept->setEnabled(false);
    CommandCall call = answer.value();
    call.replaces = m_replaces;
    m_commands.run(call, this, [this](const QString &trouble) { finish(trouble); });
}

void FormDialog::showEvent(QShowEvent *event)
{
    // A question without fields starts on the button that changes nothing.
    (m_firstField ? m_firstField : m_cancel)->setFocus();
    QDialog::showEvent(event);
}

void FormDialog::addField(const QString &label, QWidget *field)
{
    m_form->addRow(makeLabel(label, {}, this), field);
    if (!m_firstField)
        m_firstField = field;
}

void FormDialog::showTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->show();
    fitHeight(*this);
}

} // namespace pw::ui
