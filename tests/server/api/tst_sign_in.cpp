// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/id_source.h"
#include "core/storage/auth_store.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/staff_store.h"
#include "core/storage/user_store.h"
#include "sync-server/auth/authenticator.h"
#include "sync-server/auth/password_desk.h"
#include "tests/server/api/manual_clock.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// As weak as libsodium allows: these tests are not about the cost.
constexpr crypto::PasswordCost cheap{.passes = 1, .memoryBytes = 8192};

QString codeOf(const Decided<void> &decided)
{
    return decided ? u"ok"_s : refusalName(decided.error().code);
}

QString codeOf(const Decided<Caller> &decided)
{
    return decided ? u"ok"_s : refusalName(decided.error().code);
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rightAndWrongPasswords();
    void hashesAreArgon2idOfTheAgreedCost();
    void unknownAccountsTakeAsLong();
    void failuresSlowOnlyTheirAddress();
    void waitingGrowsAndEnds();
    void successForgets();
    void tokensAreKeptAsHashes();
    void sessionsExpire();
    void unusedSessionsEnd();
    void keysAndSuspension();
    void sealedAnswersOpenOnlyInTheirPlace();

private:
    test::ManualClock m_clock;
    SystemIdSource m_ids;
};

void TestSignIn::initTestCase()
{
    QVERIFY(crypto::initialise());
}

void TestSignIn::rightAndWrongPasswords()
{
    PasswordDesk desk(m_clock, cheap);
    const auto hash = desk.hash(Secret(u"päßwörd ✓"_s));
    QVERIFY(hash);
    QVERIFY(!hash->contains(u"päßwörd"_s));
    const SignInAttempt known{u"anna"_s, u"10.0.0.1"_s, hash};
    QCOMPARE(codeOf(desk.check(known, Secret(u"päßwörd ✓"_s))), u"ok"_s);
    QCOMPARE(codeOf(desk.check(known, Secret(u"päßwörd"_s))), u"wrong_credentials"_s);
    const SignInAttempt unknown{u"nobody"_s, u"10.0.0.1"_s, std::nullopt};
    QCOMPARE(codeOf(desk.check(unknown, Secret(u"nobody's"_s))), u"wrong_credentials"_s);
}

void TestSignIn::hashesAreArgon2idOfTheAgreedCost()
{
    const auto hash = crypto::hashPassword(Secret(u"x"_s));
    QVERIFY(hash);
    QVERIFY2(hash->startsWith(u"$argon2id$v=19$m=65536,t=3,p=1$"_s), qPrintable(*hash));
}

void TestSignIn::unknownAccountsTakeAsLong()
{
    PasswordDesk desk(m_clock, {});
    const SignInAttempt known{u"anna"_s, u"a"_s, desk.hash(Secret(u"right"_s))};
    const SignInAttempt unknown{u"nobody"_s, u"a"_s, std::nullopt};
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!desk.check(known, Secret(u"wrong"_s)));
    const qint64 knownMs = timer.restart();
    QVERIFY(!desk.check(unknown, Secret(u"wrong"_s)));
    const qint64 unknownMs = timer.elapsed();
    // Leaving the hash out would take none of it; a busy machine may well double it.
    QVERIFY2(unknownMs * 4 > knownMs, qPrintable(u"%1 ms against %2 ms"_s.arg(unknownMs).arg(knownMs)));
}

void TestSignIn::failuresSlowOnlyTheirAddress()
{
    SignInThrottle throttle;
    for (int i = 0; i < SignInThrottle::freeAttempts; ++i)
        QVERIFY(!throttle.begin(u"Anna"_s, u"10.0.0.1"_s, m_clock.now()));
    QCOMPARE(throttle.begin(u"anna"_s, u"10.0.0.1"_s, m_clock.now()).value_or(0), SignInThrottle::firstWaitMs);
    QVERIFY(!throttle.begin(u"anna"_s, u"10.0.0.2"_s, m_clock.now()));
    QVERIFY(!throttle.begin(u"bert"_s, u"10.0.0.1"_s, m_clock.now()));
}

void TestSignIn::waitingGrowsAndEnds()
{
    SignInThrottle throttle;
    Instant now = m_clock.now();
    for (int i = 1; i < SignInThrottle::freeAttempts; ++i)
        QVERIFY(!throttle.begin(u"anna"_s, u"a"_s, now));
    qint64 expected = SignInThrottle::firstWaitMs;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!throttle.begin(u"anna"_s, u"a"_s, now));
        QCOMPARE(throttle.begin(u"anna"_s, u"a"_s, now).value_or(0), expected);
        now = now.plusMs(expected);
        expected = std::min(expected * 2, SignInThrottle::longestWaitMs);
    }
}

void TestSignIn::successForgets()
{
    SignInThrottle throttle;
    for (int i = 1; i < SignInThrottle::freeAttempts; ++i)
        QVERIFY(!throttle.begin(u"anna"_s, u"a"_s, m_clock.now()));
    throttle.succeeded(u"ANNA"_s, u"a"_s);
    for (int i = 0; i < SignInThrottle::freeAttempts; ++i)
        QVERIFY(!throttle.begin(u"anna"_s, u"a"_s, m_clock.now()));
}

void TestSignIn::tokensAreKeptAsHashes()
{
    const FreshToken session = makeSessionToken(m_ids);
    const FreshToken key = makeApiKey(m_ids);
    QCOMPARE(session.text.size(), 43);
    QVERIFY(key.text.startsWith(key.prefix));
    QVERIFY(key.prefix.size() < 12);
    for (const FreshToken &token : {session, key}) {
        QCOMPARE(token.hash.size(), 64);
        QVERIFY(!token.hash.contains(token.text));
    }
    QVERIFY(makeApiKey(m_ids).text != key.text);
}

