// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/desk.h"
#include "tests/core/sync/sync_world.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;

/// A profile that was restored from an older copy gives no number twice: what is kept outside the profile tells.
class IncarnationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameProfileStaysTheSameClient();
    void anOlderCopyIsAnotherClientAtOnce();
    void withoutAMemoryNothingChanges();

private:
    [[nodiscard]] std::unique_ptr<Desk> open(const QString &folder, const std::optional<QString> &expected = {})
    {
        return std::make_unique<Desk>(
            Desk::Options{.profileDir = folder, .clock = m_clock, .ids = m_ids, .expectedIncarnation = expected});
    }
    [[nodiscard]] QString profile() const { return m_dir->filePath(u"desk"_s); }
    [[nodiscard]] QString backup() const { return m_dir->filePath(u"backup"_s); }
    void copyOutbox(const QString &from, const QString &to)
    {
        QVERIFY(QDir().mkpath(to));
        QFile::remove(to + u"/outbox.db"_s);
        QVERIFY(QFile::copy(from + u"/outbox.db"_s, to + u"/outbox.db"_s));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock;
    SeededIds m_ids{21};
};

void IncarnationTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void IncarnationTest::theSameProfileStaysTheSameClient()
{
    QString client;
    std::optional<QString> kept;
    for (int start = 0; start < 4; ++start) {
        const auto desk = open(profile(), kept);
        if (start > 0)
            QCOMPARE(desk->outbox().clientId(), client);
        client = desk->outbox().clientId();
        QVERIFY(desk->outbox().incarnation() != kept.value_or(QString()));
        kept = desk->outbox().incarnation();
    }
}

void IncarnationTest::anOlderCopyIsAnotherClientAtOnce()
{
    const QString client = open(profile())->outbox().clientId();
    copyOutbox(profile(), backup());
    const QString kept = open(profile())->outbox().incarnation();
    copyOutbox(backup(), profile());
    const auto desk = open(profile(), kept);
    QVERIFY(desk->outbox().clientId() != client);
    QCOMPARE(desk->outbox().lastWireSeq(), qint64(0));
}

void IncarnationTest::withoutAMemoryNothingChanges()
{
    const QString client = open(profile())->outbox().clientId();
    copyOutbox(profile(), backup());
    static_cast<void>(open(profile()));
    copyOutbox(backup(), profile());
    QCOMPARE(open(profile())->outbox().clientId(), client);
}

QTEST_GUILESS_MAIN(IncarnationTest)
#include "tst_incarnation.moc"
