// SPDX-License-Identifier: GPL-3.0-or-later
// Images that are attached to the incident stand in its postmortem, and nothing but what is seen.
#include "postmortem/document.h"
#include "postmortem/markdownreader.h"

#include "models/postmortem/sample.h"

#include <KZip>

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

static QByteArray imageAs(const char *format, const QString &words = {})
{
    QImage image(320, 180, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    if (!words.isEmpty())
        image.setText(u"Comment"_s, words);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

static Incident incidentWith(const QString &text, const QString &name = u"load of db.png"_s)
{
    Story story(u"2024-03-30T22:00:00Z"_s);
    story.tell(Declared{.title = u"Queue full"_s, .zone = u"UTC"_s});
    const EntryId entry = story.nextEntry();
    story.tell(EntryAdded{
        .entry = entry,
        .kind = EntryKind::Evidence,
        .at = story.at(u"22:10"_s),
        .text = u"Load of the database"_s});
    story.tell(AttachmentAdded{
        .entry = entry, .sha256 = u"ab"_s, .name = name, .mediaType = u"image/png"_s, .size = 1});
    story.tell(SectionRevised{.section = u"summary"_s, .title = u"Summary"_s, .text = text});
    return story.incident;
}

static ExportOptions withBytes(const QByteArray &bytes)
{
    return {
        .attached = [bytes](const QString &sum) { return sum == u"ab" ? bytes : QByteArray(); }};
}

static const QString written = u"Before\n\n![Load at its highest](<load of db.png>)\n\nBehind"_s;

static QByteArray entryOf(const QByteArray &zipped, const QString &path)
{
    QByteArray bytes = zipped;
    QBuffer buffer(&bytes);
    KZip zip(&buffer);
    if (!zip.open(QIODevice::ReadOnly))
        return {};
    const KArchiveFile *file = zip.directory()->file(path);
    return file ? file->data() : QByteArray();
}

class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatShowsThePictureWithItsWords()
    {
        const Incident incident = incidentWith(written);
        const ExportOptions options = withBytes(imageAs("PNG"));
        const QByteArray html = *postmortemHtml(incident, options);
        QVERIFY(html.contains("<img src=\"data:image/png;base64,iVBOR"));
        QVERIFY(html.contains("alt=\"Load at its highest\" width=\"320\" height=\"180\""));
        const QByteArray odt = *postmortemOdt(incident, options);
        QVERIFY(entryOf(odt, u"Pictures/picture1.png"_s).startsWith("\x89PNG"));
        QVERIFY(entryOf(odt, u"content.xml"_s).contains("Load at its highest"));
        QVERIFY(entryOf(odt, u"META-INF/manifest.xml"_s).contains("Pictures/picture1.png"));
        const QByteArray docx = *postmortemDocx(incident, options);
        QVERIFY(entryOf(docx, u"word/media/picture1.png"_s).startsWith("\x89PNG"));
        QVERIFY(entryOf(docx, u"word/document.xml"_s).contains("descr=\"Load at its highest\""));
        QVERIFY(entryOf(docx, u"word/_rels/document.xml.rels"_s).contains("media/picture1.png"));
        QVERIFY(postmortemPdf(incident, options)->contains("/Subtype /Image"));
        QVERIFY(postmortemMarkdown(incident, options)
                    ->contains("![Load at its highest](<load of db.png>)"));
    }

    void theSamePictureGivesTheSameBytes()
    {
        const Incident incident = incidentWith(written);
        const ExportOptions options = withBytes(imageAs("JPG"));
        QCOMPARE(*postmortemHtml(incident, options), *postmortemHtml(incident, options));
        QCOMPARE(*postmortemDocx(incident, options), *postmortemDocx(incident, options));
        QCOMPARE(*postmortemPdf(incident, options), *postmortemPdf(incident, options));
    }

    void nothingButWhatIsSeenGoesOut()
    {
        const QByteArray bytes = imageAs("PNG", u"taken at 52.1 N by the night shift"_s);
        QVERIFY(bytes.contains("night shift"));
        const QByteArray odt = *postmortemOdt(incidentWith(written), withBytes(bytes));
        const QByteArray png = entryOf(odt, u"Pictures/picture1.png"_s);
        QVERIFY(!png.isEmpty());
        QVERIFY(!png.contains("night shift"));
    }

    void whatIsNoPictureStaysText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray png = imageAs("PNG");
        QTest::newRow("no such file") << u"![x](other.png)"_s << png;
        QTest::newRow("an address") << u"![x](https://example.org/load of db.png)"_s << png;
        QTest::newRow("a folder") << u"![x](<../load of db.png>)"_s << png;
        QTest::newRow("a file of this machine") << u"![x](file:///etc/passwd)"_s << png;
        QTest::newRow("a drawing")
            << written << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
        QTest::newRow("broken") << written << png.first(60);
        QTest::newRow("nothing") << written << QByteArray();
    }

    void whatIsNoPictureStaysText()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        const Incident incident = incidentWith(text);
        const QByteArray html = *postmortemHtml(incident, withBytes(bytes));
        QVERIFY(!html.contains("<img"));
        QVERIFY(html.contains("!["));
        QVERIFY(!postmortemPdf(incident, withBytes(bytes))->contains("/Subtype /Image"));
    }

    void thePublicSeesNoPictureOfAnInternalLine()
    {
        ExportOptions options = withBytes(imageAs("PNG"));
        options.audience = Audience::Public;
        QVERIFY(!postmortemHtml(incidentWith(written), options)->contains("<img"));
    }

    void theirNamesAreToldToWhoeverHasToLookAtThem()
    {
        const QStringList names{u"load of db.png"_s};
        QCOMPARE(shownPictures(incidentWith(written), Audience::Public), names);
        QCOMPARE(shownPictures(incidentWith(u"- "_s + written), Audience::Internal), names);
        QCOMPARE(
            shownPictures(incidentWith(u"![x](other.png)"_s), Audience::Public), QStringList());
        QCOMPARE(shownPictures(incidentWith(u"no picture"_s), Audience::Internal), QStringList());
    }
};

QTEST_MAIN(TestPictures)
#include "pictures.moc"
