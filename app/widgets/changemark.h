// SPDX-License-Identifier: GPL-3.0-or-later
// The triangle and percentage that say how a number moved: colour, shape and words together. GUI
// thread.
#pragma once

#include "app/format/numbers.h"

#include <QColor>
#include <QRectF>

class QFontMetricsF;
class QPainter;

namespace footfall::app {

[[nodiscard]] QColor changeColor(Change::Judgement judgement);
/// Centred vertically in the rectangle, with the painter's font; returns the width drawn.
qreal drawChange(QPainter &painter, const QRectF &rect, Qt::Alignment side, const Change &change);
[[nodiscard]] qreal changeWidth(const QFontMetricsF &metrics, const Change &change);

} // namespace footfall::app
