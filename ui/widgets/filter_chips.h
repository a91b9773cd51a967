// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace pw::ui
{

/// A row of choices of which one is on: the first says "all".
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget *parent = nullptr);

    /// `word` is what chosen() and current() give; the first chip added is on.
    void add(const QString &word, const QString &text);
    [[nodiscard]] QString current() const;
    void choose(const QString &word);

Q_SIGNALS:
    void chosen(const QString &word);

private:
    QHBoxLayout *m_layout;
    QButtonGroup *m_group;
};

} // namespace pw::ui
