// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"

#include <QScrollArea>

class QVBoxLayout;

namespace Bridgelog {

/// A short document to be read: its blocks in the theme's type, in a column of a readable width.
/// Every text is plain.
class DocumentView : public QScrollArea {
    Q_OBJECT

public:
    explicit DocumentView(QWidget *parent = nullptr);

    /// Shows another document at the place where the last one was being read.
    void setDocument(const Blocks &blocks);

private:
    void add(QVBoxLayout *to, const Blocks &blocks);
    void addHeading(QVBoxLayout *to, const Block &block);
    void addList(QVBoxLayout *to, const Block &block);
    void addTable(QVBoxLayout *to, const Block &block);
    void addQuote(QVBoxLayout *to, const Block &block);
    void addText(QVBoxLayout *to, const QString &text, bool dim = false, bool code = false);

    Blocks m_blocks;
};

} // namespace Bridgelog
