// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/seed/demo_catalogue.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr DemoService services[] = {
    {"Instagram Followers", "Instagram Followers | Real mix | 30 days refill", ServiceType::Default, "0.90", 50, 100000,
     true, false, 180, "Profiles with pictures and posts. Starts within an hour; drops are refilled for 30 days."},
    {"Instagram Followers", "Instagram Followers | Premium | 365 days refill", ServiceType::Default, "2.35", 100, 50000,
     true, false, 300, "Slow, steady delivery of about 2,000 a day."},
    {"Instagram Followers", "Instagram Followers | No refill", ServiceType::Default, "0.42", 100, 200000, false, true,
     60, "Cheapest. May drop; no refill."},
    {"Instagram Followers", "Instagram Followers | Brazil", ServiceType::Default, "3.10", 20, 10000, true, false, 720,
     "Profiles with Brazilian names."},
    {"Instagram Followers", "Instagram Followers | Starter pack (500)", ServiceType::Package, "1.20", 1, 1, true, false,
     240, "A fixed pack of 500 followers."},
    {"Instagram Likes", "Instagram Likes | Instant", ServiceType::Default, "0.18", 10, 100000, false, true, 5,
     "Starts at once, up to 20,000 an hour."},
    {"Instagram Likes", "Instagram Likes | Real with impressions", ServiceType::Default, "0.55", 20, 30000, true, true,
     25, "Adds reach and impressions."},
    {"Instagram Likes", "Instagram Likes | Women", ServiceType::Default, "0.95", 50, 10000, false, true, 45,
     "Profiles with women's names."},
    {"Instagram Likes", "Instagram Comments | Custom", ServiceType::CustomComments, "6.50", 5, 500, false, true, 90,
     "Your own comments, one on each line."},
    {"Instagram Likes", "Instagram Comments | Custom pack of 10", ServiceType::CustomCommentsPackage, "0.30", 1, 1,
     false, false, 60, "Ten comments of your own."},
    {"Instagram Views", "Instagram Reels Views", ServiceType::Default, "0.04", 100, 10000000, false, true, 10,
     "For reels and videos."},
    {"Instagram Views", "Instagram Story Views", ServiceType::Default, "0.12", 50, 40000, false, true, 30,
     "All stories that are up."},
    {"Instagram Views", "Instagram Profile Visits", ServiceType::Default, "0.22", 100, 200000, false, true, 30, ""},
    {"Instagram Views", "Instagram Impressions + Reach", ServiceType::Default, "0.09", 100, 1000000, false, true, 15,
     ""},
    {"TikTok", "TikTok Views | Instant", ServiceType::Default, "0.01265", 100, 100000000, false, true, 3,
     "Counted within minutes."},
    {"TikTok", "TikTok Likes | Real", ServiceType::Default, "1.15", 20, 50000, true, true, 60, ""},
    {"TikTok", "TikTok Followers | 30 days refill", ServiceType::Default, "2.60", 50, 100000, true, false, 360, ""},
    {"TikTok", "TikTok Shares", ServiceType::Default, "0.27819", 100, 100000, false, true, 30, ""},
    {"TikTok", "TikTok Comments | Custom", ServiceType::CustomComments, "9.80", 5, 1000, false, true, 120,
     "Your own comments, one on each line."},
    {"TikTok", "TikTok Saves", ServiceType::Default, "0.35", 100, 50000, false, true, 30, ""},
    {"YouTube", "YouTube Views | Suggested", ServiceType::Default, "1.90", 500, 1000000, true, false, 1440,
     "Average watch time of two minutes."},
    {"YouTube", "YouTube Views | Short films", ServiceType::Default, "1.10", 100, 500000, true, false, 600,
     "For Shorts."},
    {"YouTube", "YouTube Subscribers | 30 days refill", ServiceType::Default, "14.50", 50, 10000, true, false, 4320,
     "About 100 a day."},
    {"YouTube", "YouTube Likes", ServiceType::Default, "1.45", 20, 50000, true, true, 120, ""},
    {"YouTube", "YouTube Comments | Custom", ServiceType::CustomComments, "18.00", 5, 500, false, true, 720,
     "Your own comments, one on each line."},
    {"YouTube", "YouTube Watch Time | 1000 hours", ServiceType::Package, "31.50", 1, 1, true, false, 20160,
     "For videos longer than an hour."},
    {"Telegram", "Telegram Channel Members", ServiceType::Default, "0.78", 100, 100000, false, false, 120,
     "Public channels and groups."},
    {"Telegram", "Telegram Channel Members | 90 days refill", ServiceType::Default, "1.95", 100, 50000, true, false,
     240, ""},
    {"Telegram", "Telegram Post Views | Last 5 posts", ServiceType::Default, "0.11", 100, 50000, false, true, 10, ""},
    {"Telegram", "Telegram Reactions | Positive mix", ServiceType::Default, "0.15", 10, 50000, false, true, 15, ""},
    {"Telegram", "Telegram Premium Members | Pack", ServiceType::Package, "4.75", 1, 1, false, false, 240,
     "A pack of 100."},
    {"Facebook", "Facebook Page Likes + Followers", ServiceType::Default, "1.70", 100, 100000, true, false, 720, ""},
    {"Facebook", "Facebook Post Likes", ServiceType::Default, "0.62", 50, 50000, false, true, 60, ""},
    {"Facebook", "Facebook Video Views", ServiceType::Default, "0.10", 500, 5000000, false, true, 60, ""},
    {"Facebook", "Facebook Group Members", ServiceType::Default, "2.05", 100, 50000, true, false, 1440, ""},
    {"X and Spotify", "X Followers | Real mix", ServiceType::Default, "5.40", 50, 20000, true, false, 1440, ""},
    {"X and Spotify", "X Likes", ServiceType::Default, "1.30", 20, 20000, false, true, 60, ""},
    {"X and Spotify", "X Tweet Views", ServiceType::Default, "0.02", 100, 10000000, false, true, 15, ""},
    {"X and Spotify", "Spotify Plays | Premium", ServiceType::Default, "0.48", 1000, 1000000, true, false, 2880,
     "About 1,500 a day."},
    {"X and Spotify", "Spotify Followers", ServiceType::Default, "1.05", 50, 100000, true, false, 720, ""},
};

