// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/icons.h"

#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"
#include "core/instance/settings.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace footfall::app {

namespace {

QPixmap blank(QSizeF size, qreal ratio)
{
    QPixmap pixmap((size * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QString firstLetter(const QString &name)
{
    for (const QChar character : name) {
        if (character.isLetterOrNumber())
            return QString(character).toUpper();
    }
    return QStringLiteral("?");
}

void drawLetter(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    QFont letters = font(Type::Body, QFont::DemiBold);
    letters.setPixelSize(qMax(7, qRound(rect.height() * 0.58)));
    painter.setFont(letters);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter, firstLetter(name));
}

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key = QStringLiteral("footfall-%1-%2-%3-%4")
                            .arg(name, color.name(QColor::HexArgb))
                            .arg(size)
                            .arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = blank(QSizeF(size, size), ratio);
    QFile file(QStringLiteral(":/footfall/icons/%1.svg").arg(name));
    if (file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", color.name().toLatin1());
        svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
        QSvgRenderer renderer(svg);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, size, size));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString &name, const QColor &color, int size)
{
    QIcon result;
    for (const qreal ratio : {1.0, 2.0, 3.0}) {
        result.addPixmap(iconPixmap(name, color, size, ratio), QIcon::Normal);
        result.addPixmap(iconPixmap(name, theme().disabled, size, ratio), QIcon::Disabled);
    }
    return result;
}

QPixmap flagPixmap(const QString &alpha2, qreal ratio)
{
    const QString code = alpha2.toLower();
    const bool wellFormed = code.size() == 2 && code[0].isLetter() && code[1].isLetter() &&
                            code[0].unicode() < 128 && code[1].unicode() < 128;
    if (!wellFormed)
        return {};
    const QString key = QStringLiteral("footfall-flag-%1-%2").arg(code).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const QString path =
        QStringLiteral("%1/flags/%2.svg").arg(instance::installedDataDirectory(), code);
    if (!QFile::exists(path))
        return {}; // Not every code is a country's, and the flags may not be installed.
    QSvgRenderer renderer(path);
    pixmap = blank(QSizeF(16, 12), ratio);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, 16, 12));
    QColor line = theme().text2;
    line.setAlpha(60); // White flags need an edge on a white card.
    painter.setPen(QPen(line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(0.5, 0.5, 15, 11));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void drawSiteTile(QPainter &painter, const QRectF &rect, const QString &name, int index)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::tile(index));
    painter.drawRoundedRect(rect, theme().smallRadius, theme().smallRadius);
    drawLetter(painter, rect, name,
               theme().mode == ColorMode::Light ? theme().onAccent : theme().text);
    painter.restore();
}

void drawLetterTile(QPainter &painter, const QRectF &rect, const QString &name)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().border, 1));
    painter.setBrush(theme().hover);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme().smallRadius,
                            theme().smallRadius);
    drawLetter(painter, rect, name, theme().text2);
    painter.restore();
}

} // namespace footfall::app
