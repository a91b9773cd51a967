// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"
#include "sync-server/http/message.h"

#include <QString>

#include <string>

namespace pw::server
{

/// Writes CSV as RFC 4180 has it, in UTF-8, for people who open it in a spreadsheet.
class CsvWriter
{
public:
    /// Quoted where need be. What a spreadsheet would take for a formula gets an apostrophe in front.
    CsvWriter &text(const QString &text);
    CsvWriter &number(qint64 number);
    CsvWriter &money(Money money);
    CsvWriter &endLine();

    /// As a download of this name (ASCII, no quotes).
    [[nodiscard]] http::Response response(const std::string &fileName);

private:
    void separate();

    std::string m_text;
    bool m_atStart = true;
};

} // namespace pw::server
