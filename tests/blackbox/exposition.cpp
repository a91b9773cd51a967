// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/exposition.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace pw::test
{

Exposition::Exposition(const QByteArray &text)
{
    if (!text.endsWith('\n'))
        note(u"the last line does not end"_s);
    for (const QByteArray &line : text.chopped(1).split('\n'))
        readLine(QString::fromUtf8(line));
    checkHistograms();
}

void Exposition::note(const QString &what)
{
    if (problem.isEmpty())
        problem = what;
}

void Exposition::readLine(const QString &line)
{
    static const QRegularExpression help(u"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$"_s);
    static const QRegularExpression type(u"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$"_s);
    static const QRegularExpression sample(
        uR"(^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"(,(?!\})|(?=\})))+\})? (\d+(\.\d+)?)$)"_s);
    if (const auto match = help.match(line); match.hasMatch()) {
        m_helped = match.captured(1);
    } else if (const auto typed = type.match(line); typed.hasMatch()) {
        beginFamily(typed.captured(1), typed.captured(2), line);
    } else if (const auto sampled = sample.match(line); sampled.hasMatch()) {
        readSample(sampled.captured(1), sampled.captured(1) + sampled.captured(2), sampled.captured(5), line);
    } else {
        note(u"no line of the format: "_s + line);
    }
}

void Exposition::beginFamily(const QString &name, const QString &kind, const QString &line)
{
    if (m_helped != name)
        note(u"no help before: "_s + line);
    if (types.contains(name))
        note(u"a second time: "_s + line);
    if ((kind == "counter"_L1) != name.endsWith("_total"_L1))
        note(u"named unlike its type: "_s + line);
    types.insert(name, kind);
    m_family = name;
}

void Exposition::readSample(const QString &name, const QString &key, const QString &number, const QString &line)
{
    const bool histogram = types.value(m_family) == "histogram"_L1;
    const QStringList names = histogram ? QStringList{QString(m_family + u"_bucket"_s), QString(m_family + u"_sum"_s),
                                                      QString(m_family + u"_count"_s)}
                                        : QStringList{m_family};
    if (!names.contains(name))
        note(u"outside its family: "_s + line);
    if (samples.contains(key))
        note(u"twice: "_s + line);
    samples.insert(key, number.toDouble());
}

/// Buckets grow up to +Inf, which is the count.
void Exposition::checkHistograms()
{
    static const QRegularExpression bucket(uR"re(^(.+)_bucket\{(.*),le="([^"]+)"\}$)re"_s);
    QMap<QString, QMap<double, double>> series;
    for (auto it = samples.constBegin(); it != samples.constEnd(); ++it) {
        if (const auto match = bucket.match(it.key()); match.hasMatch()) {
            const double le = match.captured(3) == "+Inf"_L1 ? qInf() : match.captured(3).toDouble();
            series[match.captured(1) + u"_count{"_s + match.captured(2) + u'}'][le] = it.value();
        }
    }
    for (auto it = series.constBegin(); it != series.constEnd(); ++it) {
        double before = 0;
        for (const double count : it.value()) {
            if (count < before)
                note(u"a bucket shrinks: "_s + it.key());
            before = count;
        }
        if (!it.value().contains(qInf()) || value(it.key()) != before)
            note(u"+Inf is not the count: "_s + it.key());
        if (value(QString(it.key()).replace(u"_count{"_s, u"_sum{"_s)) < 0)
            note(u"no sum: "_s + it.key());
    }
}

} // namespace pw::test
