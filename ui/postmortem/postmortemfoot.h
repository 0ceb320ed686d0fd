// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QMenu;

namespace Bridgelog {

class Button;
class KeyHint;
class Label;
class PostmortemDesk;

/// Beneath the document: whether it is saved, what is wrong, what an export writes, and the ways
/// out. Where there is little room, what is said elsewhere, too, goes first.
class PostmortemFoot : public QWidget {
    Q_OBJECT

public:
    explicit PostmortemFoot(PostmortemDesk &desk, QWidget *parent = nullptr);
    void refresh();
    /// A way out with its key, called `text`.
    void addWay(QAction *action, const QString &text);
    /// What an export writes now, and where that is chosen.
    void setFormats(const QStringList &names);
    void setFormatMenu(QMenu *menu);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void warningsAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QString warning() const;
    void fit();
    bool fits() const;

    PostmortemDesk &m_desk;
    Label *m_saved;
    Label *m_warning;
    Button *m_warnings;
    Button *m_formats;
    QList<KeyHint *> m_hints;
    QStringList m_names;
};

} // namespace Bridgelog
