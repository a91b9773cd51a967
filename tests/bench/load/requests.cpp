// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/requests.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace pw::load
{
namespace
{

struct Customer {
    std::string secret; ///< token or key
    std::vector<std::string> orders;
};

std::vector<Customer> readCustomers(const std::string &fileName)
{
    std::ifstream file(fileName);
    std::vector<Customer> customers;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        Customer customer;
        words >> customer.secret;
        for (std::string word; words >> word;)
            customer.orders.push_back(word);
        if (!customer.orders.empty())
            customers.push_back(std::move(customer));
    }
    if (customers.empty())
        throw std::runtime_error("no customers in " + fileName);
    return customers;
}

std::string get(const std::string &path, const Customer &customer)
{
    return "GET " + path + " HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer " + customer.secret + "\r\n\r\n";
}

std::string post(const std::string &path, const std::string &headers, const std::string &body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: shop\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

std::string orderBytes(const RequestMix::Options &options, const Customer &customer, int number)
{
    return post("/api/orders", "Authorization: Bearer " + customer.secret + "\r\nContent-Type: application/json\r\n",
                "{\"service\":" + options.service + ",\"link\":\"https://social.example/p/" + std::to_string(number) +
                    "\",\"quantity\":" + options.quantity + "}");
}

std::string statusBytes(const Customer &customer)
{
    constexpr std::size_t asked = 100;
    std::string body = "key=" + customer.secret + "&action=status&orders=";
    for (std::size_t i = 0; i < asked; ++i)
        body += (i > 0 ? "," : "") + customer.orders[i % customer.orders.size()];
    return post("/api/v2", "Content-Type: application/x-www-form-urlencoded\r\n", body);
}

} // namespace

RequestMix::RequestMix(const Options &options) : m_random(options.seed)
{
    for (const Customer &customer : readCustomers(options.customersFile)) {
        // Of four reads two ask for an order, one for the list, one for the catalogue.
        for (int i = 0; i < 16; ++i) {
            const auto &order = customer.orders[m_random() % customer.orders.size()];
            m_reads.push_back({Kind::Read, 200, get("/api/orders/" + order, customer)});
            const bool list = i % 2 == 0;
            m_reads.push_back({Kind::Read, 200, get(list ? "/api/orders?limit=20" : "/api/services", customer)});
            m_orders.push_back({Kind::Order, 201, orderBytes(options, customer, i)});
        }
    }
    for (const Customer &customer : readCustomers(options.keysFile))
        m_statuses.push_back({Kind::Status, 200, statusBytes(customer)});
}

const Request &RequestMix::next()
{
    const auto draw = m_random() % 10;
    const auto &from = draw < 7 ? m_reads : draw < 9 ? m_orders : m_statuses;
    return from[m_random() % from.size()];
}

} // namespace pw::load
