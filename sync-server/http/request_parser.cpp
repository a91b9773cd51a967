// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/request_parser.h"

#include <algorithm>
#include <optional>

#include <boost/beast/http/basic_parser.hpp>

namespace pw::server::http
{

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;

namespace
{

// A declared length is only a claim, so that not more than this is set aside before the bytes are there.
constexpr std::size_t reservedBodyBytes = 16 * 1024;

// "0\r\n\r\n": whatever part of a chunked body is missing, it is at least as long as its end. Beast asserts that it is
// given so much after it has seen "0\r\n" alone, which a client could use to end a debug build.
constexpr std::size_t shortestChunkedEnd = 5;

std::string_view view(beast::string_view text)
{
    return {text.data(), text.size()};
}

std::optional<Method> methodOf(bhttp::verb verb)
{
    // Beast knows some thirty verbs, so that this switch does have a default.
    switch (verb) {
    case bhttp::verb::get:
        return Method::Get;
    case bhttp::verb::head:
        return Method::Head;
    case bhttp::verb::post:
        return Method::Post;
    case bhttp::verb::put:
        return Method::Put;
    case bhttp::verb::patch:
        return Method::Patch;
    case bhttp::verb::delete_:
        return Method::Delete;
    case bhttp::verb::options:
        return Method::Options;
    default:
        return std::nullopt;
    }
}

/// Printable ASCII only, no fragment: everything else has to be percent-encoded (RFC 3986).
bool isCleanTarget(std::string_view target)
{
    return std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

bool isSupportedForm(std::string_view target, Method method)
{
    return target.starts_with('/') || (target == "*" && method == Method::Options) || target.starts_with("http://") ||
           target.starts_with("https://");
}

bool isCleanHost(std::string_view host)
{
    return std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(".-_~:[]%").find(c) != std::string_view::npos;
    });
}

} // namespace

/// Beast calls the on_..._impl functions; each may stop it by setting an error.
class RequestParser::Engine
{
public:
    explicit Engine(const Limits &limits) : m_limits(limits) { reset(); }

    void reset()
    {
        m_request.clear();
        m_failure = {};
        m_hosts = m_lengths = m_encodings = m_fields = m_headBytes = 0;
        m_http11 = m_expectsContinue = m_headSeen = m_lineSeen = false;
        m_parser.emplace(*this);
    }

    Step feed(std::string_view bytes);
    bool limitBody(std::size_t bytes);
    bool keepAlive() const { return m_parser->keep_alive(); }

    class Parser;
    Limits m_limits;
    Request m_request;
    Failure m_failure;
    std::size_t m_hosts = 0;
    std::size_t m_lengths = 0;
    std::size_t m_encodings = 0;
    std::size_t m_fields = 0;
    std::size_t m_headBytes = 0;
    bool m_http11 = false;
    bool m_expectsContinue = false;
    bool m_headSeen = false;
    bool m_lineSeen = false;

    class Parser final : public bhttp::basic_parser<true>
    {
    public:
        explicit Parser(Engine &engine) : m_engine(engine)
        {
            // Beast fails when what it has not parsed reaches its limit, and does not count what it has: feed() does.
            header_limit(static_cast<std::uint32_t>(engine.m_limits.headBytes + 1));
            body_limit(boost::none);
            eager(false);
        }

    private:
        using Error = beast::error_code;
        void on_request_impl(bhttp::verb verb, beast::string_view, beast::string_view target, int version,
                             Error &ec) override
        {
            m_engine.takeLine(verb, view(target), version, ec);
        }
        void on_response_impl(int, beast::string_view, int, Error &) override {}
        void on_field_impl(bhttp::field field, beast::string_view name, beast::string_view value, Error &ec) override
        {
            m_engine.takeField(field, view(name), view(value), ec);
        }
        void on_header_impl(Error &ec) override { m_engine.finishHead(ec); }
        void on_body_init_impl(const boost::optional<std::uint64_t> &length, Error &) override
        {
            if (length)
                m_engine.m_request.body.reserve(std::min<std::uint64_t>(*length, reservedBodyBytes));
        }
        std::size_t on_body_impl(beast::string_view bytes, Error &) override
        {
            m_engine.m_request.body.append(view(bytes));
            return bytes.size();
        }
        void on_chunk_header_impl(std::uint64_t, beast::string_view, Error &) override {}
        std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, Error &) override
        {
            m_engine.m_request.body.append(view(bytes));
            return bytes.size();
        }
        void on_finish_impl(Error &) override {}

        Engine &m_engine;
    };

private:
    void takeLine(bhttp::verb verb, std::string_view target, int version, beast::error_code &ec);
    void takeField(bhttp::field field, std::string_view name, std::string_view value, beast::error_code &ec);
    void checkFraming(bhttp::field field, std::string_view value, beast::error_code &ec);
    void finishHead(beast::error_code &ec);
    Failure failureOf(const beast::error_code &ec) const;

    void fail(int status, std::string_view detail, beast::error_code &ec)
    {
        m_failure = {status, detail};
        ec = bhttp::error::bad_value;
    }

    std::optional<Parser> m_parser;
};

void RequestParser::Engine::takeLine(bhttp::verb verb, std::string_view target, int version, beast::error_code &ec)
{
    m_lineSeen = true;
    m_http11 = version == 11;
    const std::optional<Method> method = methodOf(verb);
    if (!method)
        return fail(501, "This method is not supported.", ec);
    if (!isCleanTarget(target) || !isSupportedForm(target, *method))
        return fail(400, "The request target is not valid.", ec);
    m_request.method = *method;
    m_request.setTarget(target);
}

