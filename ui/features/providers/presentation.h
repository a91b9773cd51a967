// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/providers/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class ProvidersPresentation final : public TypedPresentation<ProviderRow>
{
    Q_OBJECT

public:
    ProvidersPresentation(ProvidersModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

    [[nodiscard]] static QString words(ProviderState state);
    [[nodiscard]] static Tone tone(ProviderState state);
    /// In the provider's own currency.
    [[nodiscard]] static QString balance(const Provider &provider);

protected:
    [[nodiscard]] Cell cellOf(const ProviderRow &row, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace pw::ui
