// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument and WordprocessingML, read back as a word processor would.
#include "postmortem/document.h"
#include "postmortem/office.h"

#include "models/postmortem/sample.h"

#include <KZip>

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <numeric>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

using Package = QMap<QString, QByteArray>;

void unpack(const KArchiveDirectory &folder, const QString &path, Package &parts)
{
    for (const QString &name : folder.entries()) {
        const KArchiveEntry *entry = folder.entry(name);
        if (entry->isDirectory())
            unpack(*static_cast<const KArchiveDirectory *>(entry), path + name + u'/', parts);
        else
            parts.insert(path + name, static_cast<const KArchiveFile *>(entry)->data());
    }
}

Package partsOf(QByteArray archive)
{
    QBuffer buffer(&archive);
    KZip zip(&buffer);
    Package parts;
    if (zip.open(QIODevice::ReadOnly))
        unpack(*zip.directory(), {}, parts);
    return parts;
}

struct Read {
    QString text; ///< spaces and line ends as they are shown
    QStringList elements; ///< qualified names, each once
    QStringList links;
    QString fault;
};

Read readXml(const QByteArray &bytes)
{
    Read read;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement: {
            const QString name = xml.qualifiedName().toString();
            if (!read.elements.contains(name))
                read.elements.append(name);
            if (name == u"text:a")
                read.links.append(xml.attributes()
                                      .value(u"http://www.w3.org/1999/xlink"_s, u"href"_s)
                                      .toString());
            if (name == u"Relationship" && xml.attributes().hasAttribute(u"TargetMode"_s))
                read.links.append(xml.attributes().value(u"Target"_s).toString());
            if (name == u"text:s")
                read.text += u' ';
            if (name == u"text:tab" || name == u"w:tab")
                read.text += u'\t';
            if (name == u"text:line-break" || name == u"w:br")
                read.text += u'\n';
            break;
        }
        case QXmlStreamReader::Characters: read.text += xml.text(); break;
        case QXmlStreamReader::EndElement:
            if (xml.name() == u"p" || xml.name() == u"h")
                read.text += u'\n';
            break;
        default: break;
        }
    }
    read.fault = xml.errorString();
    return read;
}

struct Format {
    Result<QByteArray> (*make)(const Incident &, const ExportOptions &);
    QString body;
    QString links; ///< the part that names them
};

Format formatOf(const QString &name)
{
    if (name == u"odt")
        return {postmortemOdt, u"content.xml"_s, u"content.xml"_s};
    return {postmortemDocx, u"word/document.xml"_s, u"word/_rels/document.xml.rels"_s};
}

void addFormats()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("odt") << u"odt"_s;
    QTest::newRow("docx") << u"docx"_s;
}

} // namespace

