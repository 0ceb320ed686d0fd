// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace Bridgelog {

class SectionHeading;

/// A part of a side panel under a small heading that folds it away.
class PanelSection : public QWidget {
    Q_OBJECT

public:
    explicit PanelSection(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Said at the other end of the heading: "6 / 13".
    void setAside(const QString &text);
    void setContent(QWidget *content);
    bool isOpen() const { return m_open; }
    void setOpen(bool open);

Q_SIGNALS:
    void toggled(bool open);

private:
    SectionHeading *m_heading;
    QVBoxLayout *m_layout;
    QWidget *m_content = nullptr;
    bool m_open = true;
};

} // namespace Bridgelog
