// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/refusal.h"

#include <algorithm>
#include <iterator>

namespace pw
{
namespace
{

/// %1 stands for the fact, %2 for the field.
struct Words {
    RefusalCode code;
    const char *name;
    const char *sentence;
};

constexpr Words table[] = {
    {RefusalCode::MalformedJson, "malformed_json", "The body is not valid JSON: %1."},
    {RefusalCode::FieldMissing, "field_missing", "The field '%2' is missing."},
    {RefusalCode::FieldUnknown, "field_unknown", "The field '%2' is not known here."},
    {RefusalCode::FieldWrongType, "field_wrong_type", "The field '%2' must be %1."},
    {RefusalCode::FieldOutOfRange, "field_out_of_range", "The field '%2' is out of range: %1."},
    {RefusalCode::TextTooLong, "text_too_long", "The field '%2' is longer than %1 characters."},
    {RefusalCode::TextEmpty, "text_empty", "The field '%2' must not be empty."},
    {RefusalCode::MoneyMalformed, "money_malformed",
     "The field '%2' must be a decimal string with at most 8 decimals and no exponent."},
    {RefusalCode::CursorMalformed, "cursor_malformed", "The cursor in '%2' was not made by this list."},
    {RefusalCode::FieldNotOneOf, "field_not_one_of", "The field '%2' must be one of: %1."},
    {RefusalCode::TextHasControlCharacters, "text_has_control_characters",
     "The field '%2' contains control characters."},
    {RefusalCode::NotSignedIn, "not_signed_in", "Sign in first: send 'Authorization: Bearer TOKEN'."},
    {RefusalCode::NotAllowed, "not_allowed", "This account may not do that."},
    {RefusalCode::WrongCredentials, "wrong_credentials", "The name or the password is wrong."},
    {RefusalCode::SessionExpired, "session_expired", "The session has expired. Sign in again."},
    {RefusalCode::TooManyAttempts, "too_many_attempts", "Too many attempts. Try again in %1 seconds."},
    {RefusalCode::IdempotencyKeyReused, "idempotency_key_reused",
     "This Idempotency-Key was already used with another request."},
    {RefusalCode::ServiceNotFound, "service_not_found", "There is no such service."},
    {RefusalCode::ServiceDisabled, "service_disabled", "This service is not available now."},
    {RefusalCode::QuantityBelowMinimum, "quantity_below_minimum", "The quantity is below the minimum of %1."},
    {RefusalCode::QuantityAboveMaximum, "quantity_above_maximum", "The quantity is above the maximum of %1."},
    {RefusalCode::QuantityMustBePositive, "quantity_must_be_positive", "The quantity must be a positive whole number."},
    {RefusalCode::LinkMalformed, "link_malformed",
     "The link must be an http or https address or a user name, without blanks."},
    {RefusalCode::CommentsMissing, "comments_missing", "This service needs comments, one per line."},
    {RefusalCode::FieldNotForThisService, "field_not_for_this_service",
     "The field '%2' does not belong to a service of this type."},
    {RefusalCode::OrderNotFound, "order_not_found", "There is no such order."},
    {RefusalCode::OrderStateForbids, "order_state_forbids", "The order is %1, so this change is not possible."},
    {RefusalCode::OrderNotCancelable, "order_not_cancelable", "The order is %1 and can no longer be cancelled."},
    {RefusalCode::RemainsOutOfRange, "remains_out_of_range", "Remains must be between 0 and %1."},
    {RefusalCode::ChargeOutOfRange, "charge_out_of_range", "The charge for this quantity is out of range."},
    {RefusalCode::ServiceTypeUnsupported, "service_type_unsupported", "Services of type %1 cannot be ordered yet."},
    {RefusalCode::MassLineMalformed, "mass_line_malformed",
     "A line is a service's number, a link and a quantity with | between them; a package has no quantity."},
    {RefusalCode::OrderNotRefillable, "order_not_refillable", "The order is %1, or its service has no refill."},
    {RefusalCode::TaskOpen, "task_open", "This is asked for already, as task %1."},
    {RefusalCode::RefillTooSoon, "refill_too_soon", "The next refill of this order can be asked for at %1."},
    {RefusalCode::TaskNotFound, "task_not_found", "There is no such task."},
    {RefusalCode::TaskClosed, "task_closed", "The task is %1 already."},
    {RefusalCode::ServiceHasOrders, "service_has_orders",
     "The service has %1 orders, which keep it: disable it instead."},
    {RefusalCode::ServiceHasSources, "service_has_sources",
     "The service has %1 sources in use: switch them off first."},
    {RefusalCode::OrderNotSubscription, "order_not_subscription", "The order is not a subscription."},
    {RefusalCode::NoPostsLeft, "no_posts_left", "All %1 posts of this subscription have their orders."},
    {RefusalCode::InsufficientFunds, "insufficient_funds", "The balance of %1 does not cover the charge."},
    {RefusalCode::AmountMustNotBeZero, "amount_must_not_be_zero", "The amount must not be zero."},
    {RefusalCode::BalanceWouldBeNegative, "balance_would_be_negative",
     "The balance is %1; taking more than that is not possible."},
    {RefusalCode::BalanceOutOfRange, "balance_out_of_range", "The balance would leave the range of amounts."},
    {RefusalCode::UserNotFound, "user_not_found", "There is no such user."},
    {RefusalCode::UserSuspended, "user_suspended", "This account is suspended."},
    {RefusalCode::UsernameTaken, "username_taken", "This user name is taken."},
    {RefusalCode::EmailTaken, "email_taken", "This e-mail address already has an account."},
    {RefusalCode::UsernameMalformed, "username_malformed",
     "A user name has 3 to 32 letters, digits, dots, dashes or underscores."},
    {RefusalCode::EmailMalformed, "email_malformed", "This is not an e-mail address."},
    {RefusalCode::PasswordTooShort, "password_too_short", "A password has at least %1 characters."},
    {RefusalCode::UserAlreadySuspended, "user_already_suspended", "This user is suspended already."},
    {RefusalCode::UserNotSuspended, "user_not_suspended", "This user is not suspended."},
    {RefusalCode::ApiKeyNotFound, "api_key_not_found", "There is no such API key."},
    {RefusalCode::MailTokenInvalid, "mail_token_invalid",
     "This link was used before or has expired. Ask for a new one."},
    {RefusalCode::OtpRequired, "otp_required", "This account has a second factor: send the code of your app as 'otp'."},
    {RefusalCode::OtpWrong, "otp_wrong", "The code is wrong, or was used before."},
    {RefusalCode::SecondFactorOn, "second_factor_on", "A second factor is in use already."},
    {RefusalCode::SecondFactorOff, "second_factor_off", "No second factor is set up."},
    {RefusalCode::SessionNotFound, "session_not_found", "There is no such session."},
    {RefusalCode::EmailNotConfirmed, "email_not_confirmed", "Confirm your e-mail address first."},
    {RefusalCode::EmailConfirmedAlready, "email_confirmed_already", "This e-mail address is confirmed already."},
    {RefusalCode::PasswordWrong, "password_wrong", "The password is wrong."},
    {RefusalCode::MailTooOften, "mail_too_often", "Several mails were sent already. Try again in %1 seconds."},
    {RefusalCode::PasswordTooCommon, "password_too_common",
     "This password is among the first that a thief would try: %1."},
    {RefusalCode::RegistrationClosed, "registration_closed", "This shop takes no new customers at present."},
    {RefusalCode::DiscountMalformed, "discount_malformed",
     "A discount is a decimal string from 0 to 100, with at most 2 decimals."},
    {RefusalCode::UserRateNotFound, "user_rate_not_found", "This user has no rate of his own for this service."},
    {RefusalCode::UserHasMoney, "user_has_money", "The user has %1 on his account or on hold: settle that first."},
    {RefusalCode::UserHasOrders, "user_has_orders", "The user has %1 orders, which keep him: suspend him instead."},
    {RefusalCode::UserHasTickets, "user_has_tickets", "The user has %1 open tickets: close them first."},
    {RefusalCode::UserHasHistory, "user_has_history",
     "The ledger has %1 movements of this user, which keep him: suspend him instead."},
    {RefusalCode::StaffNotFound, "staff_not_found", "There is no such member of staff."},
    {RefusalCode::StaffNameTaken, "staff_name_taken", "Another member of staff has this name."},
    {RefusalCode::StaffNameMalformed, "staff_name_malformed", "A name has 1 to %1 characters, and no # in it."},
    {RefusalCode::LastOwner, "last_owner", "Nobody else is an owner who may sign in. Make another one first."},
    {RefusalCode::DeviceNotFound, "device_not_found", "This person has no such desk."},
    {RefusalCode::AffiliateOff, "affiliate_off", "This account earns nothing by sending customers now."},
    {RefusalCode::PayoutBelowMinimum, "payout_below_minimum", "A payout is at least %1."},
    {RefusalCode::PayoutNotFound, "payout_not_found", "There is no such payout."},
    {RefusalCode::PayoutDecided, "payout_decided", "The payout is %1 already."},
    {RefusalCode::PayoutAbovePayable, "payout_above_payable", "Only %1 can be paid out."},
    {RefusalCode::ChildPanelNotFound, "child_panel_not_found", "There is no such child panel."},
    {RefusalCode::ChildPanelsNotSold, "child_panels_not_sold", "This shop sells no child panels."},
    {RefusalCode::DomainMalformed, "domain_malformed",
     "A domain is a name that can be registered, as panel.example.com, with nothing before or after it."},
    {RefusalCode::DomainTaken, "domain_taken", "This domain has a panel already."},
    {RefusalCode::ChildPanelStateForbids, "child_panel_state_forbids",
     "The child panel is %1, so this change is not possible."},
    {RefusalCode::ChildPanelMonthPaid, "child_panel_month_paid", "Month %1 of this child panel is paid already."},
    {RefusalCode::ChildPanelPaidAhead, "child_panel_paid_ahead",
     "A child panel can be paid for at most %1 months ahead."},
    {RefusalCode::ChildPanelNotPaid, "child_panel_not_paid",
     "The child panel was paid until %1: pay for another month first."},
    {RefusalCode::CurrencyMalformed, "currency_malformed", "A currency has three capital letters, as USD."},
    {RefusalCode::TicketNotFound, "ticket_not_found", "There is no such ticket."},
    {RefusalCode::TicketClosed, "ticket_closed", "The ticket is closed."},
    {RefusalCode::AttachmentNotFound, "attachment_not_found", "There is no such attachment."},
    {RefusalCode::AttachmentTypeRefused, "attachment_type_refused",
     "The file is none of what is taken here: PNG, JPEG, GIF, WebP, PDF or plain text in UTF-8."},
    {RefusalCode::AttachmentNameMalformed, "attachment_name_malformed", "The name of the file must have %1."},
    {RefusalCode::TooManyAttachments, "too_many_attachments", "A ticket has at most %1 attachments."},
    {RefusalCode::AttachmentSpaceUsedUp, "attachment_space_used_up",
     "The files of one customer may have %1 MiB together."},
    {RefusalCode::ClientForked, "client_forked", "This desk's queue does not continue what the server knows (%1)."},
    {RefusalCode::CommandIdReused, "command_id_reused", "This command id was used before with another content."},
    {RefusalCode::CommandUnsupported, "command_unsupported", "The server does not know the command %1."},
    {RefusalCode::DependencyRefused, "dependency_refused", "The command that this one depends on was refused."},
    {RefusalCode::ClientUnknown, "client_unknown", "Say hello first: this desk is not registered."},
    {RefusalCode::ResyncRequired, "resync_required",
     "This desk's copy does not continue the server's history; it has to be fetched again."},
    {RefusalCode::UpgradeRequired, "upgrade_required", "This desk is too old for the server: %1."},
    {RefusalCode::CommandTooOld, "command_too_old",
     "This was decided on a state of the shop that is older than the %1 hours which the owner allows."},
    {RefusalCode::OfflineLimitExceeded, "offline_limit_exceeded",
     "Changes of money that the server has not confirmed may not exceed %1 together."},
    {RefusalCode::DeviceRevoked, "device_revoked",
     "This device was revoked; what it had not sent is kept for the owner to decide."},
    {RefusalCode::IdNotLeased, "id_not_leased", "The number %1 was not lent to this desk."},
    {RefusalCode::IdTaken, "id_taken", "The number %1 belongs to another row already."},
    {RefusalCode::ViewChanged, "view_changed", "What this account may see has changed; the desk has to greet again."},
    {RefusalCode::QuarantineNotFound, "quarantine_not_found", "There is no such command in quarantine."},
    {RefusalCode::CommandDecided, "command_decided",
     "The server has decided the command %1 already: send it before you pull."},
    {RefusalCode::CategoryNotFound, "category_not_found", "There is no such category."},
    {RefusalCode::CategoryNameTaken, "category_name_taken", "There is a category of this name already."},
    {RefusalCode::RateMalformed, "rate_malformed",
     "A rate is a decimal string, not negative, with at most 5 decimals."},
    {RefusalCode::CategoryNotEmpty, "category_not_empty", "The category still has %1 services."},
    {RefusalCode::SettingMalformed, "setting_malformed", "The setting '%2' must be %1."},
    {RefusalCode::RateOutOfRange, "rate_out_of_range", "The rate of service %1 would be below zero, or too large."},
    {RefusalCode::LimitsWouldCross, "limits_would_cross", "The minimum of service %1 would be above its maximum."},
    {RefusalCode::NothingToChange, "nothing_to_change", "Nothing was given to change."},
    {RefusalCode::ProviderNotFound, "provider_not_found", "There is no such provider."},
    {RefusalCode::ProviderNameTaken, "provider_name_taken", "There is a provider of this name already."},
    {RefusalCode::SourceNotFound, "source_not_found", "There is no such source."},
    {RefusalCode::SourceTaken, "source_taken", "This service has this source already."},
    {RefusalCode::ProviderAddressRefused, "provider_address_refused", "This address is not called: %1."},
    {RefusalCode::JobNotFound, "job_not_found", "There is no job of this number that was given up."},
    {RefusalCode::ProviderFailed, "provider_failed", "The provider did not answer as it should: %1"},
    {RefusalCode::AnnouncementNotFound, "announcement_not_found", "There is no such announcement."},
    {RefusalCode::PeriodEndsBeforeItBegins, "period_ends_before_it_begins", "The end is not after the beginning."},
    {RefusalCode::PageNotFound, "page_not_found", "There is no such page."},
    {RefusalCode::PageSlugTaken, "page_slug_taken", "There is a page at this address already."},
    {RefusalCode::PageSlugMalformed, "page_slug_malformed",
     "The address of a page has 1 to 64 lower-case letters and digits, with single dashes between them."},
    {RefusalCode::MinimumAboveMaximum, "minimum_above_maximum", "The minimum is above the maximum."},
};

const Words &wordsOf(RefusalCode code)
{
    const auto found = std::ranges::find(table, code, &Words::code);
    Q_ASSERT_X(found != std::end(table), "refusal", "a code without words");
    return *found;
}

} // namespace

QString refusalName(RefusalCode code)
{
    return QString::fromLatin1(wordsOf(code).name);
}

std::optional<RefusalCode> refusalFromName(QStringView name)
{
    const auto found = std::ranges::find_if(table, [&](const Words &w) { return name == QLatin1StringView(w.name); });
    return found == std::end(table) ? std::nullopt : std::optional(found->code);
}

QString refusalSentence(const Refusal &refusal)
{
    QString sentence = QString::fromLatin1(wordsOf(refusal.code).sentence);
    sentence.replace(QLatin1StringView("%2"), refusal.field);
    sentence.replace(QLatin1StringView("%1"), refusal.fact.isEmpty() ? QStringLiteral("unknown") : refusal.fact);
    return sentence;
}

} // namespace pw
