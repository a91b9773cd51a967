// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QIdentityProxyModel>
#include <QMetaType>
#include <QString>

#include <optional>

namespace pw::ui
{

/// A cell as it is shown; painted by CellDelegate.
struct Cell {
    QString text = {};
    QString secondary = {}; ///< a quieter second line
    QString tooltip = {};
    QString icon = {};             ///< a name in resources/icons
    std::optional<Tone> pill = {}; ///< set: the text is a status pill of this tone
    std::optional<Tone> ink = {};  ///< colour of text and icon; plain text without
    bool strong = false;
    bool quiet = false;
};

struct ColumnLook {
    QString title;
    int width = 120;
    Qt::Alignment alignment = Qt::AlignLeft;
    bool stretches = false;
};

/// Puts words, icons and tones in front of a model of facts. One subclass for each kind of row.
class RowPresentation : public QIdentityProxyModel
{
    Q_OBJECT

public:
    enum Role { CellRole = Qt::UserRole + 100 };

    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] virtual ColumnLook look(int column) const = 0;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] virtual Cell cell(int row, int column) const = 0;
};

} // namespace pw::ui

Q_DECLARE_METATYPE(pw::ui::Cell)
