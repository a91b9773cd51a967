// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/basics.h"

#include "ui/presentation/icons.h"
#include "ui/widgets/button.h"

#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QStyle>
#include <QTextDocument>

using namespace Qt::StringLiterals;

namespace pw::ui
{

QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

QLabel *makeValueLabel(QWidget *parent)
{
    auto *label = makeLabel({}, {}, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QPushButton *makeButton(const QString &text, ButtonKind kind, const QString &iconName, QWidget *parent)
{
    auto *button = new Button(text, parent);
    switch (kind) {
    case ButtonKind::Plain:
        break;
    case ButtonKind::Primary:
        button->setProperty("role", u"primary"_s);
        break;
    case ButtonKind::Danger:
        button->setProperty("role", u"danger"_s);
        break;
    case ButtonKind::Link:
        button->setProperty("role", u"link"_s);
        button->setCursor(Qt::PointingHandCursor);
        break;
    }
    if (!iconName.isEmpty()) {
        button->setIcon(kind == ButtonKind::Primary  ? iconOnAccent(iconName)
                        : kind == ButtonKind::Danger ? icon(iconName, Tone::Danger)
                                                     : icon(iconName));
        button->setIconSize({16, 16});
    }
    return button;
}

QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? QString(u"<span>"_s + text.toHtmlEscaped() + u"</span>"_s) : text;
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setProperty("role", u"rule"_s);
    return rule;
}

void setStyleProperty(QWidget *widget, const char *name, const QString &value)
{
    if (widget->property(name).toString() == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void fitHeight(QWidget &dialog)
{
    // Before it is shown Qt sizes it itself, and its width is not the one that it will have.
    if (!dialog.isVisible())
        return;
    dialog.layout()->activate();
    const int needed = dialog.layout()->totalHeightForWidth(dialog.width());
    if (dialog.height() < needed)
        dialog.resize(dialog.width(), needed);
}

QString toneWord(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return u"neutral"_s;
    case Tone::Info:
        return u"info"_s;
    case Tone::Success:
        return u"success"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Danger:
        return u"danger"_s;
    case Tone::Accent:
        return u"accent"_s;
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
