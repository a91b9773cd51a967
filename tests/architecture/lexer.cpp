// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/architecture/lexer.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

namespace
{

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Walks the source once; each read...() starts at what it reads and ends behind it.
class Blanker
{
public:
    Blanker(const QString &source, Keep keep) : m_source(source), m_keep(keep) { m_out.reserve(source.size()); }

    QString run()
    {
        while (m_at < m_source.size()) {
            step();
        }
        return m_out;
    }

private:
    void step()
    {
        const QChar c = m_source[m_at];
        if (startsWith(u"//")) {
            drop(endOfLogicalLine());
        } else if (startsWith(u"/*")) {
            drop(endBehind(u"*/"_s, m_at + 2));
        } else if (c == u'#' && m_lineIsEmpty && m_keep == Keep::CodeOnly) {
            dropDirective();
        } else if (c == u'"') {
            readString();
        } else if (c == u'\'' && !isDigitSeparator()) {
            readQuoted(u'\'');
        } else {
            pass();
        }
    }

    void pass()
    {
        const QChar c = m_source[m_at++];
        m_out += c;
        m_lineIsEmpty = c == u'\n' || (m_lineIsEmpty && c.isSpace());
    }

    /// Puts a space for each character up to `end`, but for the line breaks.
    void drop(qsizetype end)
    {
        for (; m_at < end; ++m_at) {
            const bool isBreak = m_source[m_at] == u'\n';
            m_out += isBreak ? u'\n' : u' ';
            m_lineIsEmpty = m_lineIsEmpty || isBreak;
        }
    }

    /// A directive ends at its line, continued lines included, or where a block comment of several lines begins.
    void dropDirective()
    {
        const qsizetype end = endOfLogicalLine();
        const qsizetype comment = m_source.indexOf(u"/*"_s, m_at);
        drop(comment >= 0 && comment < end ? comment : end);
    }

    void readString()
    {
        if (m_at > 0 && m_source[m_at - 1] == u'R' && isStringPrefix()) {
            const qsizetype open = m_source.indexOf(u'(', m_at);
            const QString delimiter = m_source.sliced(m_at + 1, qMax<qsizetype>(0, open - m_at - 1));
            literal(endBehind(u")"_s + delimiter + u"\""_s, open));
            return;
        }
        readQuoted(u'"');
    }

    void readQuoted(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_source.size() && m_source[end] != quote && m_source[end] != u'\n') {
            end += m_source[end] == u'\\' ? 2 : 1;
        }
        literal(qMin(end + 1, m_source.size()));
    }

    void literal(qsizetype end)
    {
        m_lineIsEmpty = false;
        if (m_keep == Keep::CodeAndStrings) {
            m_out += QStringView(m_source).sliced(m_at, end - m_at);
            m_at = end;
            return;
        }
        m_out += m_source[m_at++];
        drop(end - 1);
        if (m_at < end) { // Not so where the file ends in the opening quote.
            m_out += m_source[m_at++];
        }
        m_lineIsEmpty = false;
    }

    /// R, uR, u8R, UR and LR, but not an identifier that ends in R.
    bool isStringPrefix() const
    {
        qsizetype begin = m_at;
        while (begin > 0 && isWord(m_source[begin - 1])) {
            --begin;
        }
        const QString prefix = m_source.sliced(begin, m_at - begin);
        return prefix == u"R"_s || prefix == u"uR"_s || prefix == u"u8R"_s || prefix == u"UR"_s || prefix == u"LR"_s;
    }

    /// 1'000 and 0xFF'FF, against u'x': the word before the mark begins with a digit.
    bool isDigitSeparator() const
    {
        qsizetype begin = m_at;
        while (begin > 0 && (isWord(m_source[begin - 1]) || m_source[begin - 1] == u'\'')) {
            --begin;
        }
        return begin < m_at && m_source[begin].isDigit();
    }

    qsizetype endOfLogicalLine() const
    {
        qsizetype end = m_source.indexOf(u'\n', m_at);
        while (end > 0 && m_source[end - 1] == u'\\') {
            end = m_source.indexOf(u'\n', end + 1);
        }
        return end < 0 ? m_source.size() : end;
    }

    qsizetype endBehind(const QString &mark, qsizetype from) const
    {
        const qsizetype found = m_source.indexOf(mark, from);
        return found < 0 ? m_source.size() : found + mark.size();
    }

    bool startsWith(QStringView text) const { return QStringView(m_source).sliced(m_at).startsWith(text); }

    const QString &m_source;
    const Keep m_keep;
    QString m_out;
    qsizetype m_at = 0;
    bool m_lineIsEmpty = true;
};

} // namespace

QString blank(const QString &source, Keep keep)
{
    return Blanker(source, keep).run();
}

QString blankSql(const QString &source)
{
    QString out = source;
    QChar inside; // The quote that is open, '-' in a line comment, '*' in a block comment, null in code.
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QStringView rest = QStringView(source).sliced(i);
        const bool wasInside = !inside.isNull();
        if (!wasInside && (rest.startsWith(u"--") || rest.startsWith(u"/*"))) {
            inside = rest[0] == u'-' ? u'-' : u'*';
        } else if (!wasInside && (rest[0] == u'\'' || rest[0] == u'"')) {
            inside = rest[0];
        } else if (inside == u'*' ? rest.startsWith(u"*/") : inside == u'-' ? rest[0] == u'\n' : inside == rest[0]) {
            inside = QChar();
            out[i] = rest[0] == u'\n' ? u'\n' : u' ';
            if (rest[0] == u'*') {
                out[++i] = u' ';
            }
        }
        if (!inside.isNull() && source[i] != u'\n') {
            out[i] = u' ';
        }
    }
    return out;
}

} // namespace pw::architecture
