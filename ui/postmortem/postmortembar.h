// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QMenu;

namespace Bridgelog {

class Button;
class Label;
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

/// Beneath the document: whether it is saved, what is wrong, and the ways out.
class PostmortemFoot : public QWidget {
    Q_OBJECT

public:
    explicit PostmortemFoot(PostmortemDesk &desk, QWidget *parent = nullptr);
    void refresh();
    /// The ways out, shown with their keys.
    void addWay(QAction *action);

Q_SIGNALS:
    void warningsAsked();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    PostmortemDesk &m_desk;
    QString warning() const;

    Label *m_saved;
    Label *m_warning;
    Button *m_warnings;
    Label *m_formats;
};

} // namespace Bridgelog
