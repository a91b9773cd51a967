// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/server/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "sync-server/http/message.h"

namespace pw::server::http::test
{

namespace
{

sockaddr_in endpoint(const char *address, std::uint16_t port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    inet_pton(AF_INET, address, &result.sin_addr);
    return result;
}

/// Takes the first answer off `bytes`, if it is there completely.
std::optional<Answer> takeAnswer(std::string &bytes, bool toHead)
{
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos || !bytes.starts_with("HTTP/1.1 "))
        return std::nullopt;
    Answer answer;
    answer.head = bytes.substr(0, end + 2);
    answer.status = std::atoi(answer.head.c_str() + 9);
    const std::string length = answer.header("Content-Length");
    const std::size_t content = toHead || length.empty() ? 0 : std::strtoull(length.c_str(), nullptr, 10);
    if (bytes.size() < end + 4 + content)
        return std::nullopt;
    answer.body = bytes.substr(end + 4, content);
    bytes.erase(0, end + 4 + content);
    return answer;
}

} // namespace

std::string Answer::header(std::string_view name) const
{
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t end = head.find("\r\n", at);
        const std::string_view line = std::string_view(head).substr(at, end - at);
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos && equalsIgnoringCase(line.substr(0, colon), name))
            return std::string(line.substr(colon + 2));
        at = end + 2;
    }
    return {};
}

RawClient::RawClient(std::uint16_t port) : RawClient(port, Options{}) {}

RawClient::RawClient(std::uint16_t port, Options options)
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (options.receiveBuffer > 0)
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &options.receiveBuffer, sizeof options.receiveBuffer);
    if (options.source) {
        const sockaddr_in from = endpoint(options.source, 0);
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&from), sizeof from) != 0)
            close();
    }
    const sockaddr_in to = endpoint("127.0.0.1", port);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) != 0)
        close();
}

RawClient::RawClient(RawClient &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_input(std::move(other.m_input))
{
}

RawClient::~RawClient()
{
    close();
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish()
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawClient::reset()
{
    const linger option{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &option, sizeof option);
    close();
}

void RawClient::close()
{
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

RawClient::Read RawClient::readSome(std::chrono::milliseconds timeout)
{
    pollfd poll{m_socket, POLLIN, 0};
    if (::poll(&poll, 1, static_cast<int>(std::max<std::chrono::milliseconds::rep>(0, timeout.count()))) <= 0)
        return Read::Silence;
    char buffer[65536];
    const ssize_t count = ::recv(m_socket, buffer, sizeof buffer, 0);
    if (count <= 0)
        return Read::Closed;
    m_input.append(buffer, static_cast<std::size_t>(count));
    return Read::Bytes;
}

Received RawClient::receive(std::chrono::milliseconds silence)
{
    Read read = Read::Bytes;
    while (read == Read::Bytes)
        read = readSome(silence);
    return {std::exchange(m_input, {}), read == Read::Closed};
}

std::optional<Answer> RawClient::receiveAnswer(std::chrono::milliseconds timeout, bool toHead)
{
    const auto end = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        if (std::optional<Answer> answer = takeAnswer(m_input, toHead))
            return answer;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (readSome(left) != Read::Bytes)
            return std::nullopt;
    }
}

bool RawClient::waitClosed(std::chrono::milliseconds timeout)
{
    const auto end = std::chrono::steady_clock::now() + timeout;
    Read read = Read::Bytes;
    while (read == Read::Bytes)
        read = readSome(std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()));
    return read == Read::Closed;
}

std::optional<std::vector<Answer>> splitAnswers(std::string_view bytes)
{
    std::vector<Answer> answers;
    std::string rest(bytes);
    while (!rest.empty()) {
        std::optional<Answer> answer = takeAnswer(rest, false);
        if (!answer)
            return std::nullopt;
        answers.push_back(std::move(*answer));
    }
    return answers;
}

std::size_t residentBytes()
{
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    unsigned long total = 0;
    unsigned long resident = 0;
    const int got = std::fscanf(file, "%lu %lu", &total, &resident);
    std::fclose(file);
    return got == 2 ? resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

} // namespace pw::server::http::test
