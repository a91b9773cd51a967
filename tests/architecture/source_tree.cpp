// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/architecture/source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include "tests/architecture/lexer.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

bool SourceFile::isCpp() const
{
    return path.endsWith(u".cpp"_s) || path.endsWith(u".h"_s) || path.endsWith(u".hpp"_s);
}

bool SourceFile::isBelow(const QString &folder) const
{
    return path.startsWith(folder + u'/');
}

bool SourceFile::isProduct() const
{
    return isBelow(u"core"_s) || isBelow(u"sync-server"_s) || isBelow(u"ui"_s) || isBelow(u"app"_s);
}

int SourceFile::lineCount() const
{
    return static_cast<int>(text.count(u'\n')) + (text.isEmpty() || text.endsWith(u'\n') ? 0 : 1);
}

QStringList SourceFile::codeLines() const
{
    return blank(text, Keep::CodeOnly).split(u'\n');
}

QStringList SourceFile::linesWithStrings() const
{
    return blank(text, Keep::CodeAndStrings).split(u'\n');
}

SourceTree SourceTree::read(const QString &root)
{
    static const QStringList folders{u"app"_s,     u"cmake"_s,       u"core"_s,  u"packaging"_s, u"resources"_s,
                                     u"scripts"_s, u"sync-server"_s, u"tests"_s, u"ui"_s,        u".ci"_s};
    SourceTree tree;
    const QDir top(root);
    QStringList paths{u"CMakeLists.txt"_s, u".clang-tidy"_s};
    for (const QString &folder : folders) {
        QDirIterator it(top.filePath(folder), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            paths.append(top.relativeFilePath(it.next()));
        }
    }
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        // What npm installs for a benchmark is not ours, and pictures are not text.
        if (path.contains(u"/node_modules/"_s) || path.endsWith(u".png"_s)) {
            continue;
        }
        QFile file(top.filePath(path));
        if (file.open(QIODevice::ReadOnly)) {
            tree.add(path, QString::fromUtf8(file.readAll()));
        }
    }
    return tree;
}

void SourceTree::add(const QString &path, const QString &text)
{
    m_places.insert(path, m_files.size());
    m_files.append({path, text});
}

QList<SourceFile> SourceTree::cppFiles() const
{
    QList<SourceFile> found;
    std::copy_if(m_files.begin(), m_files.end(), std::back_inserter(found),
                 [](const auto &file) { return file.isCpp(); });
    return found;
}

QList<SourceFile> SourceTree::productFiles() const
{
    QList<SourceFile> found = cppFiles();
    found.removeIf([](const auto &file) { return !file.isProduct(); });
    return found;
}

QString SourceTree::textOf(const QString &path) const
{
    const auto place = m_places.constFind(path);
    return place == m_places.constEnd() ? QString() : m_files.at(*place).text;
}

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression directive(uR"re(^\s*#\s*include\s*([<"])([^">]+)[">])re"_s);
    QList<Include> includes;
    int number = 0;
    for (const QString &line : file.linesWithStrings()) {
        ++number;
        if (const auto match = directive.match(line); match.hasMatch()) {
            includes.append({match.captured(2), match.captured(1) == u"\""_s, number});
        }
    }
    return includes;
}

QString Violation::toString() const
{
    return line > 0 ? u"%1:%2: %3"_s.arg(path).arg(line).arg(what) : u"%1: %2"_s.arg(path, what);
}

} // namespace pw::architecture
