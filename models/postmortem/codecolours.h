// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <vector>

namespace Bridgelog {

/// What a stretch of code is, as far as a page colours it.
enum class CodeTone : quint8 {
    Plain,
    Keyword,
    Name,
    String,
    Number,
    Comment,
    Type,
    Meta,
    Added,
    Removed,
    Alert
};

struct CodeRun {
    qsizetype length = 0;
    CodeTone tone = CodeTone::Plain;
    friend bool operator==(const CodeRun &, const CodeRun &) = default;
};

/// For each line of `code`, its stretches from left to right. `language` is a fence's word; without
/// one, diffs are recognised and the rest stays plain. Any thread.
std::vector<QList<CodeRun>> colourCode(const QString &code, const QString &language);

} // namespace Bridgelog
