// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/updatetext.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static Instant iso(const char *text) { return *instantFromIso(QString::fromLatin1(text)); }

static UpdateText sample()
{
    return {
        .phase = u"identified"_s,
        .text = u"Orders **fail** <now>.\nWe are on it.\n\nNext update by 17:20 BST."_s,
        .components =
            {{.name = u"Checkout"_s, .impact = Impact::MajorOutage}, {.name = u"Search & more"_s}},
        .at = Moment::exactly(iso("2019-09-16T16:00:20Z")),
        .publishedAt = iso("2019-09-16T16:00:50Z"),
        .zone = u"Europe/London"_s};
}

class TestUpdateText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainTextIsWhatAPageShows()
    {
        QCOMPARE(
            asPlainText(sample()),
            u"Identified - Orders **fail** <now>.\nWe are on it.\n\nNext update by 17:20 BST.\n\n"
            "Affected: Checkout (major outage), Search & more\n\n"
            "16 September 2019, 17:00 BST (16:00 UTC)\n"_s);
    }

    void markdownKeepsItsMarks()
    {
        const QString text = asMarkdown(sample());
        QVERIFY2(text.startsWith(u"**Identified** - Orders **fail** "_s), qPrintable(text));
        QVERIFY(text.contains(u"16 September 2019, 17:00 BST (16:00 UTC)"_s));
    }

    void richTextIsEscaped()
    {
        const QString html = asHtml(sample());
        QVERIFY2(
            html.contains(
                u"<strong>Identified</strong> - Orders <strong>fail</strong> &lt;now&gt;."_s),
            qPrintable(html));
        QVERIFY(html.contains(u"Search &amp; more"_s));
    }

    void bothTimesAreSaidWhereTheyDiffer()
    {
        UpdateText late = sample();
        late.publishedAt = iso("2019-09-16T16:12:00Z");
        QVERIFY2(
            asPlainText(late).contains(
                u"16 September 2019, 17:12 BST (16:12 UTC); as known at 17:00 BST (16:00 UTC)"_s),
            qPrintable(asPlainText(late)));
    }

    void whatIsNotKnownIsLeftOut()
    {
        QCOMPARE(asPlainText({.text = u"Hello"_s}), u"Hello\n"_s);
        QCOMPARE(asMarkdown({.text = u"Hello"_s}).trimmed(), u"Hello"_s);
    }
};

QTEST_GUILESS_MAIN(TestUpdateText)
#include "updatetext.moc"
