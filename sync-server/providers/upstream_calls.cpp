// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/upstream_calls.h"

#include "core/domain/order_form.h"
#include "core/domain/subscription.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// application/x-www-form-urlencoded; every byte that is not a letter, a digit or one of "-._~" as %XX.
class Form
{
public:
    explicit Form(const Upstream &upstream, const QString &action)
    {
        add(u"key"_s, upstream.key.reveal());
        add(u"action"_s, action);
    }
    void add(const QString &name, const QString &value)
    {
        if (!m_bytes.isEmpty())
            m_bytes += '&';
        m_bytes += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    void add(const QString &name, qint64 value) { add(name, QString::number(value)); }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace

QByteArray addForm(const Upstream &upstream, const Order &order, ServiceType type, const QString &upstreamService)
{
    Form form(upstream, u"add"_s);
    form.add(u"service"_s, upstreamService);
    if (orderForm(type).link)
        form.add(u"link"_s, order.link);
    if (orderForm(type).counted == OrderForm::Counted::Given)
        form.add(u"quantity"_s, order.quantity / std::max<qint64>(1, order.dripfeed.runs));
    if (order.dripfeed.isWanted()) {
        form.add(u"runs"_s, order.dripfeed.runs);
        form.add(u"interval"_s, order.dripfeed.intervalMinutes);
    }
    for (auto field = order.fields.constBegin(); field != order.fields.constEnd(); ++field)
        form.add(toWord(field.key()),
                 field.key() == OrderField::Expiry ? subscription::tradeDay(field.value()) : field.value());
    return form.bytes();
}

QByteArray statusForm(const Upstream &upstream, const QStringList &orders)
{
    Form form(upstream, u"status"_s);
    form.add(u"orders"_s, orders.join(u','));
    return form.bytes();
}

QByteArray refillForm(const Upstream &upstream, const QString &upstreamOrder)
{
    Form form(upstream, u"refill"_s);
    form.add(u"order"_s, upstreamOrder);
    return form.bytes();
}

QByteArray refillStatusForm(const Upstream &upstream, const QString &upstreamTask)
{
    Form form(upstream, u"refill_status"_s);
    form.add(u"refill"_s, upstreamTask);
    return form.bytes();
}

QByteArray cancelForm(const Upstream &upstream, const QString &upstreamOrder)
{
    Form form(upstream, u"cancel"_s);
    form.add(u"orders"_s, upstreamOrder);
    return form.bytes();
}

QByteArray plainForm(const Upstream &upstream, const QString &action)
{
    return Form(upstream, action).bytes();
}

} // namespace pw::server::providers