class TestOffice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsWellFormed_data() { addFormats(); }
    void everyPartIsWellFormed()
    {
        QFETCH(QString, name);
        const auto file = formatOf(name).make(sampleIncident(), {});
        QVERIFY(file.has_value());
        const Package parts = partsOf(*file);
        QVERIFY(parts.size() >= 5);
        for (const auto &[path, bytes] : parts.asKeyValueRange()) {
            QVERIFY2(!bytes.isEmpty(), qPrintable(path));
            if (path.endsWith(u".xml") || path.endsWith(u".rels") || path.endsWith(u".svg"))
                QVERIFY2(readXml(bytes).fault.isEmpty(), qPrintable(path));
        }
    }

    /// ODF 1.3 part 2, 3.3: it comes first and unpacked, so that a file's kind is seen in its
    /// bytes.
    void anOdtSaysWhatItIsInItsFirstBytes()
    {
        const QByteArray file = postmortemOdt(sampleIncident(), {}).value();
        QCOMPARE(file.sliced(30, 8), QByteArray("mimetype"));
        QCOMPARE(file.sliced(38, 39), QByteArray("application/vnd.oasis.opendocument.text"));
    }

    void whatTheHtmlSaysIsThere_data() { addFormats(); }
    void whatTheHtmlSaysIsThere()
    {
        QFETCH(QString, name);
        const Format format = formatOf(name);
        const Incident incident = sampleIncident();
        const QString text = readXml(partsOf(format.make(incident, {}).value()).value(format.body))
                                 .text.simplified();
        QVERIFY(text.contains(incident.title));
        int checked = 0;
        for (int row = 0; row < incident.timeline.size(); ++row) {
            const QString words = incident.timeline.at(row).text;
            if (words.contains(QRegularExpression(u"[`*_\\[#|<\\n]"_s)))
                continue; // Markdown, which comes out as something else
            QVERIFY2(text.contains(words.simplified()), qPrintable(words));
            ++checked;
        }
        QVERIFY(checked > 5);
    }

    void hostileTextStaysText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        const QStringList vectors{
            u"</text:p><text:p>out"_s,
            u"</w:t></w:r></w:p><w:p>"_s,
            u"<text:a xlink:href=\"file:///etc/passwd\">x</text:a>"_s,
            u"<w:instrText>DDEAUTO c:\\\\x</w:instrText>"_s,
            u"]]><script>alert(1)</script>"_s,
            u"<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;"_s,
            u"&amp;lt; &#0; &quot;"_s,
            u"a\u0001b\u001fc\ufffed"_s,
            u"[x](javascript:alert(1))"_s,
            u"[x](file:///etc/passwd)"_s,
            u"![x](https://tracker.example/pixel.png)"_s,
            u"\u202eright to left\u202c and back"_s,
            QString(QChar(0xd83d)) + u" half a character"_s,
        };
        for (const QString &name : {u"odt"_s, u"docx"_s}) {
            for (const QString &text : vectors)
                QTest::addRow("%s: %s", qPrintable(name), qPrintable(text)) << name << text;
        }
    }
    void hostileTextStaysText()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        const Format format = formatOf(name);
        const auto documentOf = [&](const QString &words) {
            Story story(u"2024-06-12T10:00:00Z"_s);
            story.tell(Declared{.title = words, .organisation = words});
            story.log(EntryKind::Note, u"10:05"_s, words);
            story.log(EntryKind::Decision, u"10:06"_s, u"```\n"_s + words + u"\n```"_s);
            return partsOf(format.make(story.incident, {}).value());
        };
        const Package parts = documentOf(text);
        for (const auto &[path, bytes] : parts.asKeyValueRange()) {
            if (path.endsWith(u".xml") || path.endsWith(u".rels"))
                QVERIFY2(readXml(bytes).fault.isEmpty(), qPrintable(path));
        }
        const Read read = readXml(parts.value(format.body));
        const Read harmless = readXml(documentOf(u"harmless"_s).value(format.body));
        const QStringList own{u"text:s"_s, u"text:tab"_s, u"text:line-break"_s, u"w:tab"_s,
                              u"w:br"_s,   u"w:color"_s,  u"text:span"_s};
        for (const QString &element : read.elements)
            QVERIFY2(
                harmless.elements.contains(element) || own.contains(element), qPrintable(element));
        QCOMPARE(readXml(parts.value(format.links)).links, QStringList());
    }

    void theSameIncidentGivesTheSameBytes_data() { addFormats(); }
    void theSameIncidentGivesTheSameBytes()
    {
        QFETCH(QString, name);
        const auto make = formatOf(name).make;
        const Incident incident = sampleIncident();
        const QByteArray first = make(incident, {}).value();
        const QByteArray zone = qgetenv("TZ");
        qputenv("TZ", "Pacific/Chatham");
        QLocale::setDefault(QLocale(u"ar_EG"_s));
        const QByteArray second = make(incident, {}).value();
        QLocale::setDefault(QLocale::c());
        zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone);
        QVERIFY(first == second);
    }

    void headsOfTablesAreRepeated()
    {
        const QByteArray odt =
            partsOf(postmortemOdt(sampleIncident(), {}).value()).value(u"content.xml"_s);
        QCOMPARE(odt.count("<table:table-header-rows>"), odt.count("<table:table "));
        const QByteArray docx =
            partsOf(postmortemDocx(sampleIncident(), {}).value()).value(u"word/document.xml"_s);
        QCOMPARE(docx.count("<w:tblHeader/>"), docx.count("<w:tbl>"));
        QVERIFY(docx.count("<w:tbl>") > 1);
    }

    void columnsAreAsWideAsWhatTheyHold()
    {
        Block actions{
            .kind = Block::Kind::Table,
            .purpose = Purpose::Actions,
            .columns = {{.title = u"Action"_s}, {.title = u"Due"_s}, {.title = u"State"_s}}};
        const auto cell = [](const QString &text) { return Blocks{Block::line(text)}; };
        actions.rows.push_back(
            {.cells = {cell(QString(400, u'w')), cell(u"2026-12-12"_s), cell(u"Open"_s)}});
        constexpr int whole = 9600;
        const QList<int> widths = officeColumns(actions, whole);
        QCOMPARE(std::accumulate(widths.begin(), widths.end(), 0), whole);
        QVERIFY(widths.at(1) >= whole * 13 / 96); // the date stands in one line
        QVERIFY(widths.at(0) > whole * 2 / 3);
        Block timeline{
            .kind = Block::Kind::Table,
            .purpose = Purpose::Timeline,
            .columns = {{.title = u"Time"_s}, {.title = u"Kind"_s}, {.title = u"What happened"_s}}};
        timeline.rows.push_back(
            {.cells = {
                 cell(u"10:04:14\u201310:39:00 UTC"_s), cell(u"Observation, impact started"_s),
                 cell(u"It was slow."_s)}});
        QVERIFY(officeColumns(timeline, whole).at(2) > whole / 4);
        timeline.rows.push_back({.cells = {cell({}), cell({}), cell(QString(200, u'w'))}});
        QVERIFY(officeColumns(timeline, whole).at(2) > whole / 2);
    }

    void whatFollowsAListStandsApart_data() { addFormats(); }
    void whatFollowsAListStandsApart()
    {
        QFETCH(QString, name);
        const Format format = formatOf(name);
        Story story(u"2024-06-12T10:00:00Z"_s);
        story.tell(Declared{.title = u"t"_s});
        story.tell(SectionRevised{
            .section = u"summary"_s,
            .title = u"Summary"_s,
            .text = u"- one\n- two\n  - deeper\n\nbehind"_s});
        const Package parts = partsOf(format.make(story.incident, {}).value());
        const QByteArray text = parts.value(format.body);
        const bool odt = name == "odt"_L1;
        const QByteArray inner = odt ? "\"List_20_Text\"" : "\"ListParagraph\"";
        const QByteArray last = odt ? "\"List_20_End\"" : "\"ListEnd\"";
        QVERIFY(text.indexOf(inner) < text.indexOf("one"));
        QVERIFY(text.indexOf(last) > text.indexOf("one"));
        QVERIFY(text.lastIndexOf(last) < text.indexOf("behind"));
    }

    void linksGoWhereTheyAreShownToGo_data() { addFormats(); }
    void linksGoWhereTheyAreShownToGo()
    {
        QFETCH(QString, name);
        const Format format = formatOf(name);
        Story story(u"2024-06-12T10:00:00Z"_s);
        story.tell(Declared{.title = u"t"_s});
        story.log(
            EntryKind::Note, u"10:05"_s, u"see [the page](https://status.example/a?b=1&c=2)"_s);
        const Package parts = partsOf(format.make(story.incident, {}).value());
        QCOMPARE(
            readXml(parts.value(format.links)).links,
            QStringList{u"https://status.example/a?b=1&c=2"_s});
    }
};

QTEST_MAIN(TestOffice)
#include "office.moc"
