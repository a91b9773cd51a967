// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/changes_files.h"

#include "ui/models/reply.h"
#include "ui/presentation/changes_words.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ChangesFiles)
};

QFileDialog *makeDialog(const QString &title, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   Text::tr("Pending changes (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(u"json"_s);
    return dialog;
}

QString importedWords(const AdoptedChanges &adopted)
{
    if (adopted.taken == 0)
        return Text::tr("All changes of this file are here already.");
    const QString taken = Text::tr("%n change(s) imported.", nullptr, adopted.taken);
    if (adopted.known == 0)
        return taken;
    return taken + u' ' + Text::tr("%n of the file were here already.", nullptr, adopted.known);
}

} // namespace

void exportChanges(DataSource &data, bool release, QWidget *parent, std::function<void(const QString &, bool)> done)
{
    auto *dialog = makeDialog(Text::tr("Export pending changes"), parent);
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"pending-changes.json"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [&data, release, parent, done](const QString &file) {
        onReply(
            data.exportChanges(file, release), parent,
            [done, file](const Result<int, ChangesProblem> &written) {
                if (written)
                    done(Text::tr("%n change(s) exported to %1.", nullptr, *written).arg(file), true);
                else
                    done(changesWords(written.error()), false);
            },
            [done](const QString &reason) { done(reason, false); });
    });
    dialog->open();
}

void importChanges(DataSource &data, QWidget *parent, std::function<void(const QString &, bool)> done)
{
    auto *dialog = makeDialog(Text::tr("Import pending changes"), parent);
    dialog->setObjectName(u"importDialog"_s);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [&data, parent, done](const QString &file) {
        onReply(
            data.importChanges(file), parent,
            [done](const Result<AdoptedChanges, ChangesProblem> &adopted) {
                if (adopted)
                    done(importedWords(*adopted), true);
                else
                    done(changesWords(adopted.error()), false);
            },
            [done](const QString &reason) { done(reason, false); });
    });
    dialog->open();
}

} // namespace pw::ui
