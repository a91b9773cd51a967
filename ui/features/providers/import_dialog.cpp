// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/import_dialog.h"

#include "core/storage/catalogue_store.h"
#include "ui/features/providers/offered_presentation.h"
#include "ui/models/reply.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QLineEdit *amountLine(const QString &name, const QString &label, const QString &value, QWidget *parent)
{
    auto *line = new QLineEdit(value, parent);
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setMaximumWidth(96);
    return line;
}

} // namespace

ImportDialog::ImportDialog(const UiContext &ui, const Provider &provider, QWidget *parent)
    : QDialog(parent), m_ui(ui), m_provider(provider), m_run(new ImportRun(ui.data, provider.id, this)),
      m_model(new OfferedModel(this)), m_rows(new OfferedPresentation(m_model, this)),
      m_stack(new QStackedWidget(this)), m_trouble(new EmptyState(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"importServices"_s);
    setWindowTitle(tr("Import services of %1").arg(provider.name));
    resize(1000, 660);
    m_trouble->setObjectName(u"importTrouble"_s);
    m_stack->addWidget(makeWorking());
    m_stack->addWidget(m_trouble);
    m_stack->addWidget(makeList());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::three, space::three, space::three, space::two);
    layout->setSpacing(space::two);
    layout->addWidget(makeLabel(windowTitle(), u"title"_s, this));
    layout->addWidget(m_stack, 1);
    layout->addWidget(makeButtons());
    connect(m_trouble, &EmptyState::actionChosen, this, &ImportDialog::fetch);
    connect(m_model, &OfferedModel::choiceChanged, this, &ImportDialog::showChoice);
    connect(m_run, &ImportRun::listed, this, &ImportDialog::showList);
    connect(m_run, &ImportRun::failed, this, &ImportDialog::showTrouble);
    connect(m_run, &ImportRun::progressed, this, &ImportDialog::showProgress);
    connect(m_run, &ImportRun::imported, this, &ImportDialog::showImported);
    loadCategories();
    showMarkup();
}

QWidget *ImportDialog::makeWorking()
{
    auto *sheet = new QWidget(this);
    m_doing = makeLabel({}, u"muted"_s, sheet);
    m_doing->setObjectName(u"importDoing"_s);
    m_doing->setAlignment(Qt::AlignCenter);
    m_progress = new QProgressBar(sheet);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(320);
    auto *layout = new QVBoxLayout(sheet);
    layout->addStretch();
    layout->addWidget(m_doing);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addStretch();
    return sheet;
}

QWidget *ImportDialog::makeList()
{
    auto *sheet = new QWidget(this);
    m_search = new QLineEdit(sheet);
    m_search->setObjectName(u"importSearch"_s);
    m_search->setPlaceholderText(tr("Search: name, category, number"));
    m_search->setAccessibleName(tr("Search the provider's services"));
    m_search->setClearButtonEnabled(true);
    m_all = makeButton(tr("Choose all shown"), ButtonKind::Plain, u"check"_s, sheet);
    m_all->setObjectName(u"importAll"_s);
    m_none = makeButton(tr("Choose none shown"), ButtonKind::Plain, {}, sheet);
    m_none->setObjectName(u"importNone"_s);
    m_table = new DataTable(m_rows, sheet);
    m_table->setObjectName(u"importTable"_s);
    m_table->setAccessibleName(tr("The provider's services; Space chooses one"));
    m_table->installEventFilter(this);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(m_search, 1);
    top->addWidget(m_all);
    top->addWidget(m_none);
    auto *layout = new QVBoxLayout(sheet);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(makePrices());
    connect(m_search, &QLineEdit::textChanged, m_model, &OfferedModel::setSearch);
    connect(m_all, &QPushButton::clicked, m_model, [this] { m_model->chooseShown(true); });
    connect(m_none, &QPushButton::clicked, m_model, [this] { m_model->chooseShown(false); });
    connect(m_table, &QTableView::clicked, m_model, [this](const QModelIndex &at) { m_model->toggle(at.row()); });
    return sheet;
}

QWidget *ImportDialog::makePrices()
{
    auto *prices = new QWidget(this);
    m_percent = amountLine(u"importPercent"_s, tr("Mark-up in percent"), u"20"_s, prices);
    m_fixed = amountLine(u"importFixed"_s, tr("Added to the price of 1000"), u"0"_s, prices);
    m_step = amountLine(u"importStep"_s, tr("Rounded up to a multiple of"), u"0.00001"_s, prices);
    m_category = new QComboBox(prices);
    m_category->setObjectName(u"importCategory"_s);
    m_category->setAccessibleName(tr("Category"));
    m_enabled = new QCheckBox(tr("On sale at once"), prices);
    m_enabled->setObjectName(u"importEnabled"_s);
    m_enabled->setChecked(true);
    auto *row = new QHBoxLayout(prices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::one);
    for (const auto &[name, field] : {std::pair<QString, QWidget *>{tr("Cost +"), m_percent},
                                      {tr("% +"), m_fixed},
                                      {tr("rounded up to"), m_step},
                                      {tr("Category"), m_category}}) {
        row->addWidget(makeLabel(name, u"muted"_s, prices));
        row->addWidget(field);
    }
    row->addWidget(m_enabled);
    row->addStretch();
    for (const QLineEdit *line : {m_percent, m_fixed, m_step})
        connect(line, &QLineEdit::textChanged, this, &ImportDialog::showMarkup);
    return prices;
}

