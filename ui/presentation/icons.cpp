// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QByteArray drawing(const QString &name)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "icon", qPrintable(name));
    return opened ? file.readAll() : QByteArray();
}

/// Draws an SVG whose strokes are `currentColor`, in the colour that the theme has at the time of painting.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, std::optional<Tone> tone, bool onAccent)
        : m_name(std::move(name)), m_tone(tone), m_onAccent(onAccent)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->drawPixmap(rect, tinted(rect.size() * painter->device()->devicePixelRatioF(), mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return tinted(size, mode, state);
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_tone, m_onAccent); }
    [[nodiscard]] QString key() const override { return u"panelwright"_s; }
    [[nodiscard]] bool isNull() override { return false; }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &tokens = tokensFor(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return tokens.faint;
        if (m_onAccent)
            return tokens.onAccent;
        if (m_tone)
            return toneColor(tokens, *m_tone);
        return state == QIcon::On ? toneColor(tokens, Tone::Accent) : tokens.muted;
    }

    [[nodiscard]] QPixmap tinted(const QSize &size, QIcon::Mode mode, QIcon::State state) const
    {
        const QColor ink = color(mode, state);
        const QString cacheKey = u"icon/%1/%2/%3x%4"_s.arg(m_name, ink.name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(cacheKey, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        QSvgRenderer renderer(drawing(m_name).replace("currentColor", ink.name().toLatin1()));
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.end();
        QPixmapCache::insert(cacheKey, pixmap);
        return pixmap;
    }

    QString m_name;
    std::optional<Tone> m_tone;
    bool m_onAccent;
};

} // namespace

QIcon icon(const QString &name, std::optional<Tone> tone)
{
    return QIcon(new TintedIconEngine(name, tone, false));
}

QIcon iconOnAccent(const QString &name)
{
    return QIcon(new TintedIconEngine(name, std::nullopt, true));
}

QIcon productIcon()
{
    return icon(u"panelwright"_s);
}

} // namespace pw::ui
