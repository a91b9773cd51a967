// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/words.h"
#include "core/storage/statement_engine.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

namespace pw
{

/// A statement as its connection keeps it prepared.
struct PreparedStatement {
    QString label; ///< for errors: "orders/by_id"
    std::unique_ptr<StatementEngine> engine;
    QList<QByteArray> columns; ///< filled by the first execution, to check readers against
    bool busy = false;
};

/// One use of a prepared statement: bind by name, then run() or step(). Resets the statement when it goes out of scope,
/// so that no read outlives its scope. Belongs to its Database's thread. A second use of the same statement while one
/// is alive is a bug and asserts. Every call may throw StorageError.
class Statement
{
public:
    explicit Statement(PreparedStatement &prepared);
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    Statement &bind(QLatin1StringView name, qint64 value);
    Statement &bind(QLatin1StringView name, int value) { return bind(name, static_cast<qint64>(value)); }
    Statement &bind(QLatin1StringView name, bool value) { return bind(name, static_cast<qint64>(value)); }
    Statement &bind(QLatin1StringView name, const QString &value);
    Statement &bind(QLatin1StringView name, const char *) = delete;
    Statement &bind(QLatin1StringView name, std::optional<qint64> value);
    Statement &bind(QLatin1StringView name, Money value) { return bind(name, value.units()); }
    Statement &bind(QLatin1StringView name, Instant value) { return bind(name, value.ms); }
    Statement &bind(QLatin1StringView name, const QVariant &value);
    /// Under a name of its own: a QByteArray would also be taken for a text.
    Statement &bindBytes(QLatin1StringView name, const QByteArray &value);
    template <typename Tag>
    Statement &bind(QLatin1StringView name, Id<Tag> value)
    {
        return bind(name, value.value);
    }

    /// The number that a new row shall have; none = the next one.
    template <typename Tag>
    Statement &bindOrNext(QLatin1StringView name, Id<Tag> value)
    {
        return bind(name, value.isValid() ? std::optional(value.value) : std::nullopt);
    }

    /// Executes a statement from which no row is wanted.
    void run();
    /// Executes at the first call; true while there is a row to read.
    [[nodiscard]] bool step();
    /// Executes an insert that ends in RETURNING id, and reads the id.
    template <typename IdType>
    [[nodiscard]] IdType insertedId()
    {
        requireRow();
        return id<IdType>("id");
    }
    /// Rows changed by run().
    [[nodiscard]] qint64 changed() const;

    /// The next column of the current row. Columns are read in order; `name` is checked against the statement in builds
    /// with assertions, so that a reader cannot drift away from its .sql file.
    [[nodiscard]] qint64 integer(const char *name);
    [[nodiscard]] QString text(const char *name);
    [[nodiscard]] QByteArray bytes(const char *name);
    [[nodiscard]] std::optional<qint64> maybeInteger(const char *name);
    [[nodiscard]] bool flag(const char *name) { return integer(name) != 0; }
    [[nodiscard]] Money money(const char *name) { return Money::fromUnits(integer(name)); }
    [[nodiscard]] Instant instant(const char *name) { return Instant(integer(name)); }
    template <typename IdType>
    [[nodiscard]] IdType id(const char *name)
    {
        return IdType(integer(name));
    }
    template <typename E>
    [[nodiscard]] E word(const char *name)
    {
        const auto value = fromWord<E>(text(name));
        Q_ASSERT_X(value, name, "a word in the database that this version does not know");
        return value.value_or(E{});
    }
    /// Column by place, for code that does not know the table (sync, dump).
    [[nodiscard]] QVariant columnAt(int index) const;
    [[nodiscard]] int columnCount() const;

private:
    template <typename Binder>
    Statement &bindAt(QLatin1StringView name, Binder binder);
    void execute();
    void requireRow();
    int nextColumn(const char *name);
    [[noreturn]] void raise(const char *doing) const;

    PreparedStatement *m_prepared;
    int m_column = 0;
    bool m_executed = false;
};

} // namespace pw
