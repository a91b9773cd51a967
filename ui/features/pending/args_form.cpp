// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/args_form.h"

#include "ui/presentation/command_words.h"
#include "ui/presentation/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

enum class Kind { Fixed, Whole, Amount, RateText, Line, Text, Flag, OrderWord, TicketWord, TypeWord, KindWord };

struct Field {
    const char *arg;
    Kind kind;
    const char *label;
};

constexpr Field fields[] = {
    {"order", Kind::Fixed, QT_TRANSLATE_NOOP("ArgsForm", "Order")},
    {"user", Kind::Fixed, QT_TRANSLATE_NOOP("ArgsForm", "User")},
    {"service", Kind::Fixed, QT_TRANSLATE_NOOP("ArgsForm", "Service")},
    {"category", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Category (number)")},
    {"ticket", Kind::Fixed, QT_TRANSLATE_NOOP("ArgsForm", "Ticket")},
    {"username", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "User name")},
    {"email", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "E-mail")},
    {"name", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "Name")},
    {"subject", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "Subject")},
    {"link", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "Link")},
    {"quantity", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Quantity")},
    {"amount", Kind::Amount, QT_TRANSLATE_NOOP("ArgsForm", "Amount")},
    {"reason", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "Reason")},
    {"rate", Kind::RateText, QT_TRANSLATE_NOOP("ArgsForm", "Rate")},
    {"min", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Minimum")},
    {"max", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Maximum")},
    {"posts", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "New posts")},
    {"old_posts", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Old posts")},
    {"delay", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Delay (minutes)")},
    {"expiry", Kind::Line, QT_TRANSLATE_NOOP("ArgsForm", "Expires on")},
    {"start_count", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Start count")},
    {"remains", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Remains")},
    {"position", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Position")},
    {"average_time", Kind::Whole, QT_TRANSLATE_NOOP("ArgsForm", "Typical time (minutes)")},
    {"enabled", Kind::Flag, QT_TRANSLATE_NOOP("ArgsForm", "On sale")},
    {"refill", Kind::Flag, QT_TRANSLATE_NOOP("ArgsForm", "A drop may be refilled")},
    {"cancel", Kind::Flag, QT_TRANSLATE_NOOP("ArgsForm", "Customers may cancel")},
    {"dripfeed", Kind::Flag, QT_TRANSLATE_NOOP("ArgsForm", "Drip-feed")},
    {"description", Kind::Text, QT_TRANSLATE_NOOP("ArgsForm", "Description")},
    {"comments", Kind::Text, QT_TRANSLATE_NOOP("ArgsForm", "Comments")},
    {"message", Kind::Text, QT_TRANSLATE_NOOP("ArgsForm", "Message")},
    {"text", Kind::Text, QT_TRANSLATE_NOOP("ArgsForm", "Text")},
};

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ArgsForm)
};

const Field *fieldOf(const QString &arg)
{
    const auto found = std::ranges::find_if(fields, [&](const Field &f) { return arg == QLatin1StringView(f.arg); });
    return found == std::end(fields) ? nullptr : &*found;
}

template <typename E, typename Text>
QList<std::pair<QString, QString>> choices(Text text)
{
    QList<std::pair<QString, QString>> all;
    for (const auto &word : wordTable(E{}))
        all << std::pair(toWord(word.value), text(word.value));
    return all;
}

/// "status" and "type" mean another list of words for each kind of row.
Kind wordKind(const QString &arg, SubjectKind subject)
{
    if (arg == "status"_L1)
        return subject == SubjectKind::Ticket ? Kind::TicketWord : Kind::OrderWord;
    return subject == SubjectKind::User ? Kind::KindWord : Kind::TypeWord;
}

QList<std::pair<QString, QString>> choicesFor(Kind kind)
{
    if (kind == Kind::OrderWord)
        return choices<OrderStatus>([](OrderStatus s) { return Words::status(s); });
    if (kind == Kind::TicketWord)
        return choices<TicketStatus>([](TicketStatus s) { return Words::status(s); });
    if (kind == Kind::KindWord)
        return choices<TicketType>([](TicketType t) { return Words::type(t); });
    return choices<ServiceType>([](ServiceType t) { return Words::type(t); });
}

/// Puts what was typed into the arguments, or says what is wrong with it.
using Taker = std::function<QString(QJsonObject &)>;

Taker takeLine(const QString &arg, Kind kind, const QString &label, const QLineEdit *line)
{
    return [=](QJsonObject &args) -> QString {
        const QString typed = line->text().trimmed();
        if (kind == Kind::Whole) {
            bool isNumber = false;
            const qint64 number = typed.toLongLong(&isNumber);
            if (!isNumber)
                return Text::tr("%1 is a whole number.").arg(label);
            args.insert(arg, number);
            return {};
        }
        if (kind == Kind::Amount && !Money::parse(typed))
            return Text::tr("%1 is an amount such as 25 or 12.50, with at most 8 decimals.").arg(label);
        if (kind == Kind::RateText && !Rate::parse(typed))
            return Text::tr("%1 is an amount such as 0.90, with at most 5 decimals.").arg(label);
        args.insert(arg, typed);
        return {};
    };
}

class Builder
{
public:
    Builder(FormDialog *dialog, const EntryRow &row) : m_dialog(dialog), m_row(row) {}

    void add(const QString &arg)
    {
        const bool isWord = arg == "status"_L1 || arg == "type"_L1;
        const Field *field = fieldOf(arg);
        if (isWord)
            addChoice(arg);
        else if (field)
            addField(arg, *field);
    }
    [[nodiscard]] QList<Taker> takers() const { return m_takers; }

private:
    void addChoice(const QString &arg)
    {
        const QString label = arg == "status"_L1 ? Text::tr("Status") : Text::tr("Type");
        auto *combo = m_dialog->addChoice(label, arg, choicesFor(wordKind(arg, m_row.subject.kind)));
        combo->setCurrentIndex(std::max(0, combo->findData(m_row.entry.args.value(arg).toString())));
        m_takers << [=](QJsonObject &args) {
            args.insert(arg, combo->currentData().toString());
            return QString();
        };
    }

    void addField(const QString &arg, const Field &field)
    {
        const QString label = Text::tr(field.label);
        const Draft draft{m_row.entry.args};
        if (field.kind == Kind::Flag) {
            const auto *check = m_dialog->addCheck(label, arg, draft.flag(arg, false));
            m_takers << [=](QJsonObject &args) {
                args.insert(arg, check->isChecked());
                return QString();
            };
        } else if (field.kind == Kind::Text) {
            const auto *text = m_dialog->addText(label, arg, draft.text(arg));
            m_takers << [=](QJsonObject &args) {
                args.insert(arg, text->toPlainText().trimmed());
                return QString();
            };
        } else if (field.kind == Kind::Fixed || isSubject(arg)) {
            const QString number = Words::number(m_row.entry.args.value(arg).toInteger());
            m_dialog->addFixed(label, arg, isSubject(arg) ? QString(number + u' ' + m_row.subject.name) : number);
        } else {
            m_takers << takeLine(arg, field.kind, label, m_dialog->addLine(label, arg, draft.text(arg)));
        }
    }

    /// The category is what UpdateCategory is about, and a value to change for a service.
    [[nodiscard]] bool isSubject(const QString &arg) const
    {
        const Field *field = fieldOf(arg);
        return subjectOf(QJsonObject{{arg, m_row.entry.args.value(arg)}}).kind == m_row.subject.kind &&
               (field->kind == Kind::Fixed || m_row.entry.name == "UpdateCategory"_L1);
    }

    FormDialog *m_dialog;
    const EntryRow &m_row;
    QList<Taker> m_takers;
};

} // namespace

bool hasTypedArgs(const QJsonObject &args)
{
    const QStringList names = args.keys();
    return std::ranges::any_of(names, [&args](const QString &arg) {
        const Field *field = fieldOf(arg);
        // A category is a value where a service is moved into it, and otherwise what the change is about.
        const bool isFixed =
            !field || field->kind == Kind::Fixed || (arg == "category"_L1 && !args.contains(u"service"_s));
        return arg == "status"_L1 || arg == "type"_L1 || !isFixed;
    });
}

void openArgsForm(const UiContext &ui, const EntryRow &row, QWidget *parent)
{
    auto *dialog = new FormDialog(ui.commands, commandTitle(row.entry.name), parent);
    dialog->setObjectName(u"argsForm"_s);
    dialog->setReplaces({row.entry.args, row.entry.commandId});
    Builder builder(dialog, row);
    // In the order of the table, which is the order in which people think of them; words first.
    for (const QString &arg : {u"status"_s, u"type"_s}) {
        if (row.entry.args.contains(arg))
            builder.add(arg);
    }
    for (const Field &field : fields) {
        if (row.entry.args.contains(QLatin1StringView(field.arg)))
            builder.add(QString::fromLatin1(field.arg));
    }
    dialog->setAccept(Text::tr("Save"), false,
                      [name = row.entry.name, args = row.entry.args, takers = builder.takers()]() -> FormAnswer {
                          QJsonObject wanted = args;
                          for (const Taker &take : takers) {
                              if (const QString trouble = take(wanted); !trouble.isEmpty())
                                  return fail(trouble);
                          }
                          return CommandCall{name, wanted};
                      });
    dialog->open();
}

} // namespace pw::ui
