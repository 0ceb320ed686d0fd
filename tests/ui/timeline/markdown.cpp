// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/markdown.h"

#include <QTest>

#include <ctime>
#include <limits>
#include <ranges>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

/// Blocks drawn as text: `P`, `•`, `[language]`, and around each span its marks' letters.
QString drawn(const QList<TextBlock> &blocks)
{
    QStringList lines;
    for (const TextBlock &block : blocks) {
        QString text = block.text;
        for (const TextSpan &span : std::views::reverse(block.spans)) {
            QString name;
            const std::pair<TextMark, QString> marks[] = {
                {TextMark::Emphasis, u"e"_s},
                {TextMark::Strong, u"s"_s},
                {TextMark::Code, u"c"_s},
                {TextMark::Strike, u"x"_s},
                {TextMark::Link, u"l"_s}};
            for (const auto &[mark, letter] : marks)
                name += span.marks & mark ? letter : QString();
            text.insert(span.start + span.length, u'}');
            text.insert(span.start, u'{' + name + u':');
        }
        text.replace(u'\n', u'/');
        switch (block.kind) {
        case TextBlock::Kind::Paragraph: lines << u"P "_s + text; break;
        case TextBlock::Kind::Item:
            lines << QString(block.depth, u' ') + block.marker + u' ' + text;
            break;
        case TextBlock::Kind::Code: lines << u'[' + block.language + u"] "_s + text; break;
        }
    }
    return lines.join(u" | "_s);
}

} // namespace

class MarkdownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsItsSubsetAndLeavesTheRestAsText_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &source, const QString &expected) {
            QTest::newRow(qUtf8Printable(source.left(40))) << source << expected;
        };
        row(u"plain"_s, u"P plain"_s);
        row(u"two\nlines"_s, u"P two/lines"_s);
        row(u"so\n## Situation\nthus\n### No *end*"_s,
            u"P so | P {s:Situation} | P thus | P {s:No }{es:end}"_s);
        row(u"| Task | Who |\n| --- | --- |\n| a \\| b | *x* |\n| c | |\nbehind"_s,
            u"P {s:Task · Who} | P a | b · {e:x} | P c | P behind"_s);
        row(u"a | b\nc | d"_s, u"P a | b/c | d"_s);
        row(u"# restart the queue\n##none\n####### seven"_s,
            u"P # restart the queue/##none/####### seven"_s);
        row(u"two\n\nparagraphs"_s, u"P two | P paragraphs"_s);
        row(u"**no** full rollback"_s, u"P {s:no} full rollback"_s);
        row(u"*e* _e_ __s__ ~~x~~ `c`"_s, u"P {e:e} {e:e} {s:s} {x:x} {c:c}"_s);
        row(u"***both***"_s, u"P {s:*both}*"_s);
        row(u"**a *b* c**"_s, u"P {s:a }{es:b}{s: c}"_s);
        row(u"snake_case_name and 2*3*4 = 24"_s, u"P snake_case_name and 2{e:3}4 = 24"_s);
        row(u"a * b * c"_s, u"P a * b * c"_s);
        row(u"`**not strong**` and ``a ` b``"_s, u"P {c:**not strong**} and {c:a ` b}"_s);
        row(u"\\*kept\\* and C:\\path"_s, u"P *kept* and C:\\path"_s);
        row(u"**open"_s, u"P **open"_s);
        row(u"[runbook](https://example.org/b) now"_s, u"P {l:runbook} now"_s);
        row(u"see https://example.org/a?b=1, then"_s,
            u"P see {l:https://example.org/a?b=1}, then"_s);
        row(u"[not a link] (b) [x](a b)"_s, u"P [not a link] (b) [x](a b)"_s);
        row(u"- one\n- two\n  - inner\n3. third"_s, u"• one | • two |  • inner | 3. third"_s);
        row(u"-5m is no item"_s, u"P -5m is no item"_s);
        row(u"text\n- item\n  goes on"_s, u"P text | • item/goes on"_s);
        row(u"```sh\n$ ls **\n\n- x\n```\nafter"_s, u"[sh] $ ls **//- x | P after"_s);
        row(u"```\nnever closed"_s, u"[] never closed"_s);
        row(u"~~~\n```\n~~~"_s, u"[] ```"_s);
        row(u"<img src=\"file:///etc/passwd\"> &amp; <b>x</b>"_s,
            u"P <img src=\"file:///etc/passwd\"> &amp; <b>x</b>"_s);
        row(u"line\r\nline"_s, u"P line/line"_s);
        row(QString(), QString());
    }

    void readsItsSubsetAndLeavesTheRestAsText()
    {
        QFETCH(QString, source);
        QTEST(drawn(parseMarkdown(source)), "expected");
    }

    void aLinkKeepsItsAddress()
    {
        const auto blocks = parseMarkdown(u"[a](https://example.org/b)"_s);
        QCOMPARE(blocks.first().spans.first().address, u"https://example.org/b"_s);
    }

    void theWordsAloneAreWithoutTheirMarks()
    {
        QCOMPARE(
            markdownWords(u"Rolled the **old chain** back on `edge-3`:\n- one\n- two\n"
                          "```diff\n+ new\n```\nsee [the run](https://example.org)"_s),
            u"Rolled the old chain back on edge-3:\n• one\n• two\n+ new\nsee the run"_s);
        QCOMPARE(markdownWords(u"1 < 2 & <b>html</b>"_s), u"1 < 2 & <b>html</b>"_s);
        QVERIFY(markdownWords({}).isEmpty());
    }

    /// Twenty times the text must not take four hundred times as long.
    void costsNoMoreThanItsLength_data()
    {
        QTest::addColumn<QString>("piece");
        for (const auto &piece :
             {u"*"_s, u"**a "_s, u"*a "_s, u"_a"_s, u"`"_s, u"`` ` "_s, u"["_s, u"[a]("_s, u"~~"_s,
              u"h"_s, u"**a*b_c~~"_s, u"- "_s, u"\n"_s})
            QTest::newRow(qUtf8Printable(piece)) << piece;
    }

    void costsNoMoreThanItsLength()
    {
        QFETCH(QString, piece);
        const auto cost = [&](int length) {
            const QString text = piece.repeated(length / piece.size());
            auto best = std::numeric_limits<std::clock_t>::max();
            for (int i = 0; i < 3; ++i) {
                const std::clock_t start = std::clock(); // of this process: others may be busy
                parseMarkdown(text);
                best = std::min(best, std::clock() - start);
            }
            return best;
        };
        const std::clock_t small = cost(20'000);
        const std::clock_t large = cost(400'000);
        QVERIFY2(
            large < 100 * small + CLOCKS_PER_SEC / 50,
            qPrintable(u"%1 clocks, then %2"_s.arg(small).arg(large)));
    }
};

QTEST_GUILESS_MAIN(MarkdownTest)
#include "markdown.moc"
