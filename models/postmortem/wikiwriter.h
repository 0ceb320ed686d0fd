// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blockwalker.h"
#include "postmortem/markupwriter.h"

#include <QStringList>

namespace Bridgelog {

/// A page for a wiki.
class WikiWriter : public BlockWalker {
public:
    explicit WikiWriter(Markup markup)
        : m_markup(markup)
    {
    }
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

    bool isMedia() const { return m_markup == Markup::MediaWiki; }
    QString escaped(QStringView text, bool atLineStart) const;
    QString inlineText(const Spans &spans, bool atLineStart = false) const;
    QString marked(const QString &text, Marks marks) const;
    QString cellText(const Blocks &blocks) const;
    void addItems(const Block &block, const QString &before);
    void addRow(const Block &table, const Row &row);
    void gap();

    Markup m_markup;
    bool m_isCell = false;
    QStringList m_lines;
};

} // namespace Bridgelog
