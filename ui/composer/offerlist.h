// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composer/offers.h"

#include <QWidget>

namespace Bridgelog {

/// What the word that is typed may become, above the composer. Takes no keyboard.
class OfferList : public QWidget {
    Q_OBJECT

public:
    explicit OfferList(QWidget *parent);

    /// False where there is nothing to offer.
    bool offer(const QList<Offer> &offers);
    void moveBy(int rows);
    /// The text of the offer at hand; empty where the list is not shown.
    QString current() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    int rowHeight() const;
    int nameWidth() const;
    int rowAt(int y) const;

    QList<Offer> m_offers;
    int m_current = 0;
};

} // namespace Bridgelog
