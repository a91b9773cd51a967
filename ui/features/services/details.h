// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/services/model.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One service with its rules, and how to change them.
class ServiceDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit ServiceDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    struct Facts {
        ServiceRow row;
        QList<Category> categories;
    };
    void buildFields();
    void show(const Facts &facts);

    std::optional<ServiceRow> m_row;
    QList<Category> m_categories;
    QPushButton *m_rate;
    QPushButton *m_edit;
    QPushButton *m_switch;
    QLabel *m_category = nullptr;
    QLabel *m_type = nullptr;
    QLabel *m_description = nullptr;
    QLabel *m_price = nullptr;
    QLabel *m_limits = nullptr;
    QLabel *m_refill = nullptr;
    QLabel *m_cancel = nullptr;
    QLabel *m_time = nullptr;
    QLabel *m_updated = nullptr;
};

} // namespace pw::ui
