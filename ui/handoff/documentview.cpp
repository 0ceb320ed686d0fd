// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoff/documentview.h"

#include "common/hairline.h"
#include "common/label.h"
#include "common/sectionheading.h"

#include <QGridLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int readable = 760;

Label *label(const QString &text, Theme::Token token, QWidget *parent)
{
    auto *made = new Label(text, token, parent);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

/// How much room a column asks for: by its longest text, within reason.
int stretchOf(const Block &table, size_t column)
{
    constexpr qsizetype least = 12;
    constexpr qsizetype most = 60;
    qsizetype longest = least;
    for (const Row &row : table.rows) {
        if (column < row.cells.size())
            longest = std::max(longest, plainText(row.cells[column]).size());
    }
    return static_cast<int>(std::min(longest, most));
}

} // namespace

DocumentView::DocumentView(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"documentView"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus); // arrows and Page keys read on
}

void DocumentView::setDocument(const Blocks &blocks)
{
    if (blocks == m_blocks && widget())
        return;
    m_blocks = blocks;
    const int place = verticalScrollBar()->value();
    auto *ground = new QWidget;
    ground->setAutoFillBackground(true);
    auto *column = new QWidget(ground);
    column->setMaximumWidth(readable);
    auto *centre = new QHBoxLayout(ground);
    centre->setContentsMargins(0, 0, 0, 0);
    centre->addWidget(column, 1);
    centre->addStretch();
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 2 * step, 4 * step, 6 * step);
    layout->setSpacing(step);
    add(layout, blocks);
    layout->addStretch(1);
    setWidget(ground);
    verticalScrollBar()->setValue(place);
}

void DocumentView::add(QVBoxLayout *to, const Blocks &blocks)
{
    for (const Block &block : blocks) {
        switch (block.kind) {
            using enum Block::Kind;
        case Heading: addHeading(to, block); break;
        case Paragraph:
            addText(to, plainText(block.spans), block.purpose == Purpose::Byline);
            break;
        case Code: addText(to, block.text, false, true); break;
        case List: addList(to, block); break;
        case Quote: addQuote(to, block); break;
        case Table: addTable(to, block); break;
        case Rule: to->addWidget(new Hairline(this)); break;
        case Instant: addText(to, block.text); break;
        case Picture: addText(to, block.text, true); break; // its words
        case PhaseBar: break;
        }
    }
}

void DocumentView::addHeading(QVBoxLayout *to, const Block &block)
{
    auto *heading = label(plainText(block.spans), Theme::Token::Text, this);
    if (block.level <= 1) {
        heading->setFace(Theme::Size::Title, Label::Face::Strong);
    } else if (block.level == 2) {
        to->addSpacing(3 * step);
        heading->setToken(Theme::Token::Dim);
        heading->setFont(SectionHeading::headingFont());
    } else {
        to->addSpacing(step);
        heading->setFace(Theme::Size::Body, Label::Face::Strong);
    }
    to->addWidget(heading);
}

void DocumentView::addText(QVBoxLayout *to, const QString &text, bool dim, bool code)
{
    auto *made = label(text, dim ? Theme::Token::Dim : Theme::Token::Text, this);
    if (code)
        made->setFace(Theme::Size::Small, Label::Face::Mono);
    to->addWidget(made);
}

void DocumentView::addList(QVBoxLayout *to, const Block &block)
{
    int number = block.start;
    for (const Blocks &item : block.items) {
        auto *row = new QHBoxLayout;
        row->setSpacing(2 * step);
        const QString mark = block.start > 0 ? u"%1."_s.arg(number++) : u"•"_s;
        row->addWidget(new Label(mark, Theme::Token::Dim, this), 0, Qt::AlignTop);
        auto *column = new QVBoxLayout;
        column->setSpacing(step);
        add(column, item);
        row->addLayout(column, 1);
        to->addLayout(row);
    }
}

void DocumentView::addQuote(QVBoxLayout *to, const Block &block)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(4 * step, 0, 0, 0);
    for (const Blocks &item : block.items)
        add(column, item);
    to->addLayout(column);
}

void DocumentView::addTable(QVBoxLayout *to, const Block &block)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(5 * step);
    grid->setVerticalSpacing(step);
    for (int column = 0; column < block.columns.size(); ++column) {
        auto *head = label(block.columns.at(column).title, Theme::Token::Dim, this);
        head->setFace(Theme::Size::Small);
        grid->addWidget(head, 0, column, Qt::AlignBottom);
        grid->setColumnStretch(column, stretchOf(block, static_cast<size_t>(column)));
    }
    int line = 1;
    for (const Row &row : block.rows) {
        for (size_t column = 0; column < row.cells.size(); ++column)
            grid->addWidget(
                label(plainText(row.cells[column]), Theme::Token::Text, this), line,
                static_cast<int>(column), Qt::AlignTop);
        ++line;
    }
    to->addLayout(grid);
}

} // namespace Bridgelog
