// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/refusal_words.h"

#include "ui/presentation/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr const char *context = "RefusalWords";

/// %1 is the fact in words, %2 the field in words.
struct Entry {
    RefusalCode code;
    const char *sentence;
};

constexpr Entry table[] = {
    {RefusalCode::FieldMissing, QT_TRANSLATE_NOOP("RefusalWords", "%2 is missing.")},
    {RefusalCode::FieldUnknown, QT_TRANSLATE_NOOP("RefusalWords", "The server does not know the value %2.")},
    {RefusalCode::FieldWrongType, QT_TRANSLATE_NOOP("RefusalWords", "%2 is not of the right kind: it must be %1.")},
    {RefusalCode::FieldOutOfRange, QT_TRANSLATE_NOOP("RefusalWords", "%2 is out of range: %1.")},
    {RefusalCode::TextTooLong, QT_TRANSLATE_NOOP("RefusalWords", "%2 is longer than %1 characters.")},
    {RefusalCode::TextEmpty, QT_TRANSLATE_NOOP("RefusalWords", "%2 must not be empty.")},
    {RefusalCode::MoneyMalformed,
     QT_TRANSLATE_NOOP("RefusalWords", "%2 must be an amount such as 25 or 12.50, with at most 8 decimals.")},
    {RefusalCode::FieldNotOneOf, QT_TRANSLATE_NOOP("RefusalWords", "%2 must be one of: %1.")},
    {RefusalCode::TextHasControlCharacters,
     QT_TRANSLATE_NOOP("RefusalWords", "%2 contains characters that cannot be shown.")},
    {RefusalCode::NotSignedIn, QT_TRANSLATE_NOOP("RefusalWords", "You are not signed in.")},
    {RefusalCode::NotAllowed, QT_TRANSLATE_NOOP("RefusalWords", "Your account may not do that.")},
    {RefusalCode::WrongCredentials, QT_TRANSLATE_NOOP("RefusalWords", "The name or the password is wrong.")},
    {RefusalCode::SessionExpired, QT_TRANSLATE_NOOP("RefusalWords", "Your session has expired. Sign in again.")},
    {RefusalCode::TooManyAttempts, QT_TRANSLATE_NOOP("RefusalWords", "Too many attempts. Try again in %1 seconds.")},
    {RefusalCode::ServiceNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This service does not exist.")},
    {RefusalCode::ServiceDisabled, QT_TRANSLATE_NOOP("RefusalWords", "This service is switched off.")},
    {RefusalCode::OrderNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This order does not exist.")},
    {RefusalCode::OrderStateForbids,
     QT_TRANSLATE_NOOP("RefusalWords", "The order is %1, so it cannot be changed like this.")},
    {RefusalCode::OrderNotCancelable,
     QT_TRANSLATE_NOOP("RefusalWords", "The order is %1 and can no longer be cancelled.")},
    {RefusalCode::OrderNotRefillable,
     QT_TRANSLATE_NOOP("RefusalWords", "The order is %1; only what was delivered can be refilled.")},
    {RefusalCode::TaskOpen, QT_TRANSLATE_NOOP("RefusalWords", "This was asked for already, as task %1.")},
    {RefusalCode::TaskNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This task does not exist.")},
    {RefusalCode::TaskClosed, QT_TRANSLATE_NOOP("RefusalWords", "The task is closed already.")},
    {RefusalCode::OrderNotSubscription, QT_TRANSLATE_NOOP("RefusalWords", "This order is not a subscription.")},
    {RefusalCode::NoPostsLeft, QT_TRANSLATE_NOOP("RefusalWords", "All %1 posts of this subscription are there.")},
    {RefusalCode::RemainsOutOfRange, QT_TRANSLATE_NOOP("RefusalWords", "Remains must be between 0 and %1.")},
    {RefusalCode::AmountMustNotBeZero, QT_TRANSLATE_NOOP("RefusalWords", "The amount must not be zero.")},
    {RefusalCode::BalanceWouldBeNegative,
     QT_TRANSLATE_NOOP("RefusalWords", "The balance is %1; more than that cannot be taken.")},
    {RefusalCode::BalanceOutOfRange,
     QT_TRANSLATE_NOOP("RefusalWords", "The balance would become larger than an account can hold.")},
    {RefusalCode::UserNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This user does not exist.")},
    {RefusalCode::UserSuspended, QT_TRANSLATE_NOOP("RefusalWords", "This account is suspended.")},
    {RefusalCode::UserAlreadySuspended, QT_TRANSLATE_NOOP("RefusalWords", "This user is suspended already.")},
    {RefusalCode::UserNotSuspended, QT_TRANSLATE_NOOP("RefusalWords", "This user is not suspended.")},
    {RefusalCode::ApiKeyNotFound, QT_TRANSLATE_NOOP("RefusalWords", "There is no such API key.")},
    {RefusalCode::MailTokenInvalid,
     QT_TRANSLATE_NOOP("RefusalWords", "This link was used before or has expired. Ask for a new one.")},
    {RefusalCode::OtpRequired,
     QT_TRANSLATE_NOOP("RefusalWords", "This account has a second factor. Enter the code of the app.")},
    {RefusalCode::OtpWrong, QT_TRANSLATE_NOOP("RefusalWords", "The code is wrong, or was used before.")},
    {RefusalCode::SecondFactorOn, QT_TRANSLATE_NOOP("RefusalWords", "A second factor is in use already.")},
    {RefusalCode::SecondFactorOff, QT_TRANSLATE_NOOP("RefusalWords", "No second factor is set up.")},
    {RefusalCode::SessionNotFound, QT_TRANSLATE_NOOP("RefusalWords", "There is no such session.")},
    {RefusalCode::EmailNotConfirmed, QT_TRANSLATE_NOOP("RefusalWords", "Confirm your e-mail address first.")},
    {RefusalCode::EmailConfirmedAlready,
     QT_TRANSLATE_NOOP("RefusalWords", "This e-mail address is confirmed already.")},
    {RefusalCode::PasswordWrong, QT_TRANSLATE_NOOP("RefusalWords", "The password is wrong.")},
    {RefusalCode::MailTooOften, QT_TRANSLATE_NOOP("RefusalWords", "Several mails were sent already. Try again later.")},
    {RefusalCode::StaffNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This member of staff does not exist.")},
    {RefusalCode::StaffNameTaken, QT_TRANSLATE_NOOP("RefusalWords", "Another member of staff has this name.")},
    {RefusalCode::StaffNameMalformed,
     QT_TRANSLATE_NOOP("RefusalWords", "A name has 1 to %1 characters, and no # in it.")},
    {RefusalCode::LastOwner,
     QT_TRANSLATE_NOOP("RefusalWords", "Nobody else is an owner who may sign in. Make another one first.")},
    {RefusalCode::DeviceNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This person has no such desk.")},
    {RefusalCode::AffiliateOff,
     QT_TRANSLATE_NOOP("RefusalWords", "This customer earns nothing by sending others now.")},
    {RefusalCode::PayoutBelowMinimum, QT_TRANSLATE_NOOP("RefusalWords", "A payout is at least %1.")},
    {RefusalCode::PayoutNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This payout does not exist.")},
    {RefusalCode::PayoutDecided, QT_TRANSLATE_NOOP("RefusalWords", "The payout is decided already.")},
    {RefusalCode::PayoutAbovePayable, QT_TRANSLATE_NOOP("RefusalWords", "Only %1 can be paid out.")},
    {RefusalCode::ChildPanelNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This child panel does not exist.")},
    {RefusalCode::ChildPanelsNotSold,
     QT_TRANSLATE_NOOP("RefusalWords", "Child panels have no price: set one in the settings first.")},
    {RefusalCode::DomainMalformed, QT_TRANSLATE_NOOP("RefusalWords", "This is not a domain that can be registered.")},
    {RefusalCode::DomainTaken, QT_TRANSLATE_NOOP("RefusalWords", "This domain has a panel already.")},
    {RefusalCode::ChildPanelStateForbids,
     QT_TRANSLATE_NOOP("RefusalWords", "The child panel is %1; this is not possible then.")},
    {RefusalCode::ChildPanelMonthPaid,
     QT_TRANSLATE_NOOP("RefusalWords", "Month %1 of this child panel is paid already.")},
    {RefusalCode::ChildPanelPaidAhead,
     QT_TRANSLATE_NOOP("RefusalWords", "A child panel can be paid for at most %1 months ahead.")},
    {RefusalCode::ChildPanelNotPaid,
     QT_TRANSLATE_NOOP("RefusalWords", "The child panel is not paid for: pay for another month first.")},
    {RefusalCode::CurrencyMalformed, QT_TRANSLATE_NOOP("RefusalWords", "A currency has three capital letters.")},
    {RefusalCode::TicketNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This ticket does not exist.")},
    {RefusalCode::TicketClosed, QT_TRANSLATE_NOOP("RefusalWords", "The ticket is closed. Open it again to answer.")},
    {RefusalCode::CommandUnsupported,
     QT_TRANSLATE_NOOP("RefusalWords",
                       "The server does not know how to do this (%1). It may be older than this console.")},
    {RefusalCode::DependencyRefused,
     QT_TRANSLATE_NOOP("RefusalWords", "An earlier change that this one builds on was refused.")},
    {RefusalCode::CommandTooOld,
     QT_TRANSLATE_NOOP("RefusalWords",
                       "It was decided on what this desk knew more than %1 hours before it was sent. The "
                       "owner allows no older changes: look at it again and retry.")},
    {RefusalCode::OfflineLimitExceeded,
     QT_TRANSLATE_NOOP("RefusalWords",
                       "The owner allows changes of money of %1 in all while the server cannot be reached. "
                       "Go online first, or change less.")},
    {RefusalCode::DeviceRevoked,
     QT_TRANSLATE_NOOP("RefusalWords", "This computer may not work for the shop any more.")},
    {RefusalCode::IdNotLeased,
     QT_TRANSLATE_NOOP("RefusalWords", "The number %1 was not lent to you. Retry gives it another one.")},
    {RefusalCode::IdTaken,
     QT_TRANSLATE_NOOP("RefusalWords", "The number %1 belongs to another row by now. Retry gives it another one.")},
    {RefusalCode::CategoryNotEmpty, QT_TRANSLATE_NOOP("RefusalWords", "There are still services in this category.")},
    {RefusalCode::SettingMalformed, QT_TRANSLATE_NOOP("RefusalWords", "The value does not fit this setting.")},
    {RefusalCode::CategoryNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This category does not exist.")},
    {RefusalCode::AnnouncementNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This announcement does not exist.")},
    {RefusalCode::PeriodEndsBeforeItBegins, QT_TRANSLATE_NOOP("RefusalWords", "The end must be after the beginning.")},
    {RefusalCode::PageNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This page does not exist.")},
    {RefusalCode::PageSlugTaken, QT_TRANSLATE_NOOP("RefusalWords", "There is a page at this address already.")},
    {RefusalCode::PageSlugMalformed,
     QT_TRANSLATE_NOOP("RefusalWords",
                       "The address of a page has 1 to 64 lower-case letters and digits, with dashes between them.")},
    {RefusalCode::RateMalformed,
     QT_TRANSLATE_NOOP("RefusalWords", "A rate is an amount such as 0.90, not negative, with at most 5 decimals.")},
    {RefusalCode::ProviderNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This provider does not exist.")},
    {RefusalCode::ProviderNameTaken,
     QT_TRANSLATE_NOOP("RefusalWords", "There is a provider of this name already. Choose another one.")},
    {RefusalCode::JobNotFound, QT_TRANSLATE_NOOP("RefusalWords", "There is no job of this number that was given up.")},
    {RefusalCode::SourceNotFound, QT_TRANSLATE_NOOP("RefusalWords", "This source does not exist.")},
    {RefusalCode::SourceTaken, QT_TRANSLATE_NOOP("RefusalWords", "The service has this source already.")},
    {RefusalCode::ServiceHasOrders,
     QT_TRANSLATE_NOOP("RefusalWords", "The service has %1 orders. Switch it off instead of deleting it.")},
    {RefusalCode::ServiceHasSources,
     QT_TRANSLATE_NOOP("RefusalWords", "The service has %1 sources in use. Switch them off first.")},
    {RefusalCode::DiscountMalformed,
     QT_TRANSLATE_NOOP("RefusalWords", "A discount is a number from 0 to 100 with at most 2 decimals.")},
    {RefusalCode::UserRateNotFound,
     QT_TRANSLATE_NOOP("RefusalWords", "This user has no rate of his own for this service.")},
    {RefusalCode::UserHasMoney, QT_TRANSLATE_NOOP("RefusalWords", "The user still has %1 on his account or on hold.")},
    {RefusalCode::UserHasOrders,
     QT_TRANSLATE_NOOP("RefusalWords", "The user has %1 orders. Suspend him instead of deleting him.")},
    {RefusalCode::UserHasTickets, QT_TRANSLATE_NOOP("RefusalWords", "The user has %1 open tickets. Close them first.")},
    {RefusalCode::UserHasHistory,
     QT_TRANSLATE_NOOP("RefusalWords",
                       "The ledger has %1 movements of this user. Suspend him instead of deleting him.")},
    {RefusalCode::RateOutOfRange,
     QT_TRANSLATE_NOOP("RefusalWords", "The rate of service %1 would be below zero, or too large.")},
    {RefusalCode::LimitsWouldCross,
     QT_TRANSLATE_NOOP("RefusalWords", "The minimum of service %1 would be above its maximum.")},
    {RefusalCode::NothingToChange, QT_TRANSLATE_NOOP("RefusalWords", "Nothing was given to change.")},
    {RefusalCode::MinimumAboveMaximum, QT_TRANSLATE_NOOP("RefusalWords", "The minimum is above the maximum.")},
};

/// The fact comes in a form for machines: a status as its word, an amount as a decimal.
QString factWords(const Refusal &refusal)
{
    if (const auto status = fromWord<OrderStatus>(refusal.fact))
        return Words::status(*status).toLower();
    if (refusal.code == RefusalCode::BalanceWouldBeNegative || refusal.code == RefusalCode::OfflineLimitExceeded ||
        refusal.code == RefusalCode::UserHasMoney) {
        if (const auto amount = Money::parse(refusal.fact))
            return Words::money(*amount);
    }
    return refusal.fact;
}

} // namespace

QString fieldWords(const QString &field)
{
    static constexpr std::pair<const char *, const char *> names[] = {
        {"amount", QT_TRANSLATE_NOOP("RefusalWords", "The amount")},
        {"reason", QT_TRANSLATE_NOOP("RefusalWords", "The reason")},
        {"text", QT_TRANSLATE_NOOP("RefusalWords", "The text")},
        {"name", QT_TRANSLATE_NOOP("RefusalWords", "The name")},
        {"description", QT_TRANSLATE_NOOP("RefusalWords", "The description")},
        {"rate", QT_TRANSLATE_NOOP("RefusalWords", "The rate")},
        {"min", QT_TRANSLATE_NOOP("RefusalWords", "The minimum")},
        {"max", QT_TRANSLATE_NOOP("RefusalWords", "The maximum")},
        {"remains", QT_TRANSLATE_NOOP("RefusalWords", "Remains")},
        {"start_count", QT_TRANSLATE_NOOP("RefusalWords", "The start count")},
        {"status", QT_TRANSLATE_NOOP("RefusalWords", "The status")},
    };
    const auto found =
        std::ranges::find_if(names, [&](const auto &name) { return field == QLatin1StringView(name.first); });
    if (found == std::end(names))
        return u"\u201c"_s + field + u"\u201d"_s;
    return QCoreApplication::translate(context, found->second);
}

QString refusalWords(const Refusal &refusal)
{
    const auto found = std::ranges::find(table, refusal.code, &Entry::code);
    if (found == std::end(table))
        return refusalSentence(refusal);
    QString sentence = QCoreApplication::translate(context, found->sentence);
    sentence.replace("%2"_L1, fieldWords(refusal.field));
    sentence.replace("%1"_L1, factWords(refusal));
    return sentence;
}

} // namespace pw::ui
