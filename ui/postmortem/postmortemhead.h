// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace Bridgelog {

class Button;
class PostmortemDesk;

/// Beside the tabs: template, audience, review state, and how many sections are empty.
class PostmortemHead : public QWidget {
    Q_OBJECT

public:
    explicit PostmortemHead(PostmortemDesk &desk, QWidget *parent = nullptr);
    void refresh();

Q_SIGNALS:
    void templateAsked(const QString &name);
    void outlineAsked();

private:
    void fillTemplates();
    void fillAudience();
    void fillStates();

    PostmortemDesk &m_desk;
    Button *m_template;
    Button *m_audience;
    Button *m_state;
    Button *m_empty;
};

} // namespace Bridgelog
