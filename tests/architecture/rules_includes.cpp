// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QRegularExpression>

#include "tests/architecture/rules.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

/// In the order of dependency: a folder of core includes itself and those before it.
const QStringList &coreFolders()
{
    static const QStringList folders{u"base"_s,     u"domain"_s, u"protocol"_s, u"storage"_s,
                                     u"commands"_s, u"sync"_s,   u"remote"_s};
    return folders;
}

/// The name of the folder below core that a path is in, or nothing for a file directly below core.
QString coreFolder(const QString &path)
{
    return path.count(u'/') < 2 ? QString() : path.section(u'/', 1, 1);
}

bool mayUse(const QString &user, const QString &used)
{
    const QString from = user.section(u'/', 0, 0);
    const QString to = used.section(u'/', 0, 0);
    if (from == u"core"_s && to == u"core"_s) {
        const auto place = coreFolders().indexOf(coreFolder(user));
        const auto wanted = coreFolders().indexOf(coreFolder(used));
        return place >= 0 && wanted >= 0 && wanted <= place;
    }
    if (from == u"app"_s && to == u"ui"_s) {
        return !user.startsWith(u"app/desk/"_s);
    }
    static const QHash<QString, QStringList> allowed{
        {u"core"_s, {}},
        {u"sync-server"_s, {u"core"_s, u"sync-server"_s}},
        {u"ui"_s, {u"core"_s, u"ui"_s}},
        {u"app"_s, {u"core"_s, u"app"_s}},
    };
    return allowed.value(from).contains(to);
}

/// Headers that the build makes: what moc writes, and the SQL catalogue.
bool isGenerated(const QString &header)
{
    return header.endsWith(u".moc"_s) || header == u"sql_catalogue.h"_s;
}

/// The Qt module a <Header> is from, found where Qt keeps its headers; empty where it is not Qt's.
QString qtModule(const QString &header)
{
    static const QString root = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    static QHash<QString, QString> known;
    const auto found = known.constFind(header);
    if (found != known.constEnd()) {
        return *found;
    }
    QString module;
    if (header.startsWith(u"Qt"_s) && header.contains(u'/')) {
        module = header.section(u'/', 0, 0);
    } else if (header.startsWith(u'Q') || header.startsWith(u'q')) {
        for (const QString &candidate : QDir(root).entryList({u"Qt*"_s}, QDir::Dirs)) {
            if (QFileInfo::exists(root + u'/' + candidate + u'/' + header)) {
                module = candidate;
                break;
            }
        }
    }
    known.insert(header, module);
    return module;
}

/// Depth first; `path` is the way from where the search began, so a header met again on it closes a cycle.
class CycleSearch
{
public:
    explicit CycleSearch(const SourceTree &tree)
    {
        for (const SourceFile &file : tree.cppFiles()) {
            for (const Include &include : includesOf(file)) {
                if (tree.contains(include.header)) {
                    m_edges[file.path].append(include.header);
                }
            }
        }
    }

    Violations run()
    {
        QStringList starts = m_edges.keys();
        starts.sort();
        for (const QString &start : std::as_const(starts)) {
            visit(start);
        }
        return m_found;
    }

private:
    void visit(const QString &node)
    {
        if (const auto at = m_path.indexOf(node); at >= 0) {
            m_found.append({node, 0, u"include cycle: "_s + (m_path.sliced(at) << node).join(u" -> "_s)});
            return;
        }
        if (m_done.contains(node)) {
            return;
        }
        m_path.append(node);
        for (const QString &next : m_edges.value(node)) {
            visit(next);
        }
        m_path.removeLast();
        m_done.insert(node, true);
    }

    QHash<QString, QStringList> m_edges;
    QHash<QString, bool> m_done;
    QStringList m_path;
    Violations m_found;
};

} // namespace

Violations findLayerViolations(const SourceTree &tree)
{
    Violations found;
    for (const SourceFile &file : tree.cppFiles()) {
        if (file.isBelow(u"core"_s) && !coreFolders().contains(coreFolder(file.path))) {
            found.append({file.path, 0, u"is in no layer of core"_s});
        }
        for (const Include &include : includesOf(file)) {
            if (!include.isQuoted || isGenerated(include.header)) {
                continue;
            }
            if (!tree.contains(include.header)) {
                found.append({file.path, include.line, u"\"%1\" is not a path from the root"_s.arg(include.header)});
            } else if (file.isProduct() && !mayUse(file.path, include.header)) {
                found.append({file.path, include.line, u"may not include %1"_s.arg(include.header)});
            }
        }
    }
    return found;
}

Violations findQtViolations(const SourceTree &tree)
{
    static const QStringList headless{u"QtCore"_s, u"QtSql"_s, u"QtNetwork"_s};
    Violations found;
    for (const SourceFile &file : tree.productFiles()) {
        const bool isHeadless =
            file.isBelow(u"core"_s) || file.isBelow(u"sync-server"_s) || file.isBelow(u"app/desk"_s);
        for (const Include &include : includesOf(file)) {
            const QString module = qtModule(include.header);
            if (isHeadless && !module.isEmpty() && !headless.contains(module)) {
                found.append({file.path, include.line, u"%1 (%2) in a headless folder"_s.arg(include.header, module)});
            }
            if (module == u"QtSql"_s && !file.isBelow(u"core/storage"_s)) {
                found.append({file.path, include.line, u"%1: only core/storage knows SQL"_s.arg(include.header)});
            }
        }
    }
    return found;
}

Violations findIncludeCycles(const SourceTree &tree)
{
    return CycleSearch(tree).run();
}

Violations findBeastLeaks(const SourceTree &tree)
{
    Violations found;
    QStringList users;
    for (const SourceFile &file : tree.productFiles()) {
        for (const Include &include : includesOf(file)) {
            if (!include.header.startsWith(u"boost/beast"_s)) {
                continue;
            }
            if (!file.path.endsWith(u".cpp"_s)) {
                found.append({file.path, include.line, u"Boost.Beast in a header: every user would compile it"_s});
            }
            if (!users.contains(file.path)) {
                users.append(file.path);
            }
        }
    }
    if (users.size() != 1) {
        found.append(
            {users.value(1), 0,
             u"Boost.Beast is for exactly one .cpp, not for %1: %2"_s.arg(users.size()).arg(users.join(u' '))});
    }
    return found;
}

} // namespace pw::architecture