QWidget *ImportDialog::makeButtons()
{
    auto *bar = new QWidget(this);
    m_hint = makeLabel({}, u"hint"_s, bar);
    m_hint->setObjectName(u"importHint"_s);
    m_hint->setWordWrap(true);
    m_outcome = makeLabel({}, u"muted"_s, bar);
    m_outcome->setObjectName(u"importOutcome"_s);
    m_outcome->setWordWrap(true);
    m_outcome->hide();
    m_import = makeButton({}, ButtonKind::Primary, {}, bar);
    m_import->setObjectName(u"importNow"_s);
    m_close = makeButton(tr("Cancel"), ButtonKind::Plain, {}, bar);
    m_close->setObjectName(u"importClose"_s);
    auto *words = new QVBoxLayout;
    words->addWidget(m_hint);
    words->addWidget(m_outcome);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::one);
    layout->addLayout(words, 1);
    layout->addWidget(m_close);
    layout->addWidget(m_import);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_isImporting)
            m_run->cancel();
        else
            reject();
    });
    return bar;
}

void ImportDialog::loadCategories()
{
    m_category->addItem(tr("As the provider calls it"), 0);
    onReply(m_ui.data.read([](Database &db) { return CatalogueStore(db).categories(); }), this,
            [this](const QList<Category> &categories) {
                for (const Category &category : categories)
                    m_category->addItem(category.name, category.id.value);
            });
}

void ImportDialog::open()
{
    QDialog::open();
    fetch();
}

void ImportDialog::fetch()
{
    if (m_ui.data.status().connection != DeskStatus::Connection::Online) {
        showTrouble(tr("This desk is not connected. Only the server can ask the provider for the list."));
        return;
    }
    m_doing->setText(tr("%1 is asked for the list…").arg(m_provider.name));
    m_progress->setRange(0, 0);
    showSheet(Working);
    m_run->fetch();
}

void ImportDialog::showTrouble(const QString &why)
{
    m_trouble->show(
        {.icon = u"alert"_s, .title = tr("The list could not be read"), .text = why, .action = tr("Try again")});
    showSheet(Trouble);
}

void ImportDialog::showList(const QList<OfferedRow> &rows)
{
    if (rows.isEmpty()) {
        m_trouble->show({.icon = u"services"_s,
                         .title = tr("Nothing to import"),
                         .text = tr("The provider's list is empty."),
                         .action = tr("Try again")});
        showSheet(Trouble);
        return;
    }
    m_model->setOffered(rows);
    showSheet(List);
    m_search->setFocus();
}

void ImportDialog::showSheet(Sheet sheet)
{
    m_stack->setCurrentIndex(sheet);
    m_import->setVisible(sheet == List);
    m_hint->setVisible(sheet == List);
    showChoice();
}

void ImportDialog::showChoice()
{
    const auto count = static_cast<int>(m_model->chosen().size());
    m_import->setText(tr("Import %n service(s)", nullptr, count));
    m_import->setEnabled(count > 0 && typedMarkup());
    if (typedMarkup())
        m_hint->setText(tr("%1 of %2 chosen. Their rates follow the provider's prices from then on.")
                            .arg(Words::count(count), Words::count(m_model->offeredCount())));
    else
        m_hint->setText(tr("The mark-up is amounts such as 20 or 0.05, not negative; it is rounded up to a multiple of "
                           "0.00001, such as 0.01."));
}

std::optional<Markup> ImportDialog::typedMarkup() const
{
    const auto amount = [](const QLineEdit *line) {
        return line->text().trimmed().isEmpty() ? std::optional(Money()) : Money::parse(line->text().trimmed());
    };
    const auto percent = amount(m_percent);
    const auto fixed = amount(m_fixed);
    const auto step = amount(m_step);
    if (!percent || !fixed || !step)
        return std::nullopt;
    const Markup markup{.percent = *percent, .fixed = *fixed, .step = step->isZero() ? Markup().step : *step};
    return markup.isSound() ? std::optional(markup) : std::nullopt;
}

void ImportDialog::showMarkup()
{
    if (const auto markup = typedMarkup())
        m_model->setMarkup(*markup);
    showChoice();
}

void ImportDialog::import()
{
    const auto markup = typedMarkup();
    const QStringList chosen = m_model->chosen();
    if (!markup || chosen.isEmpty())
        return;
    QJsonObject terms{{u"percent"_s, markup->percent.toString()},
                      {u"fixed"_s, markup->fixed.toString()},
                      {u"step"_s, markup->step.toString()},
                      {u"enabled"_s, m_enabled->isChecked()}};
    if (const qint64 category = m_category->currentData().toLongLong(); category > 0)
        terms.insert(u"category"_s, category);
    m_isImporting = true;
    m_outcome->hide();
    m_doing->setText(tr("Services are made…"));
    showSheet(Working);
    m_run->import(chosen, terms);
}

void ImportDialog::showProgress(qsizetype done, qsizetype all)
{
    // One portion has no middle.
    m_progress->setRange(0, all > ImportRun::portion ? static_cast<int>(all) : 0);
    m_progress->setValue(static_cast<int>(done));
}

void ImportDialog::showImported(qsizetype made, const QStringList &problems, const QString &why)
{
    m_isImporting = false;
    QStringList lines{tr("%n service(s) imported.", nullptr, static_cast<int>(made))};
    if (!why.isEmpty())
        lines << why;
    lines << problems.first(std::min<qsizetype>(problems.size(), 3));
    if (problems.size() > 3)
        lines << tr("… and %1 more").arg(Words::count(problems.size() - 3));
    m_outcome->setText(lines.join(u'\n'));
    m_outcome->show();
    m_close->setText(tr("Close"));
    m_ui.data.syncNow();
    // What is a service now is shown as one.
    fetch();
}

bool ImportDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Space) {
        m_model->toggle(m_table->currentIndex().row());
        return true;
    }
    if (key->matches(QKeySequence::SelectAll)) {
        m_model->chooseShown(true);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pw::ui
