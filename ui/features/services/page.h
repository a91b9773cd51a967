// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"
#include "ui/widgets/list_page.h"

class QComboBox;

namespace pw::ui
{

class FilterChips;
class ServicesModel;

class ServicesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit ServicesPage(const UiContext &ui, QWidget *parent = nullptr);
    [[nodiscard]] QString searchHint() const override;

protected:
    void applyFilter() override;
    void resetFilter() override;
    [[nodiscard]] bool isFiltered() const override;
    [[nodiscard]] EmptyState::Words emptyWords() const override;

private:
    ServicesPage(const UiContext &ui, ServicesModel *model, QWidget *parent);
    void loadCategories();
    void markCategories(const QList<Category> &shown);
    [[nodiscard]] static QString aheadWords(const Category &category, const QList<Category> &server);

    ServicesModel *m_services;
    FilterChips *m_state;
    QComboBox *m_category;
};

} // namespace pw::ui
