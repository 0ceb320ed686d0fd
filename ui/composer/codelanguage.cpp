// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/codelanguage.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringTokenizer>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

bool mostLines(QStringView code, const QRegularExpression &shape)
{
    int lines = 0;
    int alike = 0;
    for (const QStringView line : QStringTokenizer(code, u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        alike += shape.matchView(line).hasMatch() ? 1 : 0;
        if (++lines == 50)
            break;
    }
    return lines > 0 && alike * 3 >= lines * 2;
}

/// A line of a log: a time or a level at its start.
const QRegularExpression &logLine()
{
    static const QRegularExpression shape(
        u"^\\s*[\\[(<]?(\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:|\\d\\d:\\d\\d:\\d\\d[.,]\\d|"
        "[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d:\\d\\d|[IWEF]\\d{4} \\d\\d:|"
        "(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\\b)"_s);
    return shape;
}

/// A line of a stack trace.
const QRegularExpression &frameLine()
{
    static const QRegularExpression shape(
        u"^\\s+(at \\S+|File \"[^\"]+\", line \\d+|#\\d+ +0x|goroutine \\d+)|^(#\\d+ +0x|Caused by: \\S)"_s);
    return shape;
}

} // namespace

QString languageOf(QStringView code)
{
    static const QRegularExpression diffHead(
        u"^(diff --git |--- |\\+\\+\\+ |@@ )"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression shell(
        u"^\\s*(\\$ |# \\w+ |sudo |kubectl |curl |systemctl |git )"_s);
    static const QRegularExpression markup(u"^\\s*</?[A-Za-z!?]"_s);
    static const QRegularExpression setting(u"^\\s*([\\w.-]+\\s*=|\\[[^\\]]+\\]\\s*$|[#;])"_s);
    static const QRegularExpression mapping(u"^\\s*(- |[\\w.\"'/-]+:( |$)|#)"_s);
    const QStringView start = code.trimmed();
    if (diffHead.matchView(code).hasMatch()
        && (code.contains(u"\n@@ ") || start.startsWith(u"@@ ")))
        return u"diff"_s;
    if (start.startsWith(u"{\"") || start.startsWith(u"[{") || start.startsWith(u"{\n"))
        return u"json"_s;
    if (start.startsWith(u"Traceback (most recent call last)"))
        return u"python"_s;
    if (start.startsWith(u"#!/bin/") || start.startsWith(u"#!/usr/bin/env bash"))
        return u"bash"_s;
    if (mostLines(code, markup))
        return u"xml"_s;
    if (mostLines(code, shell))
        return u"bash"_s;
    if (mostLines(code, setting))
        return u"ini"_s;
    if (mostLines(code, mapping))
        return u"yaml"_s;
    return u"log"_s;
}

bool looksLikeCode(QStringView text)
{
    const QStringView start = text.trimmed();
    if (start.isEmpty() || start.startsWith(u"```") || start.startsWith(u"~~~"))
        return false;
    if ((start.startsWith(u'{') || start.startsWith(u'[')) && start.size() > 2
        && !QJsonDocument::fromJson(start.toUtf8()).isNull())
        return true;
    const qsizetype lines = start.count(u'\n') + 1;
    if (lines < 2)
        return false;
    const QString language = languageOf(text);
    if (language == u"diff"_s || language == u"python"_s || start.startsWith(u"#!/"))
        return true;
    if (mostLines(text, logLine()) || text.contains(u"\n\tat ") || text.contains(u"\n    at "))
        return true;
    static const QRegularExpression frames(
        frameLine().pattern(), QRegularExpression::MultilineOption);
    if (frames.globalMatchView(text).hasNext() && lines >= 3)
        return true;
    static const QRegularExpression setting(
        u"^\\s*([\\w.-]+\\s*[=:](\\s*\\S+){0,3}|\\[[^\\]]+\\]|[#;].*|[{}].*|- .*)\\s*$"_s);
    static const QRegularExpression named(u"^\\s*[\\w.-]+\\s*[=:]"_s);
    return lines >= 3 && language != u"log"_s && mostLines(text, setting) && mostLines(text, named);
}

} // namespace Bridgelog
