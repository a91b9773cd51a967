// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/changes_words.h"

#include "ui/presentation/command_words.h"
#include "ui/presentation/refusal_words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangesWords)
};

const char *sentenceOf(ChangesTrouble trouble)
{
    switch (trouble) {
    case ChangesTrouble::NotWritten:
        return QT_TRANSLATE_NOOP("ChangesWords", "The file could not be written: %1.");
    case ChangesTrouble::NotRead:
        return QT_TRANSLATE_NOOP("ChangesWords", "The file could not be read: %1.");
    case ChangesTrouble::TooLarge:
        return QT_TRANSLATE_NOOP("ChangesWords", "The file is too large to hold pending changes.");
    case ChangesTrouble::NotThisFormat:
        return QT_TRANSLATE_NOOP("ChangesWords", "This is not a file of pending changes: %1.");
    case ChangesTrouble::NewerFormat:
        return QT_TRANSLATE_NOOP("ChangesWords", "The file was written by a newer console. Bring this one up to date.");
    case ChangesTrouble::BadChange:
        return QT_TRANSLATE_NOOP("ChangesWords", "Nothing was imported, since a change in the file is damaged: %1");
    case ChangesTrouble::NobodySignedIn:
        return QT_TRANSLATE_NOOP("ChangesWords", "Sign in first: changes belong to the person who made them.");
    case ChangesTrouble::AnotherShop:
        return QT_TRANSLATE_NOOP("ChangesWords", "These changes are for another shop: %1.");
    case ChangesTrouble::AnotherPerson:
        return QT_TRANSLATE_NOOP("ChangesWords", "These changes were made by %1, who has to import them.");
    case ChangesTrouble::IdTaken:
        return QT_TRANSLATE_NOOP("ChangesWords",
                                 "Nothing was imported: this desk knows the change %1 with other content.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString changesWords(const ChangesProblem &problem)
{
    return QCoreApplication::translate("ChangesWords", sentenceOf(problem.trouble)).replace(u"%1"_s, problem.fact);
}

QString takeBackWords(const TakeBackProblem &problem)
{
    switch (problem.trouble) {
    case TakeBackTrouble::Unknown:
        return Text::tr("This change is not here any more.");
    case TakeBackTrouble::Sent:
        return Text::tr("It was sent already, so it cannot be taken back: the server decides it.");
    case TakeBackTrouble::Done:
        return Text::tr("The server has answered it already.");
    case TakeBackTrouble::NeededLater:
        return Text::tr("A later change builds on it (%1). Take that one back first.").arg(commandTitle(problem.later));
    case TakeBackTrouble::NewRefused:
        return refusalWords(*problem.refusal);
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
