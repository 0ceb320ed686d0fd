// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/words.h"

#include <QAction>
#include <QKeySequence>
#include <QList>

#include <functional>

class QKeyEvent;

namespace Bridgelog {

class PostmortemSource;

/// What can be done to the source of a postmortem, each with a name, and the usual ones with keys
/// that work while the keyboard is there.
class PostmortemActions : public QObject {
    Q_OBJECT

public:
    PostmortemActions(PostmortemSource *source, QWidget *page);

    const QList<QAction *> &all() const { return m_all; }
    /// One more, which the page does.
    QAction *
    add(const QString &name, const QString &text, const QKeySequence &keys,
        const std::function<void()> &act);
    /// Their keys work while the keyboard is in `widget`.
    void watch(QWidget *widget);

Q_SIGNALS:
    void failed(const QString &sentence);
    void told(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *actionFor(const QKeyEvent &key) const;
    void addMarks();
    void addBlocks();
    void addFields();
    void addSpelling();

    PostmortemSource *m_source;
    QWidget *m_page;
    QList<QAction *> m_all;
};

} // namespace Bridgelog
