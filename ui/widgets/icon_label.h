// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QString>
#include <QWidget>

#include <optional>

namespace pw::ui
{

/// One of our icons as a picture that follows the theme: it is drawn anew at each painting.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(int side, QWidget *parent = nullptr);
    void show(const QString &name, std::optional<Tone> tone = std::nullopt);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    std::optional<Tone> m_tone;
};

} // namespace pw::ui
