// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/metrics/prometheus_text.h"

namespace pw::server
{
namespace
{

constexpr std::uint64_t million = 1'000'000;

void appendEscaped(std::string &out, std::string_view text)
{
    for (const char c : text) {
        if (c == '\\' || c == '"')
            out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
}

} // namespace

PrometheusText &PrometheusText::family(std::string_view name, std::string_view type, std::string_view help)
{
    m_name = name;
    m_text.append("# HELP ").append(name).append(" ").append(help).append("\n");
    m_text.append("# TYPE ").append(name).append(" ").append(type).append("\n");
    return *this;
}

void PrometheusText::begin(std::string_view suffix, std::initializer_list<MetricLabel> labels)
{
    m_text.append(m_name).append(suffix);
    char before = '{';
    for (const MetricLabel &label : labels) {
        m_text += before;
        m_text.append(label.name).append("=\"");
        appendEscaped(m_text, label.value);
        m_text += '"';
        before = ',';
    }
    m_text += labels.size() > 0 ? "} " : " ";
}

PrometheusText &PrometheusText::sample(std::initializer_list<MetricLabel> labels, std::uint64_t value)
{
    return part({}, labels, value);
}

PrometheusText &PrometheusText::part(std::string_view suffix, std::initializer_list<MetricLabel> labels,
                                     std::uint64_t value)
{
    begin(suffix, labels);
    m_text.append(std::to_string(value)).append("\n");
    return *this;
}

PrometheusText &PrometheusText::millionths(std::string_view suffix, std::initializer_list<MetricLabel> labels,
                                           std::uint64_t value)
{
    begin(suffix, labels);
    m_text.append(decimalOfMillionths(value)).append("\n");
    return *this;
}

std::string decimalOfMillionths(std::uint64_t millionths)
{
    std::string text = std::to_string(millionths / million);
    std::string digits = std::to_string(millionths % million);
    digits.insert(0, 6 - digits.size(), '0');
    while (!digits.empty() && digits.back() == '0')
        digits.pop_back();
    return digits.empty() ? text : text + "." + digits;
}

} // namespace pw::server
