// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/server/http/hostile_requests.h"

#include <cstdio>

namespace pw::server::http::test
{

namespace
{

const std::string json = R"({"service":3,"link":"https://example.com/x","quantity":100})";
const std::string tail = "GET /tail HTTP/1.1\r\nHost: x\r\n\r\n";
const std::string te = "Transfer-Encoding: chunked\r\n";

std::string length(std::size_t bytes)
{
    return "Content-Length: " + std::to_string(bytes) + "\r\n";
}

std::string hex(std::size_t number)
{
    char text[24];
    std::snprintf(text, sizeof text, "%zx", number);
    return text;
}

std::string get(const std::string &target, const std::string &fields = "Host: x\r\n")
{
    return "GET " + target + " HTTP/1.1\r\n" + fields + "\r\n";
}

std::string http10(std::string request)
{
    return request.replace(request.find("HTTP/1.1"), 8, "HTTP/1.0");
}

std::vector<Case> malformedHeads()
{
    using namespace std::string_literals;
    return {
        {"garbage line", "GARBAGE\r\n\r\n", {400}},
        {"empty line first", "\r\n" + get("/ping"), {400}},
        {"HTTP/9.9", "GET /ping HTTP/9.9\r\nHost: x\r\n\r\n", {505}},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"HTTP/0.9 line", "GET /ping\r\n\r\n", {400}},
        {"no Host on 1.1", get("/ping", ""), {400}},
        {"no Host on 1.0", http10(get("/ping", "")), {200}},
        {"two Hosts", get("/ping", "Host: a\r\nHost: b\r\n"), {400}},
        {"two equal Hosts", get("/ping", "Host: a\r\nHost: a\r\n"), {400}},
        {"two Hosts on 1.0", http10(get("/ping", "Host: a\r\nHost: b\r\n")), {400}},
        {"Host with a path", get("/ping", "Host: a/b\r\n"), {400}},
        {"Host with two names", get("/ping", "Host: a, b\r\n"), {400}},
        {"space before colon", get("/ping", "Host : x\r\n"), {400}},
        {"continued line", get("/ping", "Host: x\r\nX-A: 1\r\n 2\r\n"), {400}},
        {"continued from an empty line", get("/ping", "Host: x\r\nX-A:\r\n 2\r\n"), {400}},
        {"continued with nothing", get("/ping", "Host: x\r\nX-A: 1\r\n \r\n"), {400}},
        {"first field begins with a space", get("/ping", " Host: x\r\n"), {400}},
        {"bare LF", "GET /ping HTTP/1.1\nHost: x\n\n", {505}},
        {"bare LF between fields", "GET /ping HTTP/1.1\r\nHost: x\nX-A: b\r\n\r\n", {400}},
        {"NUL in value", get("/ping", "Host: x\r\nX-A: a\0b\r\n"s), {400}},
        {"bare CR in value", get("/ping", "Host: x\r\nX-A: a\rb\r\n"), {400}},
        {"control character in method", "GE\x01T /ping HTTP/1.1\r\nHost: x\r\n\r\n", {400}},
        {"field without colon", get("/ping", "Host: x\r\nfoo\r\n"), {400}},
        {"field without name", get("/ping", "Host: x\r\n: foo\r\n"), {400}},
        {"TLS hello", "\x16\x03\x01\x00\xc8\x01\x00\x00\xc4\x03\x03"s + std::string(200, '\x11'), {400}},
    };
}

std::vector<Case> malformedBodies()
{
    return {
        {"negative length", post("Content-Length: -5\r\n", ""), {400}},
        {"length with sign", post("Content-Length: +" + std::to_string(json.size()) + "\r\n", json), {400}},
        {"length as a list", post("Content-Length: " + std::to_string(json.size()) + ", 5\r\n", json), {400}},
        {"length as an equal list", post("Content-Length: 3, 3\r\n", "abc"), {400}},
        {"length overflows", post("Content-Length: 99999999999999999999999\r\n", json), {400}},
        {"length is 2^64", post("Content-Length: 18446744073709551616\r\n", json), {400}},
        {"length is 2^64-1", post("Content-Length: 18446744073709551615\r\n", json), {413}},
        {"length in hex", post("Content-Length: 0x4b\r\n", json), {400}},
        {"length without digits", post("Content-Length: \r\n", json), {400}},
        {"two lengths differ", post(length(json.size()) + length(5), json), {400}},
        {"two lengths agree", post(length(json.size()) + length(json.size()), json), {400}},
        {"chunk size ZZ", post(te, "ZZ\r\nabc\r\n0\r\n\r\n"), {400}},
        {"chunk size overflows", post(te, "fffffffffffffffff\r\nabc\r\n0\r\n\r\n"), {400}},
        {"chunk size is 2^64-1", post(te, "ffffffffffffffff\r\nabc\r\n0\r\n\r\n"), {413}},
        {"chunk sizes sum up to 2^64", post(te, "1\r\na\r\nffffffffffffffff\r\nabc\r\n0\r\n\r\n"), {413}},
        {"chunk size negative", post(te, "-1\r\nabc\r\n0\r\n\r\n"), {400}},
        {"chunk longer than its size", post(te, "3\r\nabcd\r\n0\r\n\r\n"), {400}},
        {"chunk without CRLF", post(te, hex(json.size()) + "\r\n" + json + "0\r\n\r\n"), {400}},
        {"chunked, right", post(te, chunked(json)), {200}},
        {"chunked in any case", post("transfer-encoding: CHUNKED\r\n", chunked(json)), {200}},
        {"Content-Length behind the chunks", post(te, "3\r\nabc\r\n0\r\nContent-Length: 3\r\n\r\n"), {400}},
        {"fields behind the chunks", post(te, "3\r\nabc\r\n0\r\nHost: evil\r\nX-Key: 1\r\n\r\n"), {200}},
        {"no chunk but the last", post(te, "0\r\n\r\n"), {200}},
    };
}

std::vector<Case> strangeTargetsAndSizes()
{
    return {
        {"path %00", get("/ping%00"), {200}},
        {"raw UTF-8 path", get("/p\xc3\xaf"), {400}},
        {"fragment in target", get("/ping#a"), {400}},
        {"relative target", get("ping"), {400}},
        {"absolute form", get("http://x/ping"), {200}},
        {"other scheme", get("ftp://x/ping"), {400}},
        {"OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", {200}},
        {"GET *", get("*"), {400}},
        {"CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n", {501}},
        {"TRACE", "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", {501}},
        {"unknown method", "FOO /ping HTTP/1.1\r\nHost: x\r\n\r\n", {501}},
        {"method in lower case", "get /ping HTTP/1.1\r\nHost: x\r\n\r\n", {501}},
        {"unknown expectation", post("Expect: a-miracle\r\n" + length(3), "abc"), {417}},
        {"URL of 64 KB", get("/" + std::string(65536, 'a')), {414}},
        {"method of 64 KB", std::string(65536, 'A') + " / HTTP/1.1\r\n\r\n", {414}},
        {"field of 100 KB", get("/ping", "Host: x\r\nX-Big: " + std::string(100'000, 'a') + "\r\n"), {431}},
        {"field name of 100 KB", get("/ping", "Host: x\r\n" + std::string(100'000, 'a') + ": a\r\n"), {431}},
        {"101 fields",
         get("/ping",
             [] {
                 std::string fields = "Host: x\r\n";
                 for (int i = 0; i < 100; ++i)
                     fields += "X-" + std::to_string(i) + ": a\r\n";
                 return fields;
             }()),
         {431}},
    };
}

} // namespace

std::string post(const std::string &fields, const std::string &body, const char *path)
{
    return std::string("POST ") + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + fields +
           "\r\n" + body;
}

std::string chunked(const std::string &body)
{
    return hex(body.size()) + "\r\n" + body + "\r\n0\r\n\r\n";
}

std::vector<Case> malformedRequests()
{
    std::vector<Case> all = malformedHeads();
    for (const std::vector<Case> &more : {malformedBodies(), strangeTargetsAndSizes()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<Case> smugglingRequests()
{
    const std::string chunks = chunked(json);
    return {
        {"length and chunks", post(length(chunks.size()) + te, chunks) + tail, {400}},
        {"chunks and length", post(te + length(chunks.size()), chunks) + tail, {400}},
        {"length covers the second request", post(length(5 + tail.size()) + te, "0\r\n\r\n" + tail), {400}},
        {"xchunked", post(length(json.size()) + "Transfer-Encoding: xchunked\r\n", json) + tail, {400}},
        {"xchunked alone", post("Transfer-Encoding: xchunked\r\n", chunks) + tail, {400}},
        {"space before the colon", post(length(json.size()) + "Transfer-Encoding : chunked\r\n", json) + tail, {400}},
        {"vertical tab",
         post(length(json.size()) + "Transfer-Encoding:\x0b"
                                    "chunked\r\n",
              json) +
             tail,
         {400}},
        {"continued coding", post("Transfer-Encoding:\r\n chunked\r\n", chunks) + tail, {400}},
        {"hidden in a continued line",
         post(length(3) + "X-A: b\r\n Transfer-Encoding: chunked\r\n", "abc") + tail,
         {400}},
        {"identity, chunked",
         post(length(chunks.size()) + "Transfer-Encoding: identity, chunked\r\n", chunks) + tail,
         {400}},
        {"identity, chunked without length", post("Transfer-Encoding: identity, chunked\r\n", chunks) + tail, {400}},
        {"chunked, identity", post("Transfer-Encoding: chunked, identity\r\n", chunks) + tail, {400}},
        {"chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", chunks) + tail, {400}},
        {"chunked;q=1", post("Transfer-Encoding: chunked;q=1\r\n", chunks) + tail, {400}},
        {"quoted coding", post("Transfer-Encoding: \"chunked\"\r\n", chunks) + tail, {400}},
        {"empty coding", post("Transfer-Encoding: \r\n", chunks) + tail, {400}},
        {"two codings", post(te + "Transfer-Encoding: identity\r\n", chunks) + tail, {400}},
        {"two codings, the other way", post("Transfer-Encoding: identity\r\n" + te, chunks) + tail, {400}},
        {"two equal codings", post(te + te, chunks) + tail, {400}},
        {"gzip alone", post("Transfer-Encoding: gzip\r\n", chunks) + tail, {400}},
        {"chunked on HTTP/1.0", http10(post(te + "Connection: keep-alive\r\n", chunks)) + tail, {400}},
        {"chunk extension with a bare LF", post(te, hex(json.size()) + ";a\n" + json + "\r\n0\r\n\r\n") + tail, {400}},
        {"chunk size with a bare LF", post(te, hex(json.size()) + "\n" + json + "\r\n0\r\n\r\n") + tail, {400}},
        {"chunk size with 0x", post(te, "0x" + hex(json.size()) + "\r\n" + json + "\r\n0\r\n\r\n") + tail, {400}},
        {"chunk size with a space", post(te, " " + hex(json.size()) + "\r\n" + json + "\r\n0\r\n\r\n") + tail, {400}},
        {"last chunk with a bare LF", post(te, "3\r\nabc\r\n0\n\n") + tail, {400}},
        {"chunked in the fields behind the chunks", post(te, "3\r\nabc\r\n0\r\n" + te + "\r\n") + tail, {400}},
        {"GET with a request as its body",
         "GET /echo HTTP/1.1\r\nHost: x\r\n" + length(tail.size()) + "\r\n" + tail + tail,
         {200, 200}},
        {"chunk extension, right", post(te, hex(json.size()) + ";a=b\r\n" + json + "\r\n0\r\n\r\n") + tail, {200, 200}},
        {"length in spaces, right", post("Content-Length:   3  \r\n", "abc") + tail, {200, 200}},
    };
}

} // namespace pw::server::http::test
