// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/id_source.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/sync/sync_server.h"
#include "sync-server/snapshots/snapshot_service.h"
#include "tests/server/api/manual_clock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>

using namespace pw;
using namespace pw::server;
using namespace Qt::StringLiterals;

namespace
{

/// Keeps the answer for whoever waits for it.
class Mailbox final : public http::ResponseSink
{
public:
    void answer(http::Response &&response) noexcept override { m_promise.set_value(std::move(response)); }
    void stream(http::StreamResponse &&) noexcept override { abandoned(); }
    void abandoned() noexcept override
    {
        http::Response response;
        response.status = 500;
        m_promise.set_value(std::move(response));
    }
    [[nodiscard]] std::future<http::Response> future() { return m_promise.get_future(); }

private:
    std::promise<http::Response> m_promise;
};

std::string headerOf(const http::Response &response, std::string_view name)
{
    const auto found = std::ranges::find(response.headers, name, &http::ResponseHeader::name);
    return found == response.headers.end() ? std::string() : found->value;
}

struct World {
    QTemporaryDir folder;
    test::ManualClock clock;
    SystemIdSource ids;
    Database shop{{.file = folder.filePath(u"shop.db"_s)}};
    std::unique_ptr<SnapshotService> service;

    World()
    {
        migrate(shop, schema::server());
        Transaction transaction(shop);
        SyncServer(shop).makeEpoch(ids);
        transaction.commit();
        change();
        open();
    }
    void open(qint64 aheadBytes = 0)
    {
        service.reset();
        service = std::make_unique<SnapshotService>(SnapshotService::Options{.shopFile = folder.filePath(u"shop.db"_s),
                                                                             .folder = files(),
                                                                             .aheadBytes = aheadBytes},
                                                    clock);
    }
    void change()
    {
        Transaction transaction(shop);
        const qint64 rev = RevisionStore(shop).next();
        shop.execute(u"INSERT INTO categories (name, position, enabled, rev) VALUES ('c%1', 1, 1, %1)"_s.arg(rev));
        transaction.commit();
    }
    void advance(qint64 ms) { clock.time = clock.time.plusMs(ms); }
    [[nodiscard]] QString files() const { return folder.filePath(u"snapshots"_s); }
    [[nodiscard]] QStringList fileNames() const { return QDir(files()).entryList(QDir::Files); }

    std::future<http::Response> ask(const std::string &range, const std::string &ifRange = {})
    {
        const auto box = std::make_shared<Mailbox>();
        auto answer = box->future();
        SnapshotRequest request;
        request.serverEpoch = SyncServer(shop).epoch();
        request.newestRev = RevisionStore(shop).current();
        request.range = range;
        request.ifRange = ifRange;
        request.requestId = "1";
        service->answer(request, http::Responder(box));
        return answer;
    }
};

} // namespace

class Snapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesInPiecesThatFitTogether();
    void oneBuildForAllWhoAsk();
    void isMadeAheadForALargeShop();
    void refusesWhatIsNoPiece();
    void isKeptForAWhile();
    void anotherEpochIsAnotherFile();
    void survivesARestart();
    void damagedFilesGo();
    void oldFilesGo();
    void saysWhyItFailed();
    void tellsToComeBackAtTheEnd();
};

void Snapshots::comesInPiecesThatFitTogether()
{
    World world;
    const http::Response first = world.ask("bytes=0-99").get();
    QCOMPARE(first.status, 206);
    QCOMPARE(first.contentType, std::string("application/zstd"));
    QCOMPARE(first.content().size(), std::size_t(100));
    const std::string tag = headerOf(first, "ETag");
    std::string whole(first.content());
    QCOMPARE(headerOf(first, "Snapshot-Revision"), std::string("1"));
    const http::Response rest = world.ask("bytes=100-", tag).get();
    QCOMPARE(rest.status, 206);
    whole += rest.content();
    QCOMPARE(headerOf(rest, "Content-Range"),
             "bytes 100-" + std::to_string(whole.size() - 1) + '/' + std::to_string(whole.size()));
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(whole), QCryptographicHash::Blake2b_256);
    QCOMPARE(tag, '"' + hash.toHex().toStdString() + '"');
}

void Snapshots::oneBuildForAllWhoAsk()
{
    World world;
    std::vector<std::future<http::Response>> answers;
    for (int i = 0; i < 10; ++i)
        answers.push_back(world.ask("bytes=0-9"));
    QSet<QString> tags;
    for (auto &answer : answers) {
        const http::Response response = answer.get();
        QCOMPARE(response.status, 206);
        tags << QString::fromStdString(headerOf(response, "ETag"));
    }
    QCOMPARE(tags.size(), 1);
    QCOMPARE(world.fileNames().size(), 1);
}

