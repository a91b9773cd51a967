// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/pending/server_side.h"

#include <QWidget>

class QGridLayout;

namespace pw::ui
{

/// What was wanted beside what the server has, a line for each field.
class FactTable final : public QWidget
{
    Q_OBJECT

public:
    explicit FactTable(QWidget *parent = nullptr);
    void show(const QList<FieldFact> &facts);

private:
    QWidget *m_inner = nullptr;
};

} // namespace pw::ui
