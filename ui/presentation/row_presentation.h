// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/tokens.h"

#include <QIdentityProxyModel>
#include <QMetaType>
#include <QString>
#include <QStringList>

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
    bool isTime = false; ///< of the row's last change: what the server has there instead says nothing
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

    /// For a row that is ahead of the server: that it is, and what the server has instead once that is known.
    [[nodiscard]] QString aheadWords(int row) const;

protected:
    [[nodiscard]] virtual Cell cell(int row, int column) const = 0;
    /// The server's values of a row that is ahead: "Server: Status: Pending". Empty while they are not known.
    [[nodiscard]] virtual QString serverWords(int row) const
    {
        Q_UNUSED(row)
        return {};
    }
    [[nodiscard]] static QString missingWords(); ///< a row that the server does not have yet
    [[nodiscard]] static QString differenceWords(const QStringList &differences);

private:
    [[nodiscard]] QString tip(const QModelIndex &index) const;
    [[nodiscard]] QString spoken(const QModelIndex &index) const;
};

} // namespace pw::ui

Q_DECLARE_METATYPE(pw::ui::Cell)