void Snapshots::isMadeAheadForALargeShop()
{
    World world;
    constexpr qint64 anySize = 1;
    constexpr qint64 tooLarge = 1'000'000'000;
    world.open(tooLarge);
    QCOMPARE(world.ask("bytes=0-9", "\"none\"").get().status, 416); // it has looked through its folder
    QTest::qWait(50);
    QCOMPARE(world.fileNames().size(), 0);
    world.open(anySize);
    const auto isMade = [&world] {
        const QStringList names = world.fileNames();
        return names.size() == 1 && !names.first().contains(u"building"_s);
    };
    QTRY_VERIFY(isMade());
    const QStringList made = world.fileNames();
    QCOMPARE(world.ask("bytes=0-9").get().status, 206);
    QCOMPARE(world.fileNames(), made);
    world.open(anySize); // there is one now
    QCOMPARE(world.ask("bytes=0-9").get().status, 206);
    QCOMPARE(world.fileNames(), made);
}

void Snapshots::refusesWhatIsNoPiece()
{
    World world;
    const http::Response whole = world.ask("").get();
    QCOMPARE(whole.status, 416);
    QVERIFY(headerOf(whole, "Content-Range").starts_with("bytes */"));
    QCOMPARE(world.ask("bytes=99999999-").get().status, 416);
    const std::string tag = headerOf(world.ask("bytes=0-9").get(), "ETag");
    QCOMPARE(world.ask("bytes=10-19", tag).get().status, 206);
    QCOMPARE(world.ask("bytes=10-19", "W/" + tag).get().status, 416);
    QCOMPARE(world.ask("bytes=10-19", "\"another\"").get().status, 416);
    QCOMPARE(world.ask("bytes=10-19", "Mon, 23 Nov 2026 00:00:00 GMT").get().status, 416);
}

void Snapshots::isKeptForAWhile()
{
    World world;
    const std::string first = headerOf(world.ask("bytes=0-9").get(), "ETag");
    world.change();
    world.advance(9 * 60'000);
    QCOMPARE(headerOf(world.ask("bytes=0-9").get(), "ETag"), first);
    world.advance(2 * 60'000);
    const http::Response later = world.ask("bytes=0-9").get();
    QVERIFY(headerOf(later, "ETag") != first);
    QCOMPARE(headerOf(later, "Snapshot-Revision"), std::string("2"));
    // Who is half way through the old one goes on with it.
    QCOMPARE(world.ask("bytes=10-19", first).get().status, 206);
    // Nothing has changed: as good as a new one.
    world.advance(60 * 60'000);
    QCOMPARE(headerOf(world.ask("bytes=0-9").get(), "ETag"), headerOf(later, "ETag"));
}

void Snapshots::anotherEpochIsAnotherFile()
{
    World world;
    const std::string first = headerOf(world.ask("bytes=0-9").get(), "ETag");
    Transaction transaction(world.shop);
    SyncServer(world.shop).makeEpoch(world.ids);
    transaction.commit();
    QVERIFY(headerOf(world.ask("bytes=0-9").get(), "ETag") != first);
}

void Snapshots::survivesARestart()
{
    World world;
    const std::string tag = headerOf(world.ask("bytes=0-9").get(), "ETag");
    world.open();
    QCOMPARE(world.ask("bytes=10-19", tag).get().status, 206);
    QCOMPARE(headerOf(world.ask("bytes=0-9").get(), "ETag"), tag);
}

void Snapshots::damagedFilesGo()
{
    World world;
    const std::string tag = headerOf(world.ask("bytes=0-9").get(), "ETag");
    world.service.reset();
    QFile file(world.files() + u'/' + world.fileNames().first());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(20));
    QVERIFY(file.write("damage") == 6);
    file.close();
    QFile junk(world.files() + u"/full-1.building.db"_s);
    QVERIFY(junk.open(QIODevice::WriteOnly));
    world.open();
    QCOMPARE(world.ask("bytes=10-19", tag).get().status, 416);
    QCOMPARE(world.ask("bytes=0-9").get().status, 206);
    QCOMPARE(world.fileNames().size(), 1);
}

void Snapshots::oldFilesGo()
{
    World world;
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(world.ask("bytes=0-9").get().status, 206);
        world.change();
        world.advance(11 * 60'000);
    }
    QCOMPARE(world.fileNames().size(), 2);
    world.advance(61 * 60'000);
    world.service->tidyUp();
    QCOMPARE(world.fileNames().size(), 0);
}

void Snapshots::saysWhyItFailed()
{
    World world;
    world.service.reset();
    QVERIFY(QDir(world.files()).removeRecursively());
    QFile inTheWay(world.files());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    world.open();
    const http::Response response = world.ask("bytes=0-9").get();
    QCOMPARE(response.status, 500);
    QVERIFY(response.body.find("snapshot_failed") != std::string::npos);
    // Not tried again for each one who asks, and then tried again.
    QVERIFY(inTheWay.remove());
    world.advance(10'000);
    QCOMPARE(world.ask("bytes=0-9").get().status, 500);
}

void Snapshots::tellsToComeBackAtTheEnd()
{
    World world;
    world.service->stop();
    const http::Response response = world.ask("bytes=0-9").get();
    QCOMPARE(response.status, 503);
    QCOMPARE(headerOf(response, "Retry-After"), std::string("1"));
}

QTEST_GUILESS_MAIN(Snapshots)
#include "tst_snapshots.moc"
