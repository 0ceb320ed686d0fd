// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace Bridgelog {

class Label;

/// A form in the window instead of a dialog before it: a heading, fields, a refusal line. Escape
/// closes it.
class FormBar : public QWidget {
    Q_OBJECT

public:
    explicit FormBar(const QString &heading, QWidget *parent = nullptr);

    void refuse(const QString &sentence);
    void close();

Q_SIGNALS:
    void closed();

protected:
    QVBoxLayout *body() const { return m_body; }
    QHBoxLayout *headingRow() const { return m_headingRow; }
    void setHeading(const QString &heading);
    void clearRefusal();
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Label *m_heading;
    Label *m_refusal;
    QHBoxLayout *m_headingRow;
    QVBoxLayout *m_body;
};

} // namespace Bridgelog