void RequestParser::Engine::takeField(bhttp::field field, std::string_view name, std::string_view value,
                                      beast::error_code &ec)
{
    // Fields behind a chunked body are not merged with the head's: they come after the decisions taken on it.
    if (m_headSeen)
        return;
    if (++m_fields > m_limits.headFields)
        return fail(431, "The request's header is too large.", ec);
    // Beast unfolds continued lines, which others do not: the value then does not stand right behind its name.
    const char *expected = name.data() + name.size() + 1;
    while (expected != value.data() && (*expected == ' ' || *expected == '\t'))
        ++expected;
    if (expected != value.data())
        return fail(400, "A header field is continued on the next line.", ec);
    checkFraming(field, value, ec);
    if (!ec)
        m_request.addHeader(name, value);
}

void RequestParser::Engine::checkFraming(bhttp::field field, std::string_view value, beast::error_code &ec)
{
    if (field == bhttp::field::host) {
        if (++m_hosts > 1 || !isCleanHost(value))
            fail(400, "The Host field is not valid.", ec);
    } else if (field == bhttp::field::content_length) {
        const bool digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        if (++m_lengths > 1 || !digits || m_encodings > 0)
            fail(400, "The Content-Length field is not valid.", ec);
    } else if (field == bhttp::field::transfer_encoding) {
        if (++m_encodings > 1 || m_lengths > 0 || !m_http11 || !equalsIgnoringCase(value, "chunked"))
            fail(400, "The Transfer-Encoding field is not valid.", ec);
    } else if (field == bhttp::field::expect) {
        if (!equalsIgnoringCase(value, "100-continue"))
            fail(417, "Only 100-continue can be expected.", ec);
        m_expectsContinue = m_http11;
    }
}

void RequestParser::Engine::finishHead(beast::error_code &ec)
{
    m_headSeen = true;
    if (m_http11 && m_hosts != 1)
        fail(400, "The Host field is missing.", ec);
}

RequestParser::Failure RequestParser::Engine::failureOf(const beast::error_code &ec) const
{
    if (!m_failure.detail.empty())
        return m_failure;
    if (ec == bhttp::error::header_limit || ec == bhttp::error::buffer_overflow) {
        return m_lineSeen ? Failure{431, "The request's header is too large."}
                          : Failure{414, "The request line is too long."};
    }
    if (ec == bhttp::error::body_limit)
        return {413, "The request's body is too large."};
    if (ec == bhttp::error::bad_version)
        return {505, "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
    if (ec == bhttp::error::bad_content_length || ec == bhttp::error::multiple_content_length)
        return {400, "The Content-Length field is not valid."};
    if (ec == bhttp::error::bad_transfer_encoding)
        return {400, "The Transfer-Encoding field is not valid."};
    if (ec == bhttp::error::bad_chunk || ec == bhttp::error::bad_chunk_extension)
        return {400, "The chunked body is not valid."};
    return {400, "The request is not valid HTTP."};
}

RequestParser::Step RequestParser::Engine::feed(std::string_view bytes)
{
    std::size_t consumed = 0;
    while (consumed < bytes.size() && !(m_headSeen && m_parser->is_done())) {
        const std::string_view rest = bytes.substr(consumed);
        const bool hadHead = m_headSeen;
        if (hadHead && m_encodings > 0 && rest.size() < shortestChunkedEnd)
            return {State::NeedMore, consumed};
        beast::error_code ec;
        const std::size_t taken = m_parser->put(boost::asio::buffer(rest.data(), rest.size()), ec);
        consumed += taken;
        m_headBytes += hadHead ? 0 : taken;
        if (m_headBytes > m_limits.headBytes)
            ec = bhttp::error::header_limit;
        if (ec == bhttp::error::need_more)
            return {State::NeedMore, consumed};
        if (ec) {
            // A header that comes in pieces is not parsed before it is complete, so that the line may be in here.
            m_lineSeen = m_lineSeen || rest.substr(0, m_limits.headBytes).find("\r\n") != std::string_view::npos;
            m_failure = failureOf(ec);
            return {State::Failed, consumed};
        }
        if (m_headSeen && !hadHead)
            return {State::HeadDone, consumed};
    }
    return {m_headSeen && m_parser->is_done() ? State::Done : State::NeedMore, consumed};
}

bool RequestParser::Engine::limitBody(std::size_t bytes)
{
    if (m_parser->content_length().value_or(0) > bytes)
        return false;
    m_parser->body_limit(static_cast<std::uint64_t>(bytes));
    m_parser->eager(true);
    return true;
}

RequestParser::RequestParser(const Limits &limits) : m_engine(std::make_unique<Engine>(limits)) {}

RequestParser::~RequestParser() = default;

void RequestParser::reset()
{
    m_engine->reset();
}

RequestParser::Step RequestParser::feed(std::string_view bytes)
{
    return m_engine->feed(bytes);
}

bool RequestParser::limitBody(std::size_t bytes)
{
    return m_engine->limitBody(bytes);
}

Request &RequestParser::request()
{
    return m_engine->m_request;
}

const RequestParser::Failure &RequestParser::failure() const
{
    return m_engine->m_failure;
}

bool RequestParser::keepAlive() const
{
    return m_engine->keepAlive();
}

bool RequestParser::isHttp11() const
{
    return m_engine->m_http11;
}

bool RequestParser::expectsContinue() const
{
    return m_engine->m_expectsContinue;
}

} // namespace pw::server::http
