// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/architecture/functions.h"

#include "tests/architecture/lexer.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

struct Token {
    QString text;
    int line = 0;
};

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_';
}

QList<Token> tokenise(const QString &code)
{
    QList<Token> tokens;
    int line = 1;
    for (qsizetype i = 0; i < code.size();) {
        const QChar c = code[i];
        qsizetype end = i + 1;
        if (c == u'\n') {
            ++line;
        } else if (isWordStart(c) || c.isDigit()) {
            while (end < code.size() && (code[end].isLetterOrNumber() || code[end] == u'_' || code[end] == u'\'')) {
                ++end;
            }
        } else if (QStringView(code).sliced(i).startsWith(u"::")) {
            end = i + 2;
        }
        if (!c.isSpace()) {
            tokens.append({code.sliced(i, end - i), line});
        }
        i = end;
    }
    return tokens;
}

enum class Scope { Namespace, Type, Function, Value };

/// Reads declarations outside of function bodies. The head is every token since the last ';', '{' or '}'.
class Reader
{
public:
    explicit Reader(QList<Token> tokens) : m_tokens(std::move(tokens)) {}

    Functions run()
    {
        for (; m_at < m_tokens.size(); ++m_at) {
            step();
        }
        m_result.isBalanced = m_result.isBalanced && m_types.isEmpty();
        return m_result;
    }

private:
    void step()
    {
        const QString &text = m_tokens[m_at].text;
        if (text == u"("_s || text == u"["_s) {
            const qsizetype close = skipGroup(m_at);
            m_head += m_tokens.sliced(m_at, qMin(close + 1, m_tokens.size()) - m_at);
            m_at = close;
        } else if (text == u"{"_s) {
            openBrace();
        } else if (text == u"}"_s) {
            closeScope();
        } else if (text == u";"_s || (text == u":"_s && isAccessLabel())) {
            m_head.clear();
        } else {
            m_head.append(m_tokens[m_at]);
        }
    }

    void openBrace()
    {
        const Scope scope = classify();
        if (scope == Scope::Namespace || scope == Scope::Type) {
            m_types.append(scope == Scope::Type ? typeName() : QString());
            m_head.clear();
            return;
        }
        const qsizetype close = skipGroup(m_at);
        if (scope == Scope::Value) { // The head goes on: = {...} or an initialiser before a constructor's body.
            m_head.append({u"{}"_s, m_tokens[m_at].line});
        } else {
            addFunction(qMin(close, m_tokens.size() - 1));
            m_head.clear();
        }
        m_at = close;
    }

    void closeScope()
    {
        m_head.clear();
        if (m_types.isEmpty()) {
            m_result.isBalanced = false;
        } else {
            m_types.removeLast();
        }
    }

    /// The place of the bracket that closes the one at `open`.
    qsizetype skipGroup(qsizetype open)
    {
        QString expected;
        for (qsizetype i = open; i < m_tokens.size(); ++i) {
            const QString &text = m_tokens[i].text;
            if (text == u"("_s || text == u"["_s || text == u"{"_s) {
                expected += text == u"("_s ? u')' : text == u"["_s ? u']' : u'}';
            } else if (text == u")"_s || text == u"]"_s || text == u"}"_s) {
                if (text != expected.last(1)) {
                    m_result.isBalanced = false;
                }
                expected.chop(1);
                if (expected.isEmpty()) {
                    return i;
                }
            }
        }
        m_result.isBalanced = false;
        return m_tokens.size();
    }

    Scope classify() const
    {
        const qsizetype begin = behindTemplate();
        const QString first = begin < m_head.size() ? m_head[begin].text : QString();
        if (first == u"namespace"_s || (first == u"inline"_s && textAt(begin + 1) == u"namespace"_s) ||
            (first == u"extern"_s && textAt(begin + 1) == u"\""_s)) {
            return Scope::Namespace;
        }
        const qsizetype assign = findAtTop(u"="_s, begin);
        if (assign >= 0) {
            return textAt(assign + 1) == u"["_s ? Scope::Function : Scope::Value;
        }
        const qsizetype parameters = parameterList(begin);
        if (parameters < 0) {
            return isTypeHead(begin) ? Scope::Type : Scope::Value;
        }
        return isMemberInitialiser(parameters) ? Scope::Value : Scope::Function;
    }

    /// m_name{...} between a constructor's ':' and its body: the brace follows a name or Base<T>, and the body never
    /// does, but for words such as const that may stand before a body.
    bool isMemberInitialiser(qsizetype parameters) const
    {
        const qsizetype colon = findAtTop(u":"_s, parameters);
        const QString last = m_head.last().text;
        return colon >= 0 && last != u")"_s && last != u"{}"_s;
    }

    bool isTypeHead(qsizetype begin) const
    {
        for (qsizetype i = begin; i < m_head.size(); ++i) {
            const QString &text = m_head[i].text;
            if (text == u"class"_s || text == u"struct"_s || text == u"union"_s || text == u"enum"_s) {
                return true;
            }
        }
        return false;
    }

