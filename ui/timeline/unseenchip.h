// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Bridgelog {

/// "3 new": says that entries came in elsewhere, and leads there.
class UnseenChip : public QAbstractButton {
    Q_OBJECT

public:
    enum class Where : quint8 {
        Above,
        Below
    };
    explicit UnseenChip(QWidget *parent);

    void tell(int count, Where where);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Where m_where = Where::Below;
};

} // namespace Bridgelog
