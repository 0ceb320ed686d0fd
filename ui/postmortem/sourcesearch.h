// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace Bridgelog {

class Label;
class PostmortemSource;

/// Finds words in the source, and replaces them. Escape leaves it.
class SourceSearch : public QWidget {
    Q_OBJECT

public:
    explicit SourceSearch(PostmortemSource *source, QWidget *parent = nullptr);

    void open(bool replacing);
    /// The next hit, round the ends.
    void go(bool back = false);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tell();
    void replaceOne();
    void replaceAll();
    void leave();

    PostmortemSource *m_source;
    QLineEdit *m_field;
    QLineEdit *m_with;
    QWidget *m_replacing;
    Label *m_count;
};

} // namespace Bridgelog
