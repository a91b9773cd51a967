// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/problem.h"

#include "core/protocol/json_writer.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

struct StatusRow {
    RefusalCode code;
    int status;
};

/// 400 malformed · 401, 403 who asks · 404 not there, or not yours · 409 the state forbids it · 422 a rule refuses it ·
/// 429.
constexpr StatusRow statusTable[] = {
    {RefusalCode::MalformedJson, 400},
    {RefusalCode::FieldMissing, 400},
    {RefusalCode::FieldUnknown, 400},
    {RefusalCode::FieldWrongType, 400},
    {RefusalCode::FieldOutOfRange, 422},
    {RefusalCode::TextTooLong, 422},
    {RefusalCode::TextEmpty, 422},
    {RefusalCode::MoneyMalformed, 400},
    {RefusalCode::CursorMalformed, 400},
    {RefusalCode::FieldNotOneOf, 400},
    {RefusalCode::TextHasControlCharacters, 422},

    {RefusalCode::NotSignedIn, 401},
    {RefusalCode::NotAllowed, 403},
    {RefusalCode::WrongCredentials, 401},
    {RefusalCode::SessionExpired, 401},
    {RefusalCode::TooManyAttempts, 429},
    {RefusalCode::IdempotencyKeyReused, 409},

    {RefusalCode::ServiceNotFound, 404},
    {RefusalCode::ServiceDisabled, 422},
    {RefusalCode::QuantityBelowMinimum, 422},
    {RefusalCode::QuantityAboveMaximum, 422},
    {RefusalCode::QuantityMustBePositive, 422},
    {RefusalCode::LinkMalformed, 422},
    {RefusalCode::CommentsMissing, 422},
    {RefusalCode::FieldNotForThisService, 422},
    {RefusalCode::OrderNotFound, 404},
    {RefusalCode::OrderStateForbids, 409},
    {RefusalCode::OrderNotCancelable, 409},
    {RefusalCode::RemainsOutOfRange, 422},
    {RefusalCode::ChargeOutOfRange, 422},
    {RefusalCode::ServiceTypeUnsupported, 422},
    {RefusalCode::MassLineMalformed, 422},
    {RefusalCode::OrderNotRefillable, 409},
    {RefusalCode::TaskOpen, 409},
    {RefusalCode::RefillTooSoon, 409},
    {RefusalCode::TaskNotFound, 404},
    {RefusalCode::TaskClosed, 409},
    {RefusalCode::ServiceHasOrders, 409},
    {RefusalCode::ServiceHasSources, 409},
    {RefusalCode::OrderNotSubscription, 409},
    {RefusalCode::NoPostsLeft, 409},

    {RefusalCode::InsufficientFunds, 422},
    {RefusalCode::AmountMustNotBeZero, 422},
    {RefusalCode::BalanceWouldBeNegative, 422},
    {RefusalCode::BalanceOutOfRange, 422},

    {RefusalCode::UserNotFound, 404},
    {RefusalCode::UserSuspended, 403},
    {RefusalCode::UsernameTaken, 409},
    {RefusalCode::EmailTaken, 409},
    {RefusalCode::UsernameMalformed, 422},
    {RefusalCode::EmailMalformed, 422},
    {RefusalCode::PasswordTooShort, 422},
    {RefusalCode::UserAlreadySuspended, 409},
    {RefusalCode::UserNotSuspended, 409},
    {RefusalCode::ApiKeyNotFound, 404},
    {RefusalCode::MailTokenInvalid, 422},
    {RefusalCode::OtpRequired, 401},
    {RefusalCode::OtpWrong, 401},
    {RefusalCode::SecondFactorOn, 409},
    {RefusalCode::SecondFactorOff, 409},
    {RefusalCode::SessionNotFound, 404},
    {RefusalCode::EmailNotConfirmed, 403},
    {RefusalCode::EmailConfirmedAlready, 409},
    {RefusalCode::PasswordWrong, 422},
    {RefusalCode::MailTooOften, 429},
    {RefusalCode::PasswordTooCommon, 422},
    {RefusalCode::RegistrationClosed, 403},
    {RefusalCode::DiscountMalformed, 400},
    {RefusalCode::UserRateNotFound, 404},
    {RefusalCode::UserHasMoney, 409},
    {RefusalCode::UserHasOrders, 409},
    {RefusalCode::UserHasTickets, 409},
    {RefusalCode::UserHasHistory, 409},
    {RefusalCode::StaffNotFound, 404},
    {RefusalCode::StaffNameTaken, 409},
    {RefusalCode::StaffNameMalformed, 422},
    {RefusalCode::LastOwner, 409},
    {RefusalCode::DeviceNotFound, 404},
    {RefusalCode::AffiliateOff, 409},
    {RefusalCode::PayoutBelowMinimum, 422},
    {RefusalCode::PayoutNotFound, 404},
    {RefusalCode::PayoutDecided, 409},
    {RefusalCode::PayoutAbovePayable, 422},
    {RefusalCode::ChildPanelNotFound, 404},
    {RefusalCode::ChildPanelsNotSold, 409},
    {RefusalCode::DomainMalformed, 422},
    {RefusalCode::DomainTaken, 409},
    {RefusalCode::ChildPanelStateForbids, 409},
    {RefusalCode::ChildPanelMonthPaid, 409},
    {RefusalCode::ChildPanelPaidAhead, 422},
    {RefusalCode::ChildPanelNotPaid, 409},
    {RefusalCode::CurrencyMalformed, 422},

    {RefusalCode::TicketNotFound, 404},
    {RefusalCode::TicketClosed, 409},
    {RefusalCode::AttachmentNotFound, 404},
    {RefusalCode::AttachmentTypeRefused, 422},
    {RefusalCode::AttachmentNameMalformed, 422},
    {RefusalCode::TooManyAttachments, 409},
    {RefusalCode::AttachmentSpaceUsedUp, 409},

    {RefusalCode::ClientForked, 409},
    {RefusalCode::CommandIdReused, 409},
    {RefusalCode::CommandUnsupported, 422},
    {RefusalCode::DependencyRefused, 409},
    {RefusalCode::ClientUnknown, 409},
    {RefusalCode::ResyncRequired, 410},
    {RefusalCode::UpgradeRequired, 426},
    {RefusalCode::CommandTooOld, 409},
    {RefusalCode::OfflineLimitExceeded, 422},
    {RefusalCode::DeviceRevoked, 403},
    {RefusalCode::IdNotLeased, 409},
    {RefusalCode::IdTaken, 409},
    {RefusalCode::ViewChanged, 409},
    {RefusalCode::QuarantineNotFound, 404},
    {RefusalCode::CommandDecided, 409},

    {RefusalCode::CategoryNotFound, 404},
    {RefusalCode::CategoryNameTaken, 409},
    {RefusalCode::RateMalformed, 400},
    {RefusalCode::MinimumAboveMaximum, 422},
    {RefusalCode::CategoryNotEmpty, 409},
    {RefusalCode::SettingMalformed, 422},
    {RefusalCode::RateOutOfRange, 422},
    {RefusalCode::LimitsWouldCross, 422},
    {RefusalCode::NothingToChange, 422},

    {RefusalCode::ProviderNotFound, 404},
    {RefusalCode::ProviderNameTaken, 409},
    {RefusalCode::SourceNotFound, 404},
    {RefusalCode::SourceTaken, 409},
    {RefusalCode::ProviderAddressRefused, 422},
    {RefusalCode::JobNotFound, 404},
    {RefusalCode::ProviderFailed, 502},

    {RefusalCode::AnnouncementNotFound, 404},
    {RefusalCode::PeriodEndsBeforeItBegins, 422},
    {RefusalCode::PageNotFound, 404},
    {RefusalCode::PageSlugTaken, 409},
    {RefusalCode::PageSlugMalformed, 422},
};

