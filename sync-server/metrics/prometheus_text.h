// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace pw::server
{

struct MetricLabel {
    std::string_view name;
    std::string_view value;
};

/// Writes the text format of Prometheus, version 0.0.4: a family's samples follow its head.
class PrometheusText
{
public:
    static constexpr std::string_view contentType = "text/plain; version=0.0.4; charset=utf-8";

    /// `type` is counter, gauge or histogram. A counter's name ends with _total.
    PrometheusText &family(std::string_view name, std::string_view type, std::string_view help);
    PrometheusText &sample(std::initializer_list<MetricLabel> labels, std::uint64_t value);
    PrometheusText &sample(std::uint64_t value) { return sample({}, value); }
    /// Of a histogram: "_bucket", "_sum", "_count".
    PrometheusText &part(std::string_view suffix, std::initializer_list<MetricLabel> labels, std::uint64_t value);
    /// The same in millionths, written as a decimal number of whole ones.
    PrometheusText &millionths(std::string_view suffix, std::initializer_list<MetricLabel> labels, std::uint64_t value);

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void begin(std::string_view suffix, std::initializer_list<MetricLabel> labels);

    std::string m_text;
    std::string m_name;
};

/// "0.0025" for 2500 millionths: nothing is rounded.
[[nodiscard]] std::string decimalOfMillionths(std::uint64_t millionths);

} // namespace pw::server
