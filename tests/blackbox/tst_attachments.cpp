// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Files at tickets, as honest customers, hostile ones, and power cuts meet them.
class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comesBackAsItWent();
    void isSavedAndNotShown_data();
    void isSavedAndNotShown();
    void refuses_data();
    void refuses();
    void whatIsTooLargeIsNotReadToItsEnd();
    void isThereOnceForOneKey();
    void belongsToItsTicket();
    void tenAreEnough();
    void aClosedTicketTakesNone();
    void newsFromTheCustomerOpensTheTicket();
    void staffAreNoted();
    void slowReadersHoldAFewOnly();
    void isPartOfABackup();
    void aKilledServerHasWholeFilesOrNone();

private:
    [[nodiscard]] qint64 ticketOf(HttpClient &customer) const
    {
        return customer.post(u"/api/tickets"_s, {{u"type"_s, u"other"_s}, {u"message"_s, u"Hello"_s}}).number(u"id"_s);
    }
    static QString pathOf(qint64 ticket) { return u"/api/tickets/%1/attachments"_s.arg(ticket); }
    static HttpReply attach(HttpClient &who, qint64 ticket, const QString &name, const QByteArray &bytes,
                            const HttpHeaders &headers = {})
    {
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(name));
        return who.send("POST", pathOf(ticket) + u"?name="_s + encoded, bytes, headers);
    }
    static QJsonArray filesAt(HttpClient &who, qint64 ticket)
    {
        return who.get(u"/api/tickets/%1"_s.arg(ticket)).json().value(u"attachments"_s).toArray();
    }

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_ticket = 0;
    const QByteArray m_png = QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20);
};

void TestAttachments::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_anna = m_shop.customer(u"Anna"_s);
    m_ticket = ticketOf(*m_anna);
}

void TestAttachments::comesBackAsItWent()
{
    QByteArray large = m_png;
    large.resize(5 * 1024 * 1024, '\x07'); // exactly what is allowed
    const HttpReply sent = attach(*m_anna, m_ticket, u"Foto \u09e7.png"_s, large, {{"Content-Type", "text/html"}});
    QCOMPARE(sent.verdict(), u"201"_s);
    QCOMPARE(sent.text(u"type"_s), u"image/png"_s);
    QCOMPARE(sent.number(u"size"_s), large.size());
    QCOMPARE(sent.text(u"author_kind"_s), u"customer"_s);
    QCOMPARE(sent.text(u"label"_s), u"Anna"_s);
    QCOMPARE(filesAt(*m_anna, m_ticket).at(0).toObject(), sent.json());
    const QString one = pathOf(m_ticket) + u'/' + QString::number(sent.number(u"id"_s));
    const HttpReply back = m_anna->get(one);
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == large);
    const HttpReply forStaff = m_owner->get(u"/api/admin"_s + one.sliced(4));
    QVERIFY(forStaff.status == 200 && forStaff.body == large);
}

void TestAttachments::isSavedAndNotShown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("text") << u"note.txt"_s << QByteArray("alert(1)") << QByteArray("text/plain; charset=utf-8")
                          << QByteArray("attachment; filename=\"note.txt\"; filename*=UTF-8''note.txt");
    QTest::newRow("letters") << u"caf\u00e9 1.png"_s << m_png << QByteArray("image/png")
                             << QByteArray("attachment; filename=\"caf_ 1.png\"; filename*=UTF-8''caf%C3%A9%201.png");
    QTest::newRow("signs") << u"a;b='c'%41.png"_s << m_png << QByteArray("image/png")
                           << QByteArray("attachment; filename=\"a;b='c'%41.png\"; "
                                         "filename*=UTF-8''a%3Bb%3D%27c%27%2541.png");
}

void TestAttachments::isSavedAndNotShown()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const HttpReply sent = attach(*m_anna, m_ticket, name, bytes);
    QCOMPARE(sent.verdict(), u"201"_s);
    QCOMPARE(sent.text(u"name"_s), name);
    const HttpReply back = m_anna->get(pathOf(m_ticket) + u'/' + QString::number(sent.number(u"id"_s)));
    QTEST(back.headers.value("content-type"), "type");
    QTEST(back.headers.value("content-disposition"), "disposition");
    QCOMPARE(back.headers.value("x-content-type-options"), "nosniff");
    QCOMPARE(back.headers.value("content-security-policy"), "sandbox; default-src 'none'; frame-ancestors 'none'");
    QCOMPARE(back.headers.value("cache-control"), "no-store");
}

