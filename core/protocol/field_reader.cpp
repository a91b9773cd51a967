// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/field_reader.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

bool isForbidden(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\n' && c != u'\r' && c != u'\t';
}

std::optional<qint64> asInteger(const QJsonValue &value)
{
    // Qt keeps whole numbers of the text exactly; a number that went through floating point is only whole below 2^53.
    constexpr qint64 impossible = std::numeric_limits<qint64>::min();
    if (!value.isDouble() || value.toInteger(impossible) == impossible)
        return std::nullopt;
    const bool small = std::fabs(value.toDouble()) < 9007199254740992.0;
    const bool exact = value.toVariant().typeId() == QMetaType::LongLong;
    return small || exact ? std::optional<qint64>(value.toInteger()) : std::nullopt;
}

} // namespace

void FieldReader::note(Refusal refusal)
{
    if (!m_refusal)
        m_refusal = std::move(refusal);
}

void FieldReader::wrongType(const QString &name, const QString &wanted)
{
    note({RefusalCode::FieldWrongType, name, wanted});
}

void FieldReader::requireField(const QString &name)
{
    if (!m_object.contains(name)) {
        m_known << name;
        note({RefusalCode::FieldMissing, name, {}});
    }
}

QJsonValue FieldReader::raw(const QString &name)
{
    m_known << name;
    return m_object.value(name);
}

std::optional<qint64> FieldReader::maybeInteger(const QString &name, qint64 min, qint64 max)
{
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    const auto number = asInteger(value);
    if (!number) {
        wrongType(name, u"a whole number"_s);
        return std::nullopt;
    }
    if (*number < min || *number > max) {
        const QString upper = max == anyInteger ? u"the largest number"_s : QString::number(max);
        note({RefusalCode::FieldOutOfRange, name, QString::number(min) + u" to "_s + upper});
        return std::nullopt;
    }
    return number;
}

qint64 FieldReader::integer(const QString &name, qint64 min, qint64 max)
{
    requireField(name);
    return maybeInteger(name, min, max).value_or(0);
}

std::optional<QString> FieldReader::maybeText(const QString &name, qsizetype maxLength)
{
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isString()) {
        wrongType(name, u"a text"_s);
        return std::nullopt;
    }
    QString text = value.toString().trimmed();
    if (text.size() > maxLength)
        note({RefusalCode::TextTooLong, name, QString::number(maxLength)});
    if (std::ranges::any_of(text, isForbidden))
        note({RefusalCode::TextHasControlCharacters, name, {}});
    return text;
}

QString FieldReader::text(const QString &name, qsizetype maxLength)
{
    requireField(name);
    const auto text = maybeText(name, maxLength);
    if (text && text->isEmpty())
        note({RefusalCode::TextEmpty, name, {}});
    return text.value_or(QString());
}

QString FieldReader::verbatim(const QString &name, qsizetype maxLength)
{
    requireField(name);
    const QJsonValue value = raw(name);
    if (!value.isString())
        wrongType(name, u"a text"_s);
    const QString text = value.toString();
    if (text.size() > maxLength)
        note({RefusalCode::TextTooLong, name, QString::number(maxLength)});
    return text;
}

std::optional<bool> FieldReader::maybeFlag(const QString &name)
{
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool()) {
        wrongType(name, u"true or false"_s);
        return std::nullopt;
    }
    return value.toBool();
}

std::optional<Instant> FieldReader::maybeMoment(const QString &name)
{
    constexpr qint64 year10000 = 253'402'300'800'000;
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    const QString text = value.toString();
    const auto moment = text.endsWith(u'Z') && text.at(0).isDigit() ? Instant::parse(text) : std::nullopt;
    if (!moment || moment->ms < 0 || moment->ms >= year10000) {
        wrongType(name, u"a time such as 2026-03-01T09:30:00Z"_s);
        return std::nullopt;
    }
    return moment;
}

Money FieldReader::money(const QString &name)
{
    requireField(name);
    const QJsonValue value = raw(name);
    const auto money = value.isString() ? Money::parse(value.toString()) : std::nullopt;
    if (!money)
        note({RefusalCode::MoneyMalformed, name, {}});
    return money.value_or(Money());
}

std::optional<Rate> FieldReader::maybeRate(const QString &name)
{
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    const auto rate = value.isString() ? Rate::parse(value.toString()) : std::nullopt;
    if (!rate)
        note({RefusalCode::RateMalformed, name, {}});
    return rate;
}

std::optional<Percent> FieldReader::maybePercent(const QString &name)
{
    const QJsonValue value = raw(name);
    if (value.isUndefined())
        return std::nullopt;
    const auto percent = value.isString() ? Percent::parse(value.toString()) : std::nullopt;
    if (!percent)
        note({RefusalCode::DiscountMalformed, name, {}});
    return percent;
}

Decided<void> FieldReader::finish()
{
    if (!m_refusal && !m_othersAllowed) {
        for (auto field = m_object.constBegin(); field != m_object.constEnd(); ++field) {
            if (!m_known.contains(field.key())) {
                note({RefusalCode::FieldUnknown, field.key().left(64), {}});
                break;
            }
        }
    }
    if (m_refusal)
        return fail(*m_refusal);
    return {};
}

Decided<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return refuse(RefusalCode::MalformedJson, {},
                      error.errorString() + u" at byte "_s + QString::number(error.offset));
    if (!document.isObject())
        return refuse(RefusalCode::MalformedJson, {}, u"an object is expected"_s);
    return document.object();
}

} // namespace pw
