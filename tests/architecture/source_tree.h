// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace pw::architecture
{

struct SourceFile {
    QString path; ///< From the repository's root, with slashes.
    QString text;

    bool isCpp() const;
    bool isBelow(const QString &folder) const;
    bool isProduct() const; ///< Below core, sync-server, ui or app; tests and scripts are not.
    int lineCount() const;
    QStringList codeLines() const;        ///< Without comments, strings and preprocessor lines.
    QStringList linesWithStrings() const; ///< Without comments alone.
};

struct Include {
    QString header;
    bool isQuoted = false;
    int line = 0;
};

/// Every file that the rules look at. A rule gets the whole tree, so a test can hand it a planted one.
class SourceTree
{
public:
    static SourceTree read(const QString &root);

    void add(const QString &path, const QString &text);
    const QList<SourceFile> &files() const { return m_files; }
    QList<SourceFile> cppFiles() const;
    QList<SourceFile> productFiles() const; ///< The C++ files of the product.
    bool contains(const QString &path) const { return m_places.contains(path); }
    QString textOf(const QString &path) const; ///< Empty where there is no such file.

private:
    QList<SourceFile> m_files;
    QHash<QString, qsizetype> m_places;
};

QList<Include> includesOf(const SourceFile &file);

/// What a rule found: where, and in words. The place names the file first so that an editor can jump to it.
struct Violation {
    QString path;
    int line = 0; ///< 0 where the whole file is meant.
    QString what;

    QString toString() const;
};
using Violations = QList<Violation>;

} // namespace pw::architecture
