// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>

namespace pw
{

/// Every reason for which a well-behaved program says no. The numbers are part of the contract: never reuse one.
/// 1xx shape of the input, 2xx who asks, 3xx services and orders, 4xx money, 5xx users, 6xx tickets, 7xx sync, 8xx
/// catalogue, 9xx providers, 10xx what the shop tells its customers.
enum class RefusalCode : int {
    MalformedJson = 100,
    FieldMissing = 101,
    FieldUnknown = 102,
    FieldWrongType = 103,
    FieldOutOfRange = 104,
    TextTooLong = 105,
    TextEmpty = 106,
    MoneyMalformed = 107,
    CursorMalformed = 108,
    FieldNotOneOf = 109,
    TextHasControlCharacters = 110,

    NotSignedIn = 200,
    NotAllowed = 201,
    WrongCredentials = 202,
    SessionExpired = 203,
    TooManyAttempts = 204,
    IdempotencyKeyReused = 205,

    ServiceNotFound = 300,
    ServiceDisabled = 301,
    QuantityBelowMinimum = 302,
    QuantityAboveMaximum = 303,
    QuantityMustBePositive = 304,
    LinkMalformed = 305,
    CommentsMissing = 306,
    FieldNotForThisService = 307,
    OrderNotFound = 308,
    OrderStateForbids = 309,
    OrderNotCancelable = 310,
    RemainsOutOfRange = 311,
    ChargeOutOfRange = 312,
    ServiceTypeUnsupported = 313,
    MassLineMalformed = 314,
    OrderNotRefillable = 315,
    TaskOpen = 316,
    RefillTooSoon = 317,
    TaskNotFound = 318,
    TaskClosed = 319,
    ServiceHasOrders = 331,
    ServiceHasSources = 332,
    OrderNotSubscription = 334,
    NoPostsLeft = 335,

    InsufficientFunds = 400,
    AmountMustNotBeZero = 401,
    BalanceWouldBeNegative = 402,
    BalanceOutOfRange = 403,

    UserNotFound = 500,
    UserSuspended = 501,
    UsernameTaken = 502,
    EmailTaken = 503,
    UsernameMalformed = 504,
    EmailMalformed = 505,
    PasswordTooShort = 506,
    UserAlreadySuspended = 507,
    UserNotSuspended = 508,
    ApiKeyNotFound = 509,
    MailTokenInvalid = 510,
    OtpRequired = 511,
    OtpWrong = 512,
    SecondFactorOn = 513,
    SecondFactorOff = 514,
    SessionNotFound = 515,
    EmailNotConfirmed = 516,
    EmailConfirmedAlready = 517,
    PasswordWrong = 518,
    MailTooOften = 519,
    PasswordTooCommon = 540,
    RegistrationClosed = 541,
    DiscountMalformed = 551,
    UserRateNotFound = 552,
    UserHasMoney = 553,
    UserHasOrders = 554,
    UserHasTickets = 555,
    UserHasHistory = 556,
    StaffNotFound = 570,
    StaffNameTaken = 571,
    StaffNameMalformed = 572,
    LastOwner = 573,
    DeviceNotFound = 574,
    AffiliateOff = 560,
    PayoutBelowMinimum = 561,
    PayoutNotFound = 562,
    PayoutDecided = 563,
    PayoutAbovePayable = 564,
    ChildPanelNotFound = 580,
    ChildPanelsNotSold = 581,
    DomainMalformed = 582,
    DomainTaken = 583,
    ChildPanelStateForbids = 584,
    ChildPanelMonthPaid = 585,
    ChildPanelPaidAhead = 586,
    ChildPanelNotPaid = 587,
    CurrencyMalformed = 588,

    TicketNotFound = 600,
    TicketClosed = 601,
    AttachmentNotFound = 610,
    AttachmentTypeRefused = 611,
    AttachmentNameMalformed = 612,
    TooManyAttachments = 613,
    AttachmentSpaceUsedUp = 614,

    ClientForked = 700,
    CommandIdReused = 701,
    CommandUnsupported = 702,
    DependencyRefused = 703,
    ClientUnknown = 704,
    ResyncRequired = 705,
    UpgradeRequired = 706,
    CommandTooOld = 707,
    OfflineLimitExceeded = 708,
    DeviceRevoked = 709,
    IdNotLeased = 710,
    IdTaken = 711,
    ViewChanged = 712,
    QuarantineNotFound = 713,
    CommandDecided = 714,

    CategoryNotFound = 800,
    CategoryNameTaken = 801,
    RateMalformed = 802,
    MinimumAboveMaximum = 803,
    CategoryNotEmpty = 804,
    SettingMalformed = 805,
    RateOutOfRange = 816,
    LimitsWouldCross = 817,
    NothingToChange = 818,

    ProviderNotFound = 900,
    ProviderNameTaken = 901,
    SourceNotFound = 902,
    SourceTaken = 903,
    ProviderAddressRefused = 904,
    ProviderFailed = 905,
    JobNotFound = 906,

    AnnouncementNotFound = 1000,
    PeriodEndsBeforeItBegins = 1001,
    PageNotFound = 1002,
    PageSlugTaken = 1003,
    PageSlugMalformed = 1004,
};

/// A named no. `field` is the input field at fault, where there is one; `fact` is what was found instead, in a form for
/// machines ("50" for a minimum, "completed" for a status), from which words are made at the edge.
struct Refusal {
    RefusalCode code;
    QString field = {};
    QString fact = {};
};

template <typename T>
using Decided = Result<T, Refusal>;

[[nodiscard]] inline Failure<Refusal> refuse(RefusalCode code, QString field = {}, QString fact = {})
{
    return {Refusal{code, std::move(field), std::move(fact)}};
}

/// The stable word for the wire, named after the input: "quantity_below_minimum".
[[nodiscard]] QString refusalName(RefusalCode code);
[[nodiscard]] std::optional<RefusalCode> refusalFromName(QStringView name);
/// One English sentence for API answers and logs, with the fact in it. The console translates from code and fact
/// itself.
[[nodiscard]] QString refusalSentence(const Refusal &refusal);

} // namespace pw