QLatin1StringView latin(std::string_view text)
{
    return QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
}

struct ProblemText {
    int status;
    QString code;
    QString detail;
    QString field;
};

ProblemText textOf(const Refusal &refusal)
{
    return {.status = httpStatusOf(refusal.code),
            .code = refusalName(refusal.code),
            .detail = refusalSentence(refusal),
            .field = refusal.field};
}

/// The object is left open.
void beginProblem(JsonWriter &out, const ProblemText &text)
{
    out.beginObject()
        .field("type"_L1, u"urn:panelwright:problem:"_s + text.code)
        .field("title"_L1, latin(http::reasonPhrase(text.status)))
        .field("status"_L1, text.status)
        .field("detail"_L1, text.detail)
        .field("code"_L1, text.code);
    if (!text.field.isEmpty())
        out.field("field"_L1, text.field);
}

http::Response problemResponse(const ProblemText &text, std::string_view requestId)
{
    JsonWriter out;
    beginProblem(out, text);
    out.field("request_id"_L1, latin(requestId)).endObject();
    http::Response response;
    response.status = text.status;
    response.body = out.take();
    response.contentType = "application/problem+json";
    return response;
}

} // namespace

int httpStatusOf(RefusalCode code)
{
    const auto found = std::ranges::find(statusTable, code, &StatusRow::code);
    Q_ASSERT_X(found != std::end(statusTable), "httpStatusOf", "a code without a status");
    return found == std::end(statusTable) ? 500 : found->status;
}

void writeProblem(JsonWriter &out, const Refusal &refusal)
{
    beginProblem(out, textOf(refusal));
    out.endObject();
}

http::Response problem(const Refusal &refusal, std::string_view requestId)
{
    http::Response response = problemResponse(textOf(refusal), requestId);
    if (response.status == 401)
        response.header("WWW-Authenticate", "Bearer");
    if (response.status == 429)
        response.header("Retry-After", refusal.fact.toStdString());
    return response;
}

http::Response problem(const HttpProblem &what, std::string_view requestId)
{
    return problemResponse({.status = what.status, .code = latin(what.code), .detail = latin(what.detail), .field = {}},
                           requestId);
}

std::string_view codeOfHttpStatus(int status)
{
    switch (status) {
    case 400:
        return "malformed_request";
    case 404:
        return "route_not_found";
    case 405:
        return "method_not_allowed";
    case 408:
        return "request_timeout";
    case 413:
        return "body_too_large";
    case 414:
        return "address_too_long";
    case 415:
        return "content_type_unsupported";
    case 417:
        return "expectation_failed";
    case 429:
        return "too_many_requests";
    case 431:
        return "headers_too_large";
    case 501:
        return "not_implemented";
    case 503:
        return "busy";
    case 505:
        return "http_version_unsupported";
    }
    return status < 500 ? "request_refused" : "internal_error";
}

http::Response tooManyProblem(std::string_view detail, std::string_view requestId, qint64 seconds)
{
    http::Response response = problem({.status = 429, .code = codeOfHttpStatus(429), .detail = detail}, requestId);
    response.header("Retry-After", std::to_string(seconds));
    return response;
}

http::Response busyProblem(std::string_view requestId)
{
    http::Response response =
        problem({.status = 503, .code = codeOfHttpStatus(503), .detail = "The server is busy. Try again in a moment."},
                requestId);
    response.header("Retry-After", "1");
    return response;
}

} // namespace pw::server
