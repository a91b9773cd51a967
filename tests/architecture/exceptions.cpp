// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/architecture/exceptions.h"

namespace pw::architecture
{
using namespace Qt::StringLiterals;

const QList<Exception> &namedExceptions()
{
    static const QList<Exception> table{
        {u"calls"_s, u"core/base/clock.cpp"_s, u"wall clock"_s,
         u"The one place that reads it; everyone else is given a Clock."_s},
        {u"calls"_s, u"core/base/id_source.cpp"_s, u"randomness"_s,
         u"The one place that draws; everyone else is given an IdSource."_s},
        {u"calls"_s, u"core/protocol/field_reader.cpp"_s, u"on the way to the domain"_s,
         u"Numbers of JSON are doubles in Qt: it asks only whether a whole one is exact, and money is a string."_s},
    };
    return table;
}

Violations excuse(const QString &rule, const Violations &found, const QList<Exception> &exceptions)
{
    Violations left = found;
    for (const Exception &exception : exceptions) {
        if (exception.rule != rule) {
            continue;
        }
        const auto excused = left.removeIf([&exception](const Violation &violation) {
            return violation.path == exception.path && violation.what.contains(exception.what);
        });
        if (excused == 0) {
            left.append(
                {exception.path, 0, u"the exception for \"%1\" excuses nothing: remove it"_s.arg(exception.what)});
        }
        if (exception.reason.split(u' ').size() < 4) {
            left.append({exception.path, 0, u"the exception for \"%1\" has no reason"_s.arg(exception.what)});
        }
    }
    return left;
}

} // namespace pw::architecture
