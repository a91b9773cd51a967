// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace pw::load
{

enum class Kind { Read, Order, Status };
constexpr int kinds = 3;

/// A request as its bytes, and the status that it has to be answered with.
struct Request {
    Kind kind = Kind::Read;
    int status = 200;
    std::string bytes;
};

/// The mix of a shop's day: 70 % reads (orders by number, lists of orders, the catalogue), 20 % new orders, 10 % API
/// v2's status of 100 orders; all customers alike. The same seed makes the same requests.
class RequestMix
{
public:
    struct Options {
        std::string customersFile; ///< a line each: a token and the ids of some of his orders
        std::string keysFile;      ///< the same with an API key
        std::string service;       ///< what is ordered
        std::string quantity;
        std::uint32_t seed = 1;
    };

    /// Throws std::runtime_error where a file has no customers.
    explicit RequestMix(const Options &options);

    [[nodiscard]] const Request &next();

private:
    std::vector<Request> m_reads;
    std::vector<Request> m_orders;
    std::vector<Request> m_statuses;
    std::mt19937 m_random;
};

} // namespace pw::load
