// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryclip.h"

#include "timeline/markdown.h"
#include "timeline/rowtext.h"

#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// Without what neither HTML nor XML may carry.
QString escaped(QStringView text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'&': safe += u"&amp;"_s; break;
        case u'<': safe += u"&lt;"_s; break;
        case u'>': safe += u"&gt;"_s; break;
        case u'"': safe += u"&quot;"_s; break;
        case u'\'': safe += u"&#39;"_s; break;
        case u'\n':
        case u'\t': safe += c; break;
        default:
            if (c.unicode() >= 0x20 && c.unicode() != 0x7F && c.unicode() < 0xFFFE)
                safe += c;
        }
    }
    return safe;
}

QString lines(QStringView text) { return escaped(text).replace(u'\n', u"<br>"_s); }

QString span(QStringView text, const TextSpan &span)
{
    QString html = lines(text);
    if (span.marks & TextMark::Code)
        html = u"<code>"_s + html + u"</code>"_s;
    if (span.marks & TextMark::Strong)
        html = u"<strong>"_s + html + u"</strong>"_s;
    if (span.marks & TextMark::Emphasis)
        html = u"<em>"_s + html + u"</em>"_s;
    if (span.marks & TextMark::Strike)
        html = u"<del>"_s + html + u"</del>"_s;
    const QUrl url(span.address, QUrl::StrictMode);
    const bool opens = url.isValid()
        && (url.scheme() == u"https" || url.scheme() == u"http" || url.scheme() == u"mailto");
    if (!opens)
        return html;
    const QString address = QString::fromLatin1(url.toEncoded());
    return u"<a href=\"%1\">%2</a>"_s.arg(escaped(address), html);
}

QString inlineHtml(const TextBlock &block)
{
    QString html;
    qsizetype done = 0;
    const QStringView text(block.text);
    for (const TextSpan &part : block.spans) {
        html += lines(text.sliced(done, part.start - done));
        html += span(text.sliced(part.start, part.length), part);
        done = part.start + part.length;
    }
    return html + lines(text.sliced(done));
}

QString blockHtml(const TextBlock &block)
{
    switch (block.kind) {
    case TextBlock::Kind::Code: return u"<pre><code>"_s + escaped(block.text) + u"</code></pre>"_s;
    case TextBlock::Kind::Item:
        return u"<div style=\"margin-left:%1em\">%2 %3</div>"_s.arg(
            QString::number(block.depth + 1), escaped(block.marker), inlineHtml(block));
    case TextBlock::Kind::Paragraph: break;
    }
    return u"<div>"_s + inlineHtml(block) + u"</div>"_s;
}

QString entryHtml(const Entry &entry, const QTimeZone &zone)
{
    QList<TextBlock> blocks = parseMarkdown(entry.text);
    QString html = u"<li><strong>%1</strong> %2: "_s.arg(
        escaped(whenText(entry, zone)), escaped(kindWord(entry)));
    const QString open = entry.struck ? u"<del>"_s : QString();
    const QString close = entry.struck ? u"</del>"_s : QString();
    const bool leads = !blocks.isEmpty() && blocks.first().kind == TextBlock::Kind::Paragraph;
    if (leads)
        html += open + inlineHtml(blocks.takeFirst()) + close;
    if (const QString remark = remarkText(entry); !remark.isEmpty())
        html += u" <small>"_s + escaped(remark) + u"</small>"_s;
    for (const TextBlock &block : std::as_const(blocks))
        html += open + blockHtml(block) + close;
    return html + u"</li>"_s;
}

} // namespace

QString asHtml(const QList<Entry> &entries, const QTimeZone &zone)
{
    QString html = u"<meta charset=\"utf-8\"><ul>\n"_s;
    for (const Entry &entry : entries)
        html += entryHtml(entry, zone) + u'\n';
    return html + u"</ul>"_s;
}

std::unique_ptr<QMimeData> asClip(const QList<Entry> &entries, const QTimeZone &zone)
{
    QString text;
    for (const Entry &entry : entries)
        text += asMarkdown(entry, zone) + u'\n';
    auto clip = std::make_unique<QMimeData>();
    clip->setText(text);
    clip->setHtml(asHtml(entries, zone));
    return clip;
}

} // namespace Bridgelog
