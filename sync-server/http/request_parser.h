// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "sync-server/http/config.h"
#include "sync-server/http/message.h"

namespace pw::server::http
{

/// Turns bytes into requests, strictly: whatever two HTTP implementations could read differently is refused. It wraps
/// Boost.Beast's parser, which is included in its .cpp alone because it is slow to compile.
class RequestParser
{
public:
    enum class State {
        NeedMore, ///< give it more bytes, after the ones it has not consumed
        HeadDone, ///< reported once: decide on the body, then feed again
        Done,     ///< the request is complete
        Failed,   ///< see failure(); nothing can follow on this connection
    };
    struct Step {
        State state = State::NeedMore;
        std::size_t consumed = 0;
    };
    struct Failure {
        int status = 400;
        std::string_view detail;
    };

    explicit RequestParser(const Limits &limits);
    ~RequestParser();
    RequestParser(const RequestParser &) = delete;
    RequestParser &operator=(const RequestParser &) = delete;

    /// Forgets the request and begins with the next.
    void reset();
    /// Unconsumed bytes must be at the beginning of the next call's bytes.
    [[nodiscard]] Step feed(std::string_view bytes);
    /// To be called at HeadDone. False if the declared length is already over it.
    [[nodiscard]] bool limitBody(std::size_t bytes);

    [[nodiscard]] Request &request();
    [[nodiscard]] const Failure &failure() const;
    [[nodiscard]] bool keepAlive() const;
    [[nodiscard]] bool isHttp11() const;
    [[nodiscard]] bool expectsContinue() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace pw::server::http