void TestAttachments::refuses_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("verdict");
    const QString name = u"422 attachment_name_malformed"_s;
    const QString type = u"422 attachment_type_refused"_s;
    const auto row = [](const char *title, const char *query, const QByteArray &bytes, const QString &verdict) {
        QTest::newRow(title) << QString::fromLatin1(query) << bytes << verdict;
    };
    row("nothing", "?name=a.png", "", u"422 text_empty"_s);
    row("no name", "", m_png, name);
    row("two names", "?name=a.png&name=b.png", m_png, u"400 field_wrong_type"_s);
    row("more than a name", "?name=a.png&type=image/png", m_png, u"400 field_unknown"_s);
    row("not UTF-8", "?name=%ff.png", m_png, u"400 field_wrong_type"_s);
    row("up", "?name=..%2F..%2Fetc%2Fpasswd.png", m_png, name);
    row("up, on Windows", "?name=..%5Ca.png", m_png, name);
    row("a line break", "?name=a%0D%0AX-Evil:%201.png", m_png, name);
    row("turned around", "?name=a%E2%80%AEgnp.exe.png", m_png, name);
    row("a very long one", QByteArray("?name=" + QByteArray(2000, 'a') + ".png").constData(), m_png,
        u"422 text_too_long"_s);
    row("called a page", "?name=a.html", m_png, name);
    row("two extensions", "?name=a.png.html", m_png, name);
    row("text called a picture", "?name=a.png", "just text", name);
    row("picture called text", "?name=a.txt", m_png, name);
    row("SVG called a picture", "?name=a.png", "<svg onload='alert(1)'/>", type);
    row("SVG by its name", "?name=a.svg", "<svg onload='alert(1)'/>", type);
    row("HTML called text", "?name=a.txt", "\n <html><script>alert(1)</script>", type);
    row("a program", "?name=a.png", QByteArray("MZ\x90\0", 4), type);
    row("JSON is text too", "?name=a.json", "{}", name);
}

void TestAttachments::refuses()
{
    QFETCH(const QString, query);
    QFETCH(const QByteArray, bytes);
    const qsizetype before = filesAt(*m_anna, m_ticket).size();
    QTEST(m_anna->send("POST", pathOf(m_ticket) + query, bytes, {{"Content-Type", "image/png"}}).verdict(), "verdict");
    QCOMPARE(filesAt(*m_anna, m_ticket).size(), before);
}

void TestAttachments::whatIsTooLargeIsNotReadToItsEnd()
{
    QByteArray large = m_png;
    large.resize(5 * 1024 * 1024 + 1, 'x');
    QCOMPARE(attach(*m_anna, m_ticket, u"a.png"_s, large).status, 413);
    // A declared length is enough, and no byte of it is waited for.
    HttpClient raw = m_shop.anyone();
    QCOMPARE(raw.sendRaw("POST /api/tickets/1/attachments?name=a.png HTTP/1.1\r\nHost: x\r\n"
                         "Content-Length: 900000000\r\n\r\n")
                 .status,
             413);
}

void TestAttachments::isThereOnceForOneKey()
{
    const auto bert = m_shop.customer(u"Bert"_s);
    const qint64 ticket = ticketOf(*bert);
    const HttpHeaders key{{"Idempotency-Key", "file-1"}};
    const HttpReply first = attach(*bert, ticket, u"a.png"_s, m_png, key);
    const HttpReply again = attach(*bert, ticket, u"a.png"_s, m_png, key);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.headers.value("idempotency-replayed"), "true");
    QCOMPARE(attach(*bert, ticket, u"b.png"_s, m_png, key).verdict(), u"409 idempotency_key_reused"_s);
    QCOMPARE(attach(*bert, ticket, u"a.png"_s, m_png + "x", key).verdict(), u"409 idempotency_key_reused"_s);
    QCOMPARE(filesAt(*bert, ticket).size(), 1);
    // Without a key it is another file, whatever its name.
    QCOMPARE(attach(*bert, ticket, u"a.png"_s, m_png).status, 201);
    QCOMPARE(filesAt(*bert, ticket).size(), 2);
}

