// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/markdownreader.h"
#include "postmortem/markdownwriter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QString shape(const Blocks &blocks)
{
    QStringList parts;
    for (const Block &block : blocks) {
        QString part = QString::number(static_cast<int>(block.kind)) + u'[' + block.text;
        for (const Span &span : block.spans) {
            const QString marks =
                span.marks ? u"^%1"_s.arg(static_cast<int>(span.marks)) : QString();
            part += u"<%1%2%3>"_s.arg(
                span.text, marks, span.link.isEmpty() ? QString() : u"@"_s + span.link);
        }
        for (const Blocks &item : block.items)
            part += u'(' + shape(item) + u')';
        for (const Row &row : block.rows) {
            for (const Blocks &cell : row.cells)
                part += u'|' + shape(cell);
        }
        parts.append(part + u']');
    }
    return parts.join(u' ');
}

class TestMarkdown : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCouldRunOrFetchIsText_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("shown");
        QTest::newRow("script") << u"a <script>alert(1)</script> b"_s
                                << u"a <script>alert(1)</script> b"_s;
        QTest::newRow("block") << u"<img src=x onerror=alert(1)>"_s
                               << u"<img src=x onerror=alert(1)>"_s;
        QTest::newRow("comment") << u"<!-- hidden -->"_s << u"<!-- hidden -->"_s;
        QTest::newRow("javascript")
            << u"[x](javascript:alert(1))"_s << u"[x](javascript:alert(1))"_s;
        QTest::newRow("entity scheme")
            << u"[x](java&#115;cript:alert(1))"_s << u"[x](javascript:alert(1))"_s;
        QTest::newRow("data") << u"[x](data:text/html;base64,PGI+)"_s
                              << u"[x](data:text/html;base64,PGI+)"_s;
        QTest::newRow("autolink scheme")
            << u"<file:///etc/passwd>"_s << u"[file:///etc/passwd](file:///etc/passwd)"_s;
        QTest::newRow("image") << u"![alt](https://tracker.example/x.png)"_s
                               << u"![alt](https://tracker.example/x.png)"_s;
        QTest::newRow("reference image") << u"![a][r]\n\n[r]: https://tracker.example/x.png \"t\""_s
                                         << u"![a](https://tracker.example/x.png \"t\")"_s;
        QTest::newRow("tags") << u"{{ incident.title }} {% load x %} {{ {%"_s
                              << u"{{ incident.title }} {% load x %} {{ {%"_s;
    }

    void whatCouldRunOrFetchIsText()
    {
        QFETCH(QString, written);
        QFETCH(QString, shown);
        const Blocks blocks = readMarkdown(written);
        QCOMPARE(plainText(blocks), shown);
        for (const Span &span : blocks.front().spans)
            QVERIFY(span.link.isEmpty());
        // And stays text for the next reader, in a line and in a table.
        QCOMPARE(plainText(readMarkdown(writeMarkdown(blocks))), shown);
        const Block table{
            .kind = Block::Kind::Table,
            .columns = {{.title = u"a"_s}, {.title = u"b"_s}},
            .rows = {{.cells = {blocks, {Block::line(u"next"_s)}}}}};
        const Blocks again = readMarkdown(writeMarkdown({table}));
        QCOMPARE(again.size(), 1U);
        QCOMPARE(again.front().rows.front().cells.size(), 2U);
        QCOMPARE(plainText(again.front().rows.front().cells.front()), shown);
        QCOMPARE(plainText(again.front().rows.front().cells.back()), u"next"_s);
    }

    void linksOfThreeSchemesStayLinks()
    {
        const Blocks blocks = readMarkdown(
            u"[a](https://a.example/x) <https://b.example> [c](mailto:ops@example.org) www.d.example"_s);
        QStringList links;
        for (const Span &span : blocks.front().spans) {
            if (!span.link.isEmpty())
                links.append(span.link);
        }
        QCOMPARE(
            links,
            (QStringList{
                u"https://a.example/x"_s, u"https://b.example"_s, u"mailto:ops@example.org"_s,
                u"http://www.d.example"_s}));
    }

    void headingsTakeTheirPlaceBelow()
    {
        const Blocks sections = readMarkdown(u"## A\n\n#### B"_s, {.from = 3});
        QCOMPARE(sections.at(0).level, 3);
        QCOMPARE(sections.at(1).level, 5);
        const Blocks entry = readMarkdown(u"# Loud"_s);
        QCOMPARE(entry.front().kind, Block::Kind::Paragraph);
        QVERIFY(entry.front().spans.first().marks & Mark::Bold);
    }

    void writesWhatItReads_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{
            u"one\ntwo\n\nthree"_s,
            u"**bold *and italic* text** ~~gone~~ `code` ``a`b``"_s,
            u"- a\n- b\n  - c\n\n- d"_s,
            u"3. a\n4. b\n\n   more"_s,
            u"* a\n\n- b"_s,
            u"> quote\n>\n> - in it"_s,
            u"```sh\nls `x`\n\n````\n```"_s,
            u"````\n```\n````"_s,
            u"| a | b |\n| --- | ---: |\n| `x\\|y` | *z* |"_s,
            u"a\n\n---\n\nb"_s,
            u"1986\\. A year"_s,
            u"\\# no heading\n\\- no list\n\\> no quote\n+1 for that"_s,
            u"snake_case_name and *a*b and 2 * 3 * 4"_s,
            u"a <b> & &amp; &copy; c"_s,
            u"https://example.org/a_b_(c)?d=e|f and https://x.example."_s,
            u"[label *em*](https://example.org/a(b)) tail"_s,
            u"- ```\n  a\n\n  b\n  ```"_s,
            u"text\n===\nand\n---"_s,
            u"a | b\n\\--- | ---"_s,
            u"trailing  \nbreak\\\nback"_s,
            u"# Title #\n\ntext"_s,
            u"!\\[not an image](x)"_s,
            u"user@example.org said ~5 min ~ ok"_s};
        for (const QString &text : texts)
            QTest::newRow(qPrintable(text)) << text;
    }

    void writesWhatItReads()
    {
        QFETCH(QString, text);
        const Blocks blocks = readMarkdown(text, {.from = 1});
        const QString written = writeMarkdown(blocks);
        QCOMPARE(shape(readMarkdown(written, {.from = 1})), shape(blocks));
        QCOMPARE(writeMarkdown(readMarkdown(written, {.from = 1})), written);
    }

    /// A text of one plain paragraph is read without the parser; it must say the same.
    void plainTextIsReadAsTheParserReadsIt()
    {
        static const QStringList words{
            u"Checked"_s, u"the"_s,   u"queue."_s, u"12."_s,   u"- x"_s,    u"# y"_s, u"a: b"_s,
            u"1)"_s,      u"+"_s,     u"!"_s,      u"{{"_s,    u"(c)"_s,    u"'q'"_s, u"\"p\""_s,
            u"\t"_s,      u"  "_s,    u"====="_s,  u"-----"_s, u"\u00A0"_s, u"é"_s,   u"ftp:/"_s,
            u"www"_s,     u"http:"_s, u"$5 = 3"_s, u"50%"_s,   u"x^2"_s,    u"…"_s,   u"\u05D0"_s};
        static const QStringList marked{
            u"`code`"_s, u"`a b`"_s,    u"`<i>`"_s,  u"`[x](y)`"_s,    u"`a|b`"_s,   u"`c\\`"_s,
            u"``"_s,     u"`"_s,        u"` x `"_s,  u"`*`"_s,         u"`a``b`"_s,  u"**"_s,
            u"**bold"_s, u"strong**"_s, u"**b**"_s,  u"**b `c` d**"_s, u"**1.5**"_s, u"*i*"_s,
            u"*"_s,      u"***"_s,      u"**b**,"_s, u"**b**)"_s,      u"**b**x"_s,  u"(**b**)"_s,
            u"**é**"_s,  u"**`c`**"_s,  u"\\*"_s,    u"[a](b)"_s,      u"x_y_"_s,    u"~~s~~"_s};
        QRandomGenerator random(7);
        int alike = 0;
        for (int i = 0; i < 40'000; ++i) {
            QString text;
            for (int n = random.bounded(1, 7); n > 0; --n) {
                const QStringList &from = random.bounded(3) > 0 ? words : marked;
                text += from.at(random.bounded(from.size()));
                text += random.bounded(4) > 0 ? u" "_s : QString();
            }
            text = text.trimmed();
            if (text.isEmpty() || text.startsWith(u"```"_s)) // a fence takes the rule below in, too
                continue;
            alike += readPlainLine(text).isEmpty() ? 0 : 1;
            const Blocks alone = readMarkdown(text);
            Blocks parsed = readMarkdown(text + u"\n\n***"_s);
            QVERIFY(!parsed.empty() && parsed.back().kind == Block::Kind::Rule);
            parsed.pop_back();
            QVERIFY2(alone == parsed, qPrintable(text));
        }
        QVERIFY(alike > 4'000); // else nothing was compared
        QCOMPARE(readPlainLine(u"Node 3, **12** left; `ctl` agrees."_s).size(), 5);
    }

    void noTextLosesALetterOnTheWay()
    {
        QRandomGenerator random(7);
        const QString signs = u"ab1 \n*_`~[]()<>|#-+.!\\&;:/@{}%\"'=\u202e\u2067é"_s;
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = random.bounded(1, 40); i > 0; --i)
                text.append(signs.at(random.bounded(static_cast<int>(signs.size()))));
            const Blocks once = readMarkdown(text);
            const Blocks twice = readMarkdown(writeMarkdown(once));
            const auto letters = [](const Blocks &blocks) {
                QString result;
                for (const QChar c : plainText(blocks)) {
                    if (c.isLetterOrNumber())
                        result.append(c);
                }
                return result;
            };
            QVERIFY2(
                letters(once) == letters(twice), qPrintable(text + u" → "_s + writeMarkdown(once)));
        }
    }

    void nestingWithoutEndIsNoDanger()
    {
        const Blocks quotes = readMarkdown(QString(20'000, u'>') + u" deep"_s);
        QVERIFY(plainText(quotes).contains(u"deep"_s));
        const QString stars = u"*a **b "_s.repeated(2'000);
        QVERIFY(plainText(readMarkdown(stars)).count(u'a') == 2'000);
        const QString lists = u"- "_s.repeated(3'000) + u"deep"_s;
        QVERIFY(plainText(readMarkdown(lists)).contains(u"deep"_s));
    }

    void controlsAreShownAndBidiIsClosed()
    {
        QCOMPARE(
            cleanText(u"a\rb\r\nc"_s + QChar(0) + QChar(0x1b) + QChar(0xD800)),
            u"a\nb\nc\uFFFD\uFFFD\uFFFD"_s);
        QCOMPARE(cleanText(u"\u202Eabc"_s), u"\u202Eabc\u202C"_s);
        QCOMPARE(cleanText(u"\u202Ea\nb"_s), u"\u202Ea\u202C\nb"_s);
        QCOMPARE(cleanText(u"\u2067a\u2069b"_s), u"\u2067a\u2069b"_s);
        QCOMPARE(cleanText(u"\u2067\u202Aa"_s), u"\u2067\u202Aa\u202C\u2069"_s);
    }
};

QTEST_GUILESS_MAIN(TestMarkdown)
#include "markdown.moc"
