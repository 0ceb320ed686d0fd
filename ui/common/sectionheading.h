// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Bridgelog {

/// The heading of a section: small capitals, a chevron under the pointer or the focus.
class SectionHeading : public QAbstractButton {
    Q_OBJECT

public:
    explicit SectionHeading(QWidget *parent = nullptr);

    void setAside(const QString &text);
    QSize sizeHint() const override;

    /// The font of headings, for delegates that paint their own.
    static QFont headingFont();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int asideWidth() const;

    QString m_aside;
};

} // namespace Bridgelog
