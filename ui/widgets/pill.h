// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QRect>
#include <QString>
#include <QWidget>

class QPainter;

namespace pw::ui
{

/// Draws a status as a rounded label inside `rect`, at its left edge, vertically centred.
void paintPill(QPainter &painter, const QRect &rect, const QString &text, Tone tone, const Tokens &tokens);

/// The same as a widget.
class Pill final : public QWidget
{
    Q_OBJECT

public:
    explicit Pill(QWidget *parent = nullptr);
    void show(const QString &text, Tone tone);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace pw::ui
