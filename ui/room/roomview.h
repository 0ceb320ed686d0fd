// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/theme.h"
#include "items/roomfacts.h"
#include "session/openincident.h"

#include <QWidget>

#include <memory>

namespace Bridgelog {

/// An incident in type that is read from across a room. All of it grows with the window: a line is
/// about a twenty-fourth of its height. Follows the incident by itself and changes nothing.
class RoomView : public QWidget {
    Q_OBJECT

public:
    explicit RoomView(const std::shared_ptr<OpenIncident> &incident, QWidget *parent = nullptr);

    void setNow(Instant now);
    const RoomFacts &facts() const { return m_facts; }
    /// How much larger than in the window the text is.
    qreal scale() const;
    QSize sizeHint() const override { return {1280, 720}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    QFont font(Theme::Size size) const;
    QFont strong(Theme::Size size) const;
    QFont mono(Theme::Size size) const;
    qreal margin() const { return 5 * Theme::step * scale(); }

    qreal paintHeader(QPainter &painter, const QRectF &area) const; ///< gives its lower edge
    qreal paintClock(QPainter &painter, const QRectF &area) const; ///< gives its width
    qreal paintBadge(QPainter &painter, QPointF corner) const;
    void paintStanding(QPainter &painter, const QRectF &area) const;
    void paintEntries(QPainter &painter, const QRectF &area) const;
    qreal paintEntry(QPainter &painter, const Entry &entry, const QRectF &area, bool dry) const;
    void paintAside(QPainter &painter, const QRectF &area) const;
    qreal paintHeading(QPainter &painter, const QString &text, const QRectF &area) const;
    QRectF mirrored(const QRectF &rect) const;

    std::shared_ptr<OpenIncident> m_incident;
    RoomFacts m_facts;
    Instant m_now;
};

} // namespace Bridgelog
