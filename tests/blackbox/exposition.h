// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace pw::test
{

/// The text format of Prometheus, read as strictly as its grammar is written; what breaks it is in `problem`.
class Exposition
{
public:
    explicit Exposition(const QByteArray &text);

    QString problem;
    QMap<QString, double> samples; ///< by "name{labels}"
    QMap<QString, QString> types;

    /// -1 where there is no such sample.
    [[nodiscard]] double value(const QString &sample) const { return samples.value(sample, -1); }

private:
    void note(const QString &what);
    void readLine(const QString &line);
    void beginFamily(const QString &name, const QString &kind, const QString &line);
    void readSample(const QString &name, const QString &key, const QString &number, const QString &line);
    void checkHistograms();

    QString m_helped;
    QString m_family;
};

} // namespace pw::test
