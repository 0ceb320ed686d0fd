// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blockwalker.h"

#include <QStringList>

namespace Bridgelog {

/// A message for a chat: tables become lines, headings bold lines.
class SlackWriter : public BlockWalker {
public:
    QString write(const Blocks &blocks);

private:
    void heading(const Block &block) override;
    void paragraph(const Block &block) override;
    void code(const Block &block) override;
    void list(const Block &block) override;
    void quote(const Block &block) override;
    void table(const Block &block) override;
    void rule() override;
    void instant(const Block &block) override;
    void bar() override {}
    void picture(const Block &block) override { paragraph(pictureText(block)); }

    static QString inlineText(const Spans &spans);
    static QString marked(const QString &text, Marks marks);
    static QStringList linesOf(const Blocks &blocks);
    void addRow(const Row &row);
    void gap();

    QStringList m_lines;
};

} // namespace Bridgelog
