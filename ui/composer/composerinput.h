// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <functional>

namespace Bridgelog {

/// Where an entry is typed. Grows with its lines, from two to eight.
class ComposerInput : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit ComposerInput(QWidget *parent = nullptr);

    /// Whose keys come first: the arrows' and Tab's are a list of offers' while there is one; Enter
    /// is, too, where it would log nothing sensible, or once an arrow has chosen.
    enum class Offering : quint8 {
        None,
        Tab,
        Enter
    };
    void setOffering(Offering offering) { m_offering = offering; }
    /// Takes what is pasted or dropped before it would become text; false leaves it to the text.
    void setPaste(const std::function<bool(const QMimeData &)> &take) { m_paste = take; }
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
    bool focusNextPrevChild(bool next) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *data) const override;
    void insertFromMimeData(const QMimeData *data) override;

private:
    void fitLines();
    bool takeOfferKey(QKeyEvent *event);
    bool takeEmptyKey(QKeyEvent *event);

    std::function<bool(const QMimeData &)> m_paste;
    Offering m_offering = Offering::None;
    int m_lines = 2;
};

} // namespace Bridgelog