constexpr const char *usernames[] = {
    "ana.silva",    "marco_meyer",  "lenanovak",   "berg.tariq",  "yuki-okafor", "haddad85",    "pavel.rahman",
    "ines_lind",    "jonasito",     "costa.amara", "felix-silva", "meyer91",     "diego.novak", "mila_berg",
    "omarokafor",   "haddad.greta", "hugo-rahman", "lind97",      "ivan.ito",    "leila_costa", "anaberg",
    "okafor.marco", "lena-haddad",  "rahman103",   "yuki.lind",   "noor_ito",    "pavelcosta",  "silva.ines",
    "jonas-meyer",  "novak109",     "felix.berg",  "rosa_okafor", "diegohaddad", "rahman.mila", "omar-lind",
    "ito115",       "hugo.costa",   "zara_silva",  "ivanmeyer",   "novak.leila", "ana-rahman",  "lind121",
    "lena.ito",     "tariq_costa",  "yukisilva",   "meyer.noor",  "pavel-novak", "berg127",     "jonas.okafor",
    "amara_haddad", "felixrahman",  "lind.rosa",   "diego-ito",   "costa133",    "omar.silva",  "greta_meyer",
    "hugonovak",    "berg.zara",    "ivan-okafor", "haddad139"};

constexpr const char *comments[] = {"Love this!",
                                    "So good",
                                    "Where was this taken?",
                                    "Wow, amazing work",
                                    "This made my day",
                                    "Beautiful colours",
                                    "Can you share the recipe?",
                                    "Best one yet",
                                    "Instant follow",
                                    "How long did it take?",
                                    "Great shot",
                                    "I need this",
                                    "Perfect timing",
                                    "Keep it up",
                                    "So inspiring",
                                    "Haha, so true"};

/// Ids as the platforms write them: base 62, from a mixed-up number.
QString slug(quint64 number, int length)
{
    static constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QString text;
    quint64 state = number * 0x9E3779B97F4A7C15ULL + 0x5851F42D4C957F2DULL;
    for (int i = 0; i < length; ++i) {
        text += QLatin1Char(alphabet[(state >> 40) % 62]);
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    }
    return text;
}

} // namespace

std::span<const DemoService> demoServices()
{
    return services;
}

QString demoLink(const QString &category, quint64 number)
{
    if (category == "Instagram Followers"_L1)
        return u"https://www.instagram.com/"_s + demoUsername(static_cast<int>(number % 997)) + u'/';
    if (category.startsWith("Instagram"_L1))
        return u"https://www.instagram.com/p/"_s + slug(number, 11) + u'/';
    if (category == "TikTok"_L1)
        return u"https://www.tiktok.com/@"_s + demoUsername(static_cast<int>(number % 997)) + u"/video/"_s +
               QString::number(7000000000000000000ULL + number * 7919);
    if (category == "YouTube"_L1)
        return u"https://www.youtube.com/watch?v="_s + slug(number, 11);
    if (category == "Telegram"_L1)
        return u"https://t.me/"_s + slug(number, 8).toLower() + u"_channel/"_s + QString::number(number % 900 + 10);
    if (category == "Facebook"_L1)
        return u"https://www.facebook.com/"_s + QString::number(100000000000000ULL + number * 104729);
    return u"https://x.com/"_s + slug(number, 9).toLower() + u"/status/"_s +
           QString::number(1700000000000000000ULL + number * 15485863);
}

QString demoUsername(int index)
{
    const auto count = static_cast<int>(std::size(usernames));
    const QString name = QString::fromLatin1(usernames[index % count]);
    return index < count ? name : name + QString::number(index / count + 1);
}

QString demoComment(quint64 number)
{
    return QString::fromLatin1(comments[number % std::size(comments)]);
}

} // namespace pw::server
