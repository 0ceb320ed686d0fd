// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryclip.h"

#include <QMimeData>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class EntryClipTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothFormsAreOnTheClipboardAtOnce()
    {
        const Entry entry = note(u"It **fails** in `eu`"_s);
        const auto clip = asClip({entry}, QTimeZone("Europe/London"));
        QCOMPARE(
            clip->text(),
            u"- **2019-09-16 16:21 BST · 15:21Z** Note: It **fails** in `eu` (commander)\n"_s);
        QVERIFY(clip->html().contains(u"It <strong>fails</strong> in <code>eu</code>"_s));
        QVERIFY(clip->html().contains(u"2019-09-16 16:21 BST"_s));
    }

    void whatWasWrittenIsEscaped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("html");
        QTest::newRow("tag") << u"<script>alert(1)</script>"_s
                             << u"&lt;script&gt;alert(1)&lt;/script&gt;"_s;
        QTest::newRow("attribute") << u"\" onload='x'"_s << u"&quot; onload=&#39;x&#39;"_s;
        QTest::newRow("code") << u"```\n<b>&amp;\n```"_s
                              << u"<pre><code>&lt;b&gt;&amp;amp;</code></pre>"_s;
        QTest::newRow("control") << u"a\u0001b"_s << u"ab"_s;
        QTest::newRow("link") << u"[x](javascript:alert(1))"_s << u"x"_s;
    }

    void whatWasWrittenIsEscaped()
    {
        QFETCH(QString, text);
        QFETCH(QString, html);
        const Entry entry = note(text);
        const QString written = asHtml({entry}, QTimeZone(QTimeZone::UTC));
        QVERIFY2(written.contains(html), qPrintable(written));
        QVERIFY(!written.contains(u"<script"_s) && !written.contains(u"javascript:"_s));
    }

    void onlyTheWebAndMailAreLinks()
    {
        const Entry entry =
            note(u"see https://example.org/a?b=1&c=2 and [here](file:///etc/passwd)"_s);
        const QString html = asHtml({entry}, QTimeZone(QTimeZone::UTC));
        QVERIFY2(
            html.contains(u"<a href=\"https://example.org/a?b=1&amp;c=2\">"_s), qPrintable(html));
        QVERIFY(!html.contains(u"file:"_s));
    }

    void whatWasStruckIsStruckInBoth()
    {
        Entry entry = note(u"wrong"_s);
        entry.struck = true;
        entry.struckReason = u"other host"_s;
        const auto clip = asClip({entry}, QTimeZone(QTimeZone::UTC));
        QVERIFY(clip->text().contains(u"~~wrong~~ (struck: other host) (commander)"_s));
        QVERIFY(clip->html().contains(u"<del>wrong</del>"_s));
    }

private:
    static Entry note(const QString &text)
    {
        return {
            .kind = EntryKind::Note,
            .at = {.at = instantFromIso(u"2019-09-16T15:21:00Z"), .precision = Precision::Minute},
            .text = text,
            .author = u"commander"_s};
    }
};

QTEST_GUILESS_MAIN(EntryClipTest)
#include "entryclip.moc"
