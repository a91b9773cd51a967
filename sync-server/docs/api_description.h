// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <memory>
#include <string>

namespace pw::server
{

/// A file that many are sent, with what browsers ask again by.
struct ServedFile {
    std::shared_ptr<const std::string> bytes; ///< nullptr: there is none
    std::string etag;
};

/// The description of the API, as OpenAPI 3.1, and the page that shows it; read once, from the resources in the
/// program. Safe from any thread.
class ApiDescription
{
public:
    ApiDescription();

    [[nodiscard]] const ServedFile &document() const { return m_document; }
    /// What a build without Redoc shows says how to get it.
    [[nodiscard]] const ServedFile &page() const { return m_page; }
    [[nodiscard]] ServedFile script(const QString &name) const;

private:
    ServedFile m_document;
    ServedFile m_page;
    ServedFile m_pageScript;
    ServedFile m_redoc;
};

} // namespace pw::server
