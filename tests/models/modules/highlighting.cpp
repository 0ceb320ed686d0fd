// SPDX-License-Identifier: GPL-3.0-or-later
#include "modules/codehighlighter.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class HighlightingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiffTellsWhatIsAddedFromWhatIsRemoved_data();
    void aDiffTellsWhatIsAddedFromWhatIsRemoved();
    void codeIsColoured();
};

void HighlightingTest::aDiffTellsWhatIsAddedFromWhatIsRemoved_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<CodeTone>("tone");
    QTest::newRow("added") << u"+ <binding protocol=\"http\"/>"_s << CodeTone::Added;
    QTest::newRow("removed") << u"- <binding protocol=\"https\"/>"_s << CodeTone::Removed;
    QTest::newRow("place") << u"@@ -1,2 +1,2 @@"_s << CodeTone::Meta;
    QTest::newRow("file") << u"+++ b/haproxy.cfg"_s << CodeTone::Meta;
}

void HighlightingTest::aDiffTellsWhatIsAddedFromWhatIsRemoved()
{
    QFETCH(QString, line);
    QFETCH(CodeTone, tone);
    const auto highlighter = CodeHighlighter::make();
    QVERIFY(highlighter);
    for (const QString &name : {u"diff"_s, u"Diff"_s}) {
        CodeState state;
        const QList<CodeSpan> spans = highlighter->line(name, line, state);
        QVERIFY(!spans.isEmpty());
        qsizetype coloured = 0;
        for (const CodeSpan &span : spans) {
            QCOMPARE(span.tone, tone);
            coloured += span.length;
        }
        QCOMPARE(coloured, line.size());
    }
}

void HighlightingTest::codeIsColoured()
{
    const auto highlighter = CodeHighlighter::make();
    QVERIFY(highlighter && highlighter->knows(u"cpp"_s) && !highlighter->knows(u"no such"_s));
    CodeState state;
    const QList<CodeSpan> spans = highlighter->line(u"cpp"_s, u"return 42;", state);
    QCOMPARE(spans.first().tone, CodeTone::Keyword);
    QVERIFY(highlighter->line(u"no such"_s, u"return 42;", state).isEmpty());
}

QTEST_GUILESS_MAIN(HighlightingTest)
#include "highlighting.moc"
