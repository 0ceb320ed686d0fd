// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"

#include <QRectF>

class QPainter;
class QStyleOption;
class QWidget;

namespace Bridgelog {

constexpr int tabGap = 24; ///< behind each tab's text
constexpr int menuArrowWidth = 14; ///< beside the text of a button that opens a menu

/// A rounded ground with a hairline; either colour may be invalid.
void paintBox(
    QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line,
    qreal radius = Theme::radius);
/// The accent ring around what has the keyboard.
void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius = Theme::radius);
/// A small chevron in the middle of `rect`.
void paintChevron(
    QPainter *painter, const QRectF &rect, Qt::ArrowType direction, const QColor &colour);

// What the style paints, by family.
void paintButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintCheckMark(const QStyleOption *option, QPainter *painter, bool round);
void paintMenuBarItem(const QStyleOption *option, QPainter *painter);
void paintMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void paintTabShape(const QStyleOption *option, QPainter *painter);
void paintTabLabel(const QStyleOption *option, QPainter *painter);
void paintItemPanel(const QStyleOption *option, QPainter *painter);

} // namespace Bridgelog
