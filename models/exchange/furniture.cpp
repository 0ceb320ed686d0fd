// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/furniture.h"

#include <QRegularExpression>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestFurniture = 160;

bool isFurniture(const QString &line)
{
    static const QRegularExpression pattern(
        u"^\\s*(?:"
        // a status page's own
        "[←<‹]?\\s*current status|(?:[←<‹]\\s*)?(?:incident|status|uptime) history|"
        "powered by .*|subscribe(?: (?:to|via|for|by) .{0,60}[^.]|\\s*x)?|unsubscribe|"
        "subscribe to updates.*|get (?:email|text message|webhook|slack) notifications.*|"
        "(?:email|mobile|phone) (?:address|number)?\\s*:?|"
        "enter (?:the )?(?:otp|mobile number|phone number|email).{0,80}|"
        "(?:re)?send otp.{0,30}|didn['’]t receive the otp.*|to receive sms updates.*|verify|"
        "this site is protected by recaptcha.*|message and data rates may apply.*|"
        "by subscribing,? you agree.*|[\\p{L} .,'’()&-]{2,50} \\(\\+\\d{1,4}(?:-\\d{1,4})?\\)|"
        "view (?:historical uptime|vendor source|full history|more).{0,20}|visit our support "
        "site.*|"
        "all systems operational|privacy(?: policy)?|terms(?: of (?:service|use))?|cookie "
        "(?:policy|settings)|"
        "(?:©|\\(c\\)|copyright).{0,80}|all rights reserved\\.?|"
        // a blog's own
        "(?:author|cover|hero|featured|profile|header|banner)(?:['’]s)? "
        "(?:image|photo|picture|avatar)|"
        "share(?: this)?(?: (?:post|article|page))?|copy link|read (?:more|details|next)|"
        "related (?:posts|articles)|table of contents|back to (?:overview|blog|home|top|all "
        ".{0,20})|"
        "skip to (?:main )?content|stay (?:up to date|in the loop|tuned)[.!]?|"
        "(?:join|subscribe to|sign up (?:for|to)) (?:our|the) (?:newsletter|mailing "
        "list|blog)\\b.*|"
        "(?:sign|log) ?(?:in|up|out)|menu|search"
        ")\\s*[→›>]?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return line.size() <= longestFurniture && !line.trimmed().isEmpty() && line.contains(pattern);
}

std::optional<QString> bylineAuthor(const QString &line)
{
    static const QRegularExpression readingTime(
        u"^(.*?)\\s*[·•|,–-]?\\s*\\d{1,3}\\s*-?min(?:ute)?s?\\s+read\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression by(
        u"^(?:written |posted |published )?by:?\\s+((?:[\\p{Lu}][\\p{L}.'’-]*\\s*){1,4})$"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    if (line.size() > longestFurniture)
        return {};
    for (const QRegularExpression *pattern : {&readingTime, &by})
        if (const auto match = pattern->match(line); match.hasMatch()) {
            QString name = match.captured(1).trimmed();
            if (name.startsWith(u"by "_s, Qt::CaseInsensitive))
                name = name.sliced(3).trimmed();
            return name;
        }
    return {};
}

} // namespace Bridgelog
