// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "ui/features/providers/import_run.h"
#include "ui/widgets/page.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace pw::ui
{

class DataTable;
class EmptyState;
class OfferedPresentation;

/// Makes services of what a provider offers: his list, what is chosen of it, and what it will be sold for. Deletes
/// itself when closed; open it with open().
class ImportDialog final : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const UiContext &ui, const Provider &provider, QWidget *parent);

    void open() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Sheet { Working, Trouble, List };

    QWidget *makeWorking();
    QWidget *makeList();
    QWidget *makePrices();
    QWidget *makeButtons();
    void loadCategories();
    void fetch();
    void showTrouble(const QString &why);
    void showList(const QList<OfferedRow> &rows);
    void showChoice();
    void showMarkup();
    void import();
    void showProgress(qsizetype done, qsizetype all);
    void showImported(qsizetype made, const QStringList &problems, const QString &why);
    void showSheet(Sheet sheet);
    /// What is typed, or nothing where it is none.
    [[nodiscard]] std::optional<Markup> typedMarkup() const;

    UiContext m_ui;
    const Provider m_provider;
    ImportRun *m_run;
    OfferedModel *m_model;
    OfferedPresentation *m_rows;
    QStackedWidget *m_stack;
    QLabel *m_doing = nullptr;
    QProgressBar *m_progress = nullptr;
    EmptyState *m_trouble;
    QLineEdit *m_search = nullptr;
    QPushButton *m_all = nullptr;
    QPushButton *m_none = nullptr;
    DataTable *m_table = nullptr;
    QLineEdit *m_percent = nullptr;
    QLineEdit *m_fixed = nullptr;
    QLineEdit *m_step = nullptr;
    QComboBox *m_category = nullptr;
    QCheckBox *m_enabled = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_outcome = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_close = nullptr;
    bool m_isImporting = false;
};

} // namespace pw::ui
