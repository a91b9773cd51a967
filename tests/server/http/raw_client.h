// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pw::server::http::test
{

struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const;
};

struct Received {
    std::string bytes;
    bool closed = false;
};

/// A TCP client that sends what it is told, however wrong.
class RawClient
{
public:
    struct Options {
        const char *source = nullptr;
        int receiveBuffer = 0;
    };

    explicit RawClient(std::uint16_t port);
    RawClient(std::uint16_t port, Options options);
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&) = delete;
    ~RawClient();

    [[nodiscard]] bool isConnected() const { return m_socket >= 0; }
    /// False when the server has gone.
    bool send(std::string_view bytes);
    /// Closes the sending half.
    void finish();
    /// Closes with a reset.
    void reset();
    void close();
    /// Reads until the server closes, or is silent for so long.
    [[nodiscard]] Received receive(std::chrono::milliseconds silence);
    /// Reads one answer; nothing if none comes in time or the connection ends before it is complete.
    [[nodiscard]] std::optional<Answer> receiveAnswer(std::chrono::milliseconds timeout, bool toHead = false);
    /// Takes at most 64 KB of what has come, without waiting. False once the connection is closed.
    [[nodiscard]] bool sip() { return readSome(std::chrono::milliseconds(0)) != Read::Closed; }
    /// Whether the server has closed the connection, or does so in time; takes all that comes until then.
    [[nodiscard]] bool waitClosed(std::chrono::milliseconds timeout);

private:
    enum class Read { Bytes, Silence, Closed };
    Read readSome(std::chrono::milliseconds timeout);

    int m_socket = -1;
    std::string m_input;
};

/// Splits a stream of answers, all with their content; nothing if there is anything else in between or behind.
[[nodiscard]] std::optional<std::vector<Answer>> splitAnswers(std::string_view bytes);

/// This process's resident memory.
[[nodiscard]] std::size_t residentBytes();

} // namespace pw::server::http::test
