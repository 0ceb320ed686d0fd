// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/htmltext.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What a word processor puts on the clipboard becomes Markdown.
class TestHtmlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomesMarkdown_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("markdown");
        QTest::newRow("paragraphs")
            << u"<p>one\n two</p><p>three &amp; four</p>"_s << u"one two\n\nthree & four"_s;
        QTest::newRow("heading") << u"<h2>Root <b>cause</b></h2><p>x</p>"_s
                                 << u"## Root **cause**\n\nx"_s;
        QTest::newRow("emphasis") << u"a <b>b </b>c <i>d</i> <code>e_f*</code>"_s
                                  << u"a **b** c *d* `e_f*`"_s;
        QTest::newRow("list")
            << u"<ul><li>a</li><li><p>b</p><ol><li>c</li><li>d</li></ol></li></ul>"_s
            << u"- a\n- b\n   1. c\n   2. d"_s;
        QTest::newRow("link") << u"<a href=\"https://x.example/a(b)\">there</a>"_s
                              << u"[there](https://x.example/a%28b%29)"_s;
        QTest::newRow("bad link") << u"<a href='javascript:alert(1)'>there</a>"_s << u"there"_s;
        QTest::newRow("code") << u"<pre>if (a &lt; b)\n  c();\n</pre>"_s
                              << u"```\nif (a < b)\n  c();\n```"_s;
        QTest::newRow("table")
            << u"<table><tr><th>A</th><th>B</th></tr><tr><td><p>1|2</p></td><td>3</td></tr></table>"_s
            << u"| A | B |\n| --- | --- |\n| 1\\|2 | 3 |"_s;
        QTest::newRow("silent")
            << u"<style>p{}</style><!-- x --><script>alert('<p>')</script><p>seen</p>"_s
            << u"seen"_s;
        QTest::newRow("wrapped") << u"<b style=\"font-weight:normal;\"><p>plain</p></b>"_s
                                 << u"plain"_s;
        QTest::newRow("no markup") << u"1 < 2 and *x*"_s << u"1 < 2 and \\*x\\*"_s;
        QTest::newRow("broken") << u"<p>a<b>b<p>c</b></ul></td><a>"_s << u"a**b**\n\nc"_s;
    }
    void becomesMarkdown()
    {
        QFETCH(QString, html);
        QFETCH(QString, markdown);
        QCOMPARE(markdownFromHtml(html), markdown);
    }
};

QTEST_GUILESS_MAIN(TestHtmlText)
#include "htmltext.moc"
