// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/http/handler.h"
#include "sync-server/http/stream.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <variant>

namespace pw::server
{

enum class Who {
    Probe,   ///< anyone, and never limited: what watches the server asks often
    Monitor, ///< whoever has the token of serve --metrics-token-file, or comes from this machine by no proxy
    Anyone,
    Visitor,  ///< anyone; a customer whose credentials hold is known, so that he sees what is his
    Customer, ///< with a session or an API key
    Person,   ///< a customer with a session: what a leaked API key must not do
    Account,  ///< whoever signs in himself: a customer with a session, or staff
    Staff,
    Owner,
    Manager, ///< an owner or admin, until these routes show every role just what it may see
    Device,  ///< staff through a desk; also one who may not work here any more, so that his devices hear of it
};

/// Answered on the io thread from its read connection.
using ReadHandler = Decided<http::Response> (*)(const Call &);
/// The same with an answer that goes on; what stands against it is an answer of its own.
using StreamAnswer = std::variant<http::StreamResponse, http::Response>;
using StreamHandler = Decided<StreamAnswer> (*)(const Call &);
/// Decoded on the io thread, run by the executor.
using WriteHandler = Decided<Mutation> (*)(const Call &);
/// Decoded on the io thread, then a pool thread, then the executor.
using SlowHandler = Decided<SlowWork> (*)(const Call &);
/// The same where the slow part is a call to somebody else, who may take his time: on threads that nobody signs in on.
struct CallingHandler {
    SlowHandler read;
};
/// Looked at on the io thread, answered later by another: takes the responder along unless it refuses.
using LaterHandler = Decided<void> (*)(const Call &, http::Responder &);
/// Takes its body as it is, of any type, in Call::request; the rest as WriteHandler.
struct BytesHandler {
    WriteHandler read;
};
/// Reads a body or query of its own kind and always answers 200: API v2.
struct ResellerApi {
};

struct Route {
    http::Method method;
    std::string_view pattern; ///< ":name" stands for one segment
    Who who;
    std::size_t bodyLimit;
    std::variant<ReadHandler, StreamHandler, WriteHandler, SlowHandler, CallingHandler, LaterHandler, BytesHandler,
                 ResellerApi>
        handler;
};

/// The whole surface of the server, on one screen: routes.cpp.
[[nodiscard]] std::span<const Route> allRoutes();

} // namespace pw::server
