// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFlags>
#include <QList>
#include <QSize>
#include <QString>

#include <vector>

namespace Bridgelog {

// What a postmortem is made of before it becomes a format. There is no block or span for raw HTML,
// scripts or images from elsewhere: what cannot be said here cannot come out of an export.

enum class Mark : quint8 {
    Bold = 1 << 0,
    Italic = 1 << 1,
    Code = 1 << 2,
    Struck = 1 << 3,
    Dim = 1 << 4, ///< aside: a second clock, a formula
};
Q_DECLARE_FLAGS(Marks, Mark)
Q_DECLARE_OPERATORS_FOR_FLAGS(Marks)

/// A run of text; a line break is a "\n" in it. `link` is empty, or http, https or mailto.
struct Span {
    QString text;
    Marks marks;
    QString link;
    friend bool operator==(const Span &, const Span &) = default;
};
using Spans = QList<Span>;

struct Block;
using Blocks = std::vector<Block>;

/// A row of a table. A Day row has one cell, which spans them all and heads the rows below it.
struct Row {
    enum class Kind : quint8 {
        Body,
        Day
    };
    Kind kind = Kind::Body;
    bool struck = false;
    std::vector<Blocks> cells;
    friend bool operator==(const Row &, const Row &) = default;
};

/// What a block is for, where its looks depend on it.
enum class Purpose : quint8 {
    Plain,
    Byline,
    Draft,
    Timeline,
    Facts,
    Actions
};
enum class Align : quint8 {
    Left,
    Centre,
    Right
};

struct Column {
    QString title;
    Align align = Align::Left;
    friend bool operator==(const Column &, const Column &) = default;
};

struct Block {
    enum class Kind : quint8 {
        Heading,
        Paragraph,
        Code,
        List,
        Quote,
        Table,
        Rule,
        Instant,
        PhaseBar,
        Picture
    };
    Kind kind = Kind::Paragraph;
    Purpose purpose = Purpose::Plain;
    int level = 1; ///< Heading: 1–6
    int start = 0; ///< List: the first number, 0 for bullets
    Spans spans; ///< Heading, Paragraph
    QString text; ///< Code: its lines; Instant: the local time; Picture: what it shows, in words
    QString aside; ///< Code: the language; Instant: the same in UTC, or empty; Picture: its file
    QString iso; ///< Instant: for machines, or empty
    std::vector<Blocks> items; ///< List; Quote has one
    QList<Column> columns; ///< Table
    std::vector<Row> rows; ///< Table
    QByteArray png; ///< Picture: its bytes; empty where there are none, and it is its text
    QSize size; ///< Picture: in pixels

    static Block heading(int level, const QString &text);
    static Block paragraph(Spans spans, Purpose purpose = Purpose::Plain);
    static Block line(const QString &text, Marks marks = {});

    friend bool operator==(const Block &, const Block &) = default;
};

/// Blocks of one, without a copy of it.
inline Blocks only(Block block)
{
    Blocks blocks;
    blocks.push_back(std::move(block));
    return blocks;
}

/// The same text without what no format may carry: control characters and lone surrogates are shown
/// as U+FFFD, every kind of line end is "\n", and bidirectional controls that stay open are closed
/// at the end of their line.
QString cleanText(const QString &text);
/// `cleanText` on one line.
QString cleanLine(const QString &text);
/// The text of spans without their marks.
QString plainText(const Spans &spans);
QString plainText(const Blocks &blocks);

} // namespace Bridgelog
