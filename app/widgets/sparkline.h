// SPDX-License-Identifier: GPL-3.0-or-later
// A small line without axes. GUI thread; pure painting.
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>

class QPainter;

namespace footfall::app {

/// Scaled to its own largest value; an all-zero list is a flat line.
void drawSparkline(QPainter &painter, const QRectF &rect, const QList<qint64> &values,
                   const QColor &color);

} // namespace footfall::app