void TestAttachments::belongsToItsTicket()
{
    const auto carl = m_shop.customer(u"Carl"_s);
    const qint64 first = ticketOf(*carl);
    const qint64 second = ticketOf(*carl);
    const qint64 file = attach(*carl, first, u"a.png"_s, m_png).number(u"id"_s);
    const QString id = u'/' + QString::number(file);
    QCOMPARE(carl->get(pathOf(first) + id).status, 200);
    QCOMPARE(carl->get(pathOf(second) + id).verdict(), u"404 attachment_not_found"_s);
    QCOMPARE(m_anna->get(pathOf(first) + id).verdict(), u"404 ticket_not_found"_s);
    QCOMPARE(m_anna->get(pathOf(m_ticket) + id).verdict(), u"404 attachment_not_found"_s);
    QCOMPARE(attach(*m_anna, first, u"a.png"_s, m_png).verdict(), u"404 ticket_not_found"_s);
    // Whoever may not see the ticket is not told what is wrong with his file.
    QCOMPARE(attach(*m_anna, first, u"a.exe"_s, "MZ").verdict(), u"404 ticket_not_found"_s);
    QCOMPARE(attach(*m_anna, 999'999, u"a.png"_s, m_png).verdict(), u"404 ticket_not_found"_s);
    QCOMPARE(m_shop.anyone().get(pathOf(first) + id).status, 401);
    for (const QString &path : {u"/0"_s, u"/x"_s, u"/%2e%2e"_s, u"/99999999999999999999"_s})
        QCOMPARE(carl->get(pathOf(first) + path).verdict(), u"404 attachment_not_found"_s);
}

void TestAttachments::tenAreEnough()
{
    const auto dora = m_shop.customer(u"Dora"_s);
    const qint64 ticket = ticketOf(*dora);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(attach(*dora, ticket, u"a.png"_s, m_png).status, 201);
    QCOMPARE(attach(*dora, ticket, u"a.png"_s, m_png).verdict(), u"409 too_many_attachments"_s);
    QCOMPARE(m_owner->send("POST", u"/api/admin"_s + pathOf(ticket).sliced(4) + u"?name=b.png"_s, m_png).status, 201);
    QCOMPARE(filesAt(*dora, ticket).size(), 11);
    // All his files together: as many as there may be were sent before, as far as the table says.
    const qint64 another = ticketOf(*dora);
    const QString large = u"UPDATE ticket_attachments SET size = 104857600 WHERE id = "
                          "(SELECT min(id) FROM ticket_attachments WHERE ticket_id = %1)"_s;
    QCOMPARE(m_shop.server.sqlite(large.arg(ticket)).exitCode, 0);
    QCOMPARE(attach(*dora, another, u"a.png"_s, m_png).verdict(), u"409 attachment_space_used_up"_s);
    // And verify sees that the table is wrong.
    QVERIFY(!m_shop.server.verify().value(u"ok"_s).toBool());
    const QString small = u"UPDATE ticket_attachments SET size = 20 WHERE ticket_id = %1"_s;
    QCOMPARE(m_shop.server.sqlite(small.arg(ticket)).exitCode, 0);
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

void TestAttachments::aClosedTicketTakesNone()
{
    const qint64 ticket = ticketOf(*m_anna);
    const qint64 file = attach(*m_anna, ticket, u"a.png"_s, m_png).number(u"id"_s);
    QCOMPARE(m_shop.server.sqlite(u"UPDATE tickets SET status = 'closed' WHERE id = %1"_s.arg(ticket)).exitCode, 0);
    QCOMPARE(attach(*m_anna, ticket, u"b.png"_s, m_png).verdict(), u"409 ticket_closed"_s);
    QCOMPARE(m_anna->get(pathOf(ticket) + u'/' + QString::number(file)).status, 200);
}

void TestAttachments::newsFromTheCustomerOpensTheTicket()
{
    const qint64 ticket = ticketOf(*m_anna);
    const QString path = u"/api/admin/tickets/%1"_s.arg(ticket);
    QCOMPARE(m_owner->post(path + u"/reply"_s, {{u"text"_s, u"Show me"_s}}).text(u"status"_s), u"replied"_s);
    // What staff send changes nothing of that.
    QCOMPARE(m_owner->send("POST", path + u"/attachments?name=how.txt"_s, "Like this").status, 201);
    QCOMPARE(m_owner->get(path).text(u"status"_s), u"replied"_s);
    QCOMPARE(attach(*m_anna, ticket, u"a.png"_s, m_png).status, 201);
    const QJsonObject seen = m_owner->get(path).json();
    QCOMPARE(seen.value(u"status"_s).toString(), u"open"_s);
    QCOMPARE(seen.value(u"read"_s), QJsonValue(false));
    QCOMPARE(seen.value(u"message_count"_s).toInteger(), 2);
}

void TestAttachments::staffAreNoted()
{
    const qint64 ticket = ticketOf(*m_anna);
    const QString path = u"/api/admin/tickets/%1/attachments?name=how.txt"_s.arg(ticket);
    const HttpReply sent = m_owner->send("POST", path, "Like this");
    QCOMPARE(sent.text(u"author_kind"_s), u"staff"_s);
    const QJsonObject noted = m_owner->get(u"/api/admin/activity-logs?command=file_attached"_s).items()[0].toObject();
    QCOMPARE(noted.value(u"after"_s).toObject().value(u"attachment"_s).toInteger(), sent.number(u"id"_s));
    QCOMPARE(noted.value(u"after"_s).toObject().value(u"name"_s).toString(), u"how.txt"_s);
}

/// Who asks for files and does not read them gets no more than four at once; what all may have is left to others.
void TestAttachments::slowReadersHoldAFewOnly()
{
    const auto emil = m_shop.customer(u"Emil"_s);
    QByteArray large = m_png;
    large.resize(5 * 1024 * 1024, '\x07');
    const qint64 ticket = ticketOf(*emil);
    const qint64 id = attach(*emil, ticket, u"a.png"_s, large).number(u"id"_s);
    const QString one = pathOf(ticket) + u'/' + QString::number(id);
    const QString token =
        m_shop.anyone()
            .post(u"/api/auth/login"_s, {{u"login"_s, u"Emil"_s}, {u"password"_s, u"correct horse battery"_s}})
            .text(u"token"_s);
    const QByteArray request =
        "GET " + one.toUtf8() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token.toUtf8() + "\r\n\r\n";
    std::vector<std::unique_ptr<QTcpSocket>> slow;
    for (int i = 0; i < 4; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->setReadBufferSize(1024);
        socket->connectToHost(QHostAddress::LocalHost, m_shop.server.port());
        QVERIFY(socket->waitForConnected());
        socket->write(request);
        QVERIFY(socket->waitForReadyRead());
        slow.push_back(std::move(socket));
    }
    QCOMPARE(emil->get(one).verdict(), u"429 too_many_requests"_s);
    QVERIFY(emil->get(u"/api/tickets"_s).status == 200);
    const qint64 annas = attach(*m_anna, m_ticket, u"b.png"_s, m_png).number(u"id"_s);
    QCOMPARE(m_anna->get(pathOf(m_ticket) + u'/' + QString::number(annas)).status, 200);
    slow.clear();
    QTRY_COMPARE_WITH_TIMEOUT(emil->get(one).status, 200, 20'000);
}

void TestAttachments::isPartOfABackup()
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    const qint64 file = attach(*m_anna, m_ticket, u"kept.png"_s, m_png).number(u"id"_s);
    QVERIFY(file > 0);
    QCOMPARE(m_shop.server.run(u"backup"_s, {copy}).exitCode, 0);
    QProcess sqlite;
    sqlite.start(u"sqlite3"_s, {copy, u"SELECT hex(bytes) FROM attachment_files WHERE attachment_id = %1"_s.arg(file)});
    QVERIFY(sqlite.waitForFinished());
    QCOMPARE(sqlite.readAllStandardOutput().trimmed(), m_png.toHex().toUpper());
}

void TestAttachments::aKilledServerHasWholeFilesOrNone()
{
    const QString token =
        m_shop.anyone()
            .post(u"/api/auth/login"_s, {{u"login"_s, u"Anna"_s}, {u"password"_s, u"correct horse battery"_s}})
            .text(u"token"_s);
    QList<qint64> tickets;
    for (int i = 0; i < 8; ++i)
        tickets << ticketOf(*m_anna);
    QByteArray bytes = m_png;
    bytes.resize(1024 * 1024, '\x55');
    QHash<qint64, qint64> answered; // file -> ticket
    std::atomic<int> count = 0;
    std::thread sender([&, port = m_shop.server.port()] {
        HttpClient client(port, 5'000);
        client.setToken(token);
        for (int i = 0; i < 72; ++i) {
            const qint64 ticket = tickets[i % tickets.size()];
            const HttpReply reply = attach(client, ticket, u"a.png"_s, bytes);
            if (reply.status == 0)
                return;
            if (reply.status == 201)
                answered.insert(reply.number(u"id"_s), ticket);
            ++count;
        }
    });
    const bool begun = QTest::qWaitFor([&] { return count >= 9; }, 20'000);
    m_shop.server.kill();
    sender.join();
    QVERIFY(begun && answered.size() >= 9);
    QVERIFY2(answered.size() < 72, "the server was killed too late to show anything");
    QVERIFY(m_shop.server.restart());
    m_anna->disconnect();
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
    for (auto it = answered.constBegin(); it != answered.constEnd(); ++it) {
        const HttpReply back = m_anna->get(pathOf(it.value()) + u'/' + QString::number(it.key()));
        QVERIFY(back.status == 200 && back.body == bytes);
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestAttachments)
#include "tst_attachments.moc"