    QString typeName() const
    {
        QString name;
        for (qsizetype i = behindTemplate(); i < m_head.size() && textAt(i) != u":"_s && textAt(i) != u"<"_s; ++i) {
            if (isWordStart(m_head[i].text.front()) && m_head[i].text != u"final"_s) {
                name = m_head[i].text;
            }
        }
        return name;
    }

    /// Where the head goes on behind template <...>, a requires clause in parentheses and leading macros of Qt's.
    qsizetype behindTemplate() const
    {
        qsizetype at = 0;
        while (textAt(at).startsWith(u"Q_"_s)) {
            at = textAt(at + 1) == u"("_s ? behindGroup(at + 1) : at + 1;
        }
        while (textAt(at) == u"template"_s) {
            int depth = 0;
            do {
                ++at;
                depth += textAt(at) == u"<"_s ? 1 : textAt(at) == u">"_s ? -1 : 0;
            } while (at < m_head.size() && depth > 0);
            ++at;
        }
        if (textAt(at) == u"requires"_s && textAt(at + 1) == u"("_s) {
            at = behindGroup(at + 1);
        }
        return at;
    }

    qsizetype behindGroup(qsizetype open) const
    {
        int depth = 0;
        qsizetype at = open;
        do {
            depth += isOpening(textAt(at)) ? 1 : isClosing(textAt(at)) ? -1 : 0;
            ++at;
        } while (at < m_head.size() && depth > 0);
        return at;
    }

    /// The '(' of the parameters, which stands behind a name or an operator; -1 where the head is no function's.
    qsizetype parameterList(qsizetype begin) const
    {
        for (qsizetype i = begin; i < m_head.size(); ++i) {
            const QString &text = m_head[i].text;
            if (text == u"operator"_s) {
                i += textAt(i + 1) == u"("_s ? 3 : 1;
                while (i < m_head.size() && textAt(i) != u"("_s) {
                    ++i;
                }
                return i < m_head.size() ? i : -1;
            }
            if (text == u"alignas"_s || text == u"decltype"_s || text == u"explicit"_s || text == u"["_s) {
                i = text == u"["_s ? behindGroup(i) - 1 : textAt(i + 1) == u"("_s ? behindGroup(i + 1) - 1 : i;
            } else if (text == u"("_s) {
                return i;
            }
        }
        return -1;
    }

    qsizetype findAtTop(const QString &wanted, qsizetype begin) const
    {
        int depth = 0;
        for (qsizetype i = begin; i < m_head.size(); ++i) {
            const QString &text = m_head[i].text;
            depth += isOpening(text) ? 1 : isClosing(text) ? -1 : 0;
            if (text == u"operator"_s) {
                ++i;
                while (i + 1 < m_head.size() && textAt(i + 1) == u"="_s) { // operator==, <=, += and =
                    ++i;
                }
            } else if (depth == 0 && text == wanted) {
                return i;
            }
        }
        return -1;
    }

    void addFunction(qsizetype close)
    {
        const qsizetype begin = behindTemplate();
        const qsizetype assign = findAtTop(u"="_s, begin);
        const qsizetype nameEnd = (assign >= 0 ? assign : parameterList(begin)) - 1;
        Function function;
        function.line = m_head.first().line;
        function.lines = m_tokens[close].line - function.line + 1;
        function.name = textAt(nameEnd);
        const QString owner = textAt(nameEnd - 1) == u"::"_s ? ownerBefore(nameEnd - 1) : enclosingType();
        function.isConstructor = function.name == owner && textAt(nameEnd - 1) != u"~"_s;
        m_result.items.append(function);
    }

    QString ownerBefore(qsizetype colons) const
    {
        qsizetype at = colons - 1;
        if (textAt(at) == u">"_s) {
            for (int depth = 1; at > 0 && depth > 0;) {
                --at;
                depth += textAt(at) == u">"_s ? 1 : textAt(at) == u"<"_s ? -1 : 0;
            }
            --at;
        }
        return textAt(at);
    }

    QString enclosingType() const { return m_types.isEmpty() ? QString() : m_types.last(); }

    bool isAccessLabel() const
    {
        const QString last = m_head.isEmpty() ? QString() : m_head.last().text;
        return last == u"public"_s || last == u"protected"_s || last == u"private"_s || last == u"Q_SIGNALS"_s ||
               last == u"Q_SLOTS"_s;
    }

    static bool isOpening(const QString &text) { return text == u"("_s || text == u"["_s; }
    static bool isClosing(const QString &text) { return text == u")"_s || text == u"]"_s; }
    QString textAt(qsizetype i) const { return i >= 0 && i < m_head.size() ? m_head[i].text : QString(); }

    QList<Token> m_tokens;
    QList<Token> m_head;
    QList<QString> m_types; ///< The open scopes; a namespace is an empty name.
    Functions m_result;
    qsizetype m_at = 0;
};

} // namespace

Functions findFunctions(const QString &source)
{
    return Reader(tokenise(blank(source, Keep::CodeOnly))).run();
}

} // namespace pw::architecture
