// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QMenu;

namespace Bridgelog {

/// A push button of one of our kinds; the style paints it. With a menu it is split: the arrow opens
/// the menu, the rest clicks.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class Kind : quint8 {
        Plain,
        Primary, ///< the one thing to do here
        Quiet, ///< no frame until the pointer is there
    };

    explicit Button(const QString &text, Kind kind = Kind::Plain, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setSplitMenu(QMenu *menu);
    bool isSplit() const { return m_splitMenu; }
    void openMenu();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    static constexpr int arrowWidth = 24;

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Kind m_kind;
    QMenu *m_splitMenu = nullptr;
};

} // namespace Bridgelog
