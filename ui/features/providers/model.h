// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

enum class ProviderState { Fine, Low, Trouble, Off };

inline const auto &wordTable(ProviderState)
{
    static constexpr Word<ProviderState> table[] = {
        {ProviderState::Fine, "fine"},
        {ProviderState::Low, "low"},
        {ProviderState::Trouble, "trouble"},
        {ProviderState::Off, "off"},
    };
    return table;
}

[[nodiscard]] ProviderState stateOf(const Provider &provider);

struct ProviderRow {
    Provider provider;
    qint64 services = 0;  ///< of ours that it delivers
    qint64 undecided = 0; ///< orders there that a person has to decide on, at most countedUndecided
};

inline constexpr int countedUndecided = 100;

struct ProviderFilter {
    std::optional<ProviderState> state;
    QString search; ///< part of the name or the address
};

/// All of them by name: a shop has some dozens at most, and they come as one page.
class ProvidersModel final : public PagedModel<ProviderRow>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const ProviderFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<ProviderRow>> fetch(const std::optional<ProviderRow> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<ProviderRow>> fetchConfirmed(const ProviderRow &row) override;
    [[nodiscard]] qint64 keyOf(const ProviderRow &row) const override { return row.provider.id.value; }
    [[nodiscard]] qint64 revOf(const ProviderRow &row) const override { return row.provider.rev; }
    [[nodiscard]] QVariant fact(const ProviderRow &row, int column, int role) const override;

private:
    ProviderFilter m_filter;
};

} // namespace pw::ui
