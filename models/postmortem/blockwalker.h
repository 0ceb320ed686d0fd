// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postmortem/blocks.h"

namespace Bridgelog {

/// Goes through blocks in their order and hands each to what its kind calls for: what all writers
/// of flowing text have in common.
class BlockWalker {
public:
    BlockWalker() = default;
    virtual ~BlockWalker() = default;
    BlockWalker(const BlockWalker &) = delete;
    BlockWalker &operator=(const BlockWalker &) = delete;

protected:
    void add(const Blocks &blocks);
    void add(const Block &block);
    /// In two styles of paragraph: the last one's space below is what holds it.
    void add(const Blocks &blocks, QString &style, const QString &inner, const QString &last);
    /// A point in time as spans: on the incident's clock, and in UTC as an aside.
    static Spans instantSpans(const Block &block);
    /// What stands for a picture where there is only text.
    static Block pictureText(const Block &block);

private:
    virtual void heading(const Block &block) = 0;
    virtual void paragraph(const Block &block) = 0;
    virtual void code(const Block &block) = 0;
    virtual void list(const Block &block) = 0;
    virtual void quote(const Block &block) = 0;
    virtual void table(const Block &block) = 0;
    virtual void rule() = 0;
    virtual void instant(const Block &block) = 0;
    virtual void bar() = 0;
    /// Has its bytes.
    virtual void picture(const Block &block) = 0;
};

} // namespace Bridgelog
