// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace Bridgelog {

/// Where an entry is typed. Grows with its lines, from two to eight.
class ComposerInput : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ComposerInput(QWidget *parent = nullptr);

    /// Keys go to a list of offers first.
    void setOffering(bool offering) { m_offering = offering; }
    bool isEmpty() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();
    void escaped();
    void offerMoved(int rows);
    void offerTaken();
    void upFromEmpty();
    void undoFromEmpty();
    void redoFromEmpty();
    void pageKey(QKeyEvent *event);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitLines();
    bool takeOfferKey(QKeyEvent *event);
    bool takeEmptyKey(QKeyEvent *event);

    bool m_offering = false;
    int m_lines = 2;
};

} // namespace Bridgelog