void TestSignIn::sessionsExpire()
{
    QTemporaryDir folder;
    Database db({.file = folder.filePath(u"shop.db"_s)});
    migrate(db, schema::server());
    const Stamp stamp{.rev = 1, .now = m_clock.now()};
    const StaffId staff = StaffStore(db).insert(u"owner"_s, Role::Owner, stamp);
    const FreshToken token = makeSessionToken(m_ids);
    AuthStore(db).insertSession(token.hash, Actor::staff(staff, u"owner"_s, Role::Owner), stamp.now,
                                stamp.now.plusMs(1000));
    const std::string bearer = "bearer " + token.text.toStdString();
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now)), u"ok"_s);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(999))), u"ok"_s);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(1000))), u"session_expired"_s);
    QCOMPARE(codeOf(authenticate(db, bearer + "x", stamp.now)), u"not_signed_in"_s);
    QCOMPARE(codeOf(authenticate(db, "Basic " + token.text.toStdString(), stamp.now)), u"not_signed_in"_s);
    QCOMPARE(codeOf(authenticate(db, "", stamp.now)), u"not_signed_in"_s);
    StaffStore(db).setEnabled(staff, false, stamp);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now)), u"not_allowed"_s);
}

void TestSignIn::unusedSessionsEnd()
{
    constexpr qint64 day = 24LL * 60 * 60 * 1000;
    QTemporaryDir folder;
    Database db({.file = folder.filePath(u"shop.db"_s)});
    migrate(db, schema::server());
    const Stamp stamp{.rev = 1, .now = m_clock.now()};
    const StaffId staff = StaffStore(db).insert(u"owner"_s, Role::Owner, stamp);
    const FreshToken token = makeSessionToken(m_ids);
    AuthStore auth(db);
    auth.insertSession(token.hash, Actor::staff(staff, u"owner"_s, Role::Owner), stamp.now, stamp.now.plusMs(30 * day));
    const std::string bearer = "Bearer " + token.text.toStdString();
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(14 * day - 1))), u"ok"_s);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(14 * day))), u"session_expired"_s);
    auth.noteSessionUsed(token.hash, stamp.now.plusMs(10 * day));
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(24 * day - 1))), u"ok"_s);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(24 * day))), u"session_expired"_s);
    // A desk that lay in a drawer has to hear that it is to be wiped.
    StaffStore(db).setEnabled(staff, false, stamp);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(29 * day), true)), u"ok"_s);
    QCOMPARE(codeOf(authenticate(db, bearer, stamp.now.plusMs(29 * day))), u"not_allowed"_s);
}

void TestSignIn::keysAndSuspension()
{
    QTemporaryDir folder;
    Database db({.file = folder.filePath(u"shop.db"_s)});
    migrate(db, schema::server());
    const Stamp stamp{.rev = 1, .now = m_clock.now()};
    const UserId anna = UserStore(db).insert(u"anna"_s, u"anna@example.com"_s, stamp);
    const UserId bert = UserStore(db).insert(u"bert"_s, u"bert@example.com"_s, stamp);
    AuthStore auth(db);
    const FreshToken key = makeApiKey(m_ids);
    const qint64 id = auth.insertApiKey(key.hash, anna, u"shop"_s, key.prefix, stamp.now);
    const std::string text = key.text.toStdString();
    QCOMPARE(authenticateApiKey(db, text, stamp.now)->actor.id, anna.value);
    QVERIFY(authenticate(db, "Bearer " + text, stamp.now)->byApiKey);
    UserStore(db).setState(anna, UserState::Suspended, u"fraud"_s, stamp);
    QCOMPARE(codeOf(authenticateApiKey(db, text, stamp.now)), u"user_suspended"_s);
    UserStore(db).setState(anna, UserState::Active, {}, stamp);
    auth.expireApiKey(id, bert, stamp.now);
    QCOMPARE(codeOf(authenticateApiKey(db, text, stamp.now)), u"ok"_s);
    auth.expireApiKey(id, anna, stamp.now.plusMs(1000));
    // It is not prolonged by whoever rotates it again.
    auth.expireApiKey(id, anna, stamp.now.plusMs(5000));
    QCOMPARE(codeOf(authenticateApiKey(db, text, stamp.now.plusMs(999))), u"ok"_s);
    QCOMPARE(codeOf(authenticateApiKey(db, text, stamp.now.plusMs(1000))), u"not_signed_in"_s);
    QVERIFY(!auth.revokeApiKey(id, bert));
    QVERIFY(auth.revokeApiKey(id, anna));
    QVERIFY(!auth.revokeApiKey(id, anna));
    QCOMPARE(codeOf(authenticateApiKey(db, text, stamp.now)), u"not_signed_in"_s);
}

void TestSignIn::sealedAnswersOpenOnlyInTheirPlace()
{
    const QByteArray key = m_ids.randomBytes(32);
    const QString box = crypto::seal(key, "here", "a token", m_ids);
    QVERIFY(!box.contains(u"token"_s));
    QCOMPARE(crypto::open(key, "here", box).value_or("nothing"), QByteArray("a token"));
    QVERIFY(!crypto::open(key, "there", box));
    QVERIFY(!crypto::open(m_ids.randomBytes(32), "here", box));
    QVERIFY(!crypto::open(key, "here", box.chopped(4)));
    QVERIFY(!crypto::open(key, "here", {}));
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestSignIn)
#include "tst_sign_in.moc"
