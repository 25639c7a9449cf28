// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/typography.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>

namespace footfall::app {

namespace {

QString &interFamily()
{
    static QString family;
    return family;
}

struct Role {
    qreal pixels;
    QFont::Weight weight;
    qreal tracking;
};

Role roleOf(Type type)
{
    switch (type) {
    case Type::Number: return {24, QFont::DemiBold, -0.4};
    case Type::Title: return {18, QFont::DemiBold, -0.2};
    case Type::Section: return {14, QFont::DemiBold, 0};
    case Type::Body: return {13, QFont::Normal, 0};
    case Type::Small: return {12, QFont::Normal, 0};
    case Type::Caption: return {11, QFont::Normal, 0};
    }
    return {13, QFont::Normal, 0};
}

} // namespace

void loadFonts()
{
    if (!interFamily().isEmpty())
        return;
    const QDir fonts(QStringLiteral(":/footfall/fonts"));
    for (const QString &file : fonts.entryList(QDir::Files)) {
        const int id = QFontDatabase::addApplicationFont(fonts.filePath(file));
        const QStringList families = QFontDatabase::applicationFontFamilies(id);
        if (file == QLatin1String("Inter-Regular.otf") && !families.isEmpty())
            interFamily() = families.constFirst();
    }
}

qreal fontScale()
{
    static const qreal scale = [] {
        const qreal system =
            QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).pixelSize();
        return qMax<qreal>(13, system) / 13;
    }();
    return scale;
}

QFont font(Type type)
{
    return font(type, roleOf(type).weight);
}

QFont font(Type type, QFont::Weight weight)
{
    const Role role = roleOf(type);
    QFont result = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (!interFamily().isEmpty())
        result.setFamilies({interFamily(), result.family()});
    result.setPixelSize(qRound(role.pixels * fontScale()));
    result.setWeight(weight);
    if (role.tracking != 0)
        result.setLetterSpacing(QFont::AbsoluteSpacing, role.tracking);
    return result;
}

QFont codeFont()
{
    QFont result = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    result.setPixelSize(qRound(12 * fontScale()));
    return result;
}

namespace {

/// As text: the advance of a QChar leaves the tracking out.
qreal advanceOf(const QFontMetricsF &metrics, QChar character)
{
    return metrics.horizontalAdvance(QString(character));
}

} // namespace

qreal tabularWidth(const QFontMetricsF &metrics, const QString &text)
{
    const qreal digit = advanceOf(metrics, QLatin1Char('0'));
    qreal width = 0;
    for (const QChar character : text)
        width += character.isDigit() ? digit : advanceOf(metrics, character);
    return width;
}

void drawTabular(QPainter &painter, const QRectF &rect, Qt::Alignment alignment,
                 const QString &text)
{
    const QFontMetricsF metrics(painter.font());
    const qreal digit = advanceOf(metrics, QLatin1Char('0'));
    const qreal width = tabularWidth(metrics, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    const qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar character : text) {
        const qreal own = advanceOf(metrics, character);
        const qreal advance = character.isDigit() ? digit : own;
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), QString(character));
        x += advance;
    }
}

} // namespace footfall::app
