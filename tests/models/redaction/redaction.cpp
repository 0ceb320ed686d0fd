// SPDX-License-Identifier: GPL-3.0-or-later
#include "redaction/redaction.h"

#include "postmortem/document.h"
#include "redaction/leakcheck.h"
#include "redaction/textfields.h"

#include "models/postmortem/sample.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

constexpr int seeded = 200;

/// The `n`-th secret of its kind; ten kinds follow each other.
QString secret(int n)
{
    const auto number = [n](int width) { return QString::number(n).rightJustified(width, u'0'); };
    const QString letters =
        QString(QChar(u'a' + n % 26)) + QChar(u'a' + n / 26 % 26) + QChar(u'a' + n / 7 % 26);
    const QString name = letters.front().toUpper() + letters.sliced(1);
    switch (n % 10) {
    case 0: return name + u"ira Quist"_s + name.toLower();
    case 1: return u"%1-db-%2.prod.internal"_s.arg(letters, number(2));
    case 2: return u"10.%1.%2.7"_s.arg(n).arg(n / 2);
    case 3: return u"2001:db8:%1::%2"_s.arg(QString::number(n, 16), QString::number(n + 1, 16));
    case 4: return u"%1.%2@corp-mail.example"_s.arg(letters, number(3));
    case 5: return u"+44 20 7946 %1"_s.arg(number(4));
    case 6: return u"AKIAQ7%1XYZKLMNO"_s.arg(number(3)).leftJustified(20, u'P').left(20);
    case 7: return u"eyJhbGciOi%1.eyJzdWIiOi%1.s1gnature%1"_s.arg(number(4));
    case 8: return u"ghp_%1aBcDeFgHiJkLmNoPqRsTuVwXy"_s.arg(number(6));
    default: return u"project-%1-nightjar"_s.arg(letters + number(3));
    }
}

RedactionRules rules()
{
    RedactionRules rules{.kinds = everySecretKind()};
    for (int n = 9; n < seeded; n += 10)
        rules.words.append(secret(n));
    return rules;
}

/// An incident with something in every field that takes text.
Incident fullIncident()
{
    Incident incident = sampleIncident();
    incident.url = u"https://status.example.org/x"_s;
    incident.summary = u"It stands."_s;
    incident.tags = {u"tls"_s, u"cards"_s};
    incident.figures = {{.what = u"customers"_s, .figure = u"12"_s, .source = u"dashboard"_s}};
    incident.links = {{.url = u"https://chat.example.org/room"_s, .title = u"Room"_s}};
    incident.warnings = {u"a warning"_s};
    incident.inferred = {u"an inference"_s};
    incident.drafts = {{.audience = Audience::Public, .text = u"a draft"_s, .author = u"scribe"_s}};
    incident.assignments = {{.person = u"scribe"_s, .task = u"look"_s, .reason = u"done"_s}};
    incident.formerRoles = {{.role = u"scribe"_s, .person = u"scribe"_s}};
    incident.responders = {u"scribe"_s};
    incident.postmortem.comments = {
        {.section = u"summary"_s, .text = u"is that so?"_s, .author = u"scribe"_s}};
    incident.postmortem.reviews = {{.state = ReviewState::Reviewed, .by = u"scribe"_s}};
    incident.findings = {
        {.text = u"a factor"_s, .audience = Audience::Public, .author = u"scribe"_s}};
    int n = 0;
    for (int row = 0; row < incident.timeline.size(); ++row)
        incident.timeline.change(incident.timeline.head(row).id, [&n](Entry &entry) {
            entry.attachments.append({.sha256 = u"00"_s, .name = u"log %1.txt"_s.arg(++n)});
            entry.audience = Audience::Public;
        });
    return incident;
}

/// Puts the secrets into the fields, one after the other, until each is in one at least. People go
/// where people are named.
QStringList seed(Incident &incident)
{
    QStringList secrets;
    for (int n = 0; n < seeded; ++n)
        secrets.append(secret(n));
    for (int n = 0; n < seeded; n += 10)
        incident.responders.append(secrets.at(n));
    int next = 0;
    for (bool again = true; again;) {
        forEachText(incident, [&](QString &text, const QString &place) {
            if (!place.startsWith(u"responders"_s))
                text += u" "_s + secrets.at(next++ % seeded) + u" "_s;
        });
        again = next < seeded;
    }
    return secrets;
}

QList<ExportFormat> allFormats() { return {exportFormats.begin(), exportFormats.end()}; }

} // namespace

class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsFoundByItsKind_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("mail") << u"write to ana.b@corp.example now"_s << u"ana.b@corp.example"_s;
        QTest::newRow("address") << u"from 10.2.3.4:8080 on"_s << u"10.2.3.4:8080"_s;
        QTest::newRow("address 6")
            << u"at fe80::1ff:fe23:4567:890a"_s << u"fe80::1ff:fe23:4567:890a"_s;
        QTest::newRow("hardware") << u"nic 00:1b:44:11:3a:b7"_s << u"00:1b:44:11:3a:b7"_s;
        QTest::newRow("host") << u"db1.eu.prod.internal fell"_s << u"db1.eu.prod.internal"_s;
        QTest::newRow("domain") << u"see shop.example.com."_s << u"shop.example.com"_s;
        QTest::newRow("machine") << u"eu-api-03 fell"_s << u"eu-api-03"_s;
        QTest::newRow("phone") << u"call +44 20 7946 0018 now"_s << u"+44 20 7946 0018"_s;
        QTest::newRow("phone us") << u"call (555) 867-5309"_s << u"(555) 867-5309"_s;
        QTest::newRow("phone national") << u"call 0171 234567"_s << u"0171 234567"_s;
        QTest::newRow("aws") << u"key AKIAIOSFODNN7EXAMPLE"_s << u"AKIAIOSFODNN7EXAMPLE"_s;
        QTest::newRow("password") << u"password=hunter2!x y"_s << u"hunter2!x"_s;
        QTest::newRow("bearer") << u"Authorization: Bearer abcdef123456.x"_s << u"abcdef123456.x"_s;
        QTest::newRow("user in link") << u"redis://app:s3cret@cache"_s << u"app:s3cret"_s;
        QTest::newRow("key")
            << u"-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----"_s
            << u"-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----"_s;
        QTest::newRow("handle") << u"ask @dana-w first"_s << u"@dana-w"_s;
    }

    void textIsFoundByItsKind()
    {
        QFETCH(QString, text);
        QFETCH(QString, found);
        QStringList all;
        for (const Secret &each : secretsIn(text, everySecretKind()))
            all.append(text.sliced(each.from, each.length));
        QVERIFY2(all.contains(found), qPrintable(all.join(u" | "_s)));
    }

    void whatTellsNothingStays_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto &text :
             {u"on 2024-06-12 at 16:21 BST"_s, u"12.06.2024"_s, u"09-16-2019 10:22"_s,
              u"version 3.2.1"_s, u"main.cpp and nginx.conf"_s, u"e.g. this"_s, u"std::vector"_s,
              u"token: expired"_s, u"1 204 of 311"_s, u"ask @here"_s, u"utf-8, eu-west-1"_s,
              u"HTTP 503"_s, u"commit 0fd65ee2badf1c241388b8a9e569dd2c460c4fa8"_s})
            QTest::newRow(qPrintable(text)) << text;
    }

    void whatTellsNothingStays()
    {
        QFETCH(QString, text);
        QStringList all;
        for (const Secret &each : secretsIn(text, everySecretKind()))
            all.append(text.sliced(each.from, each.length));
        QVERIFY2(all.isEmpty(), qPrintable(all.join(u" | "_s)));
    }

    void peopleBecomeTheirRoles()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.tell(RoleGiven{.role = u"commander"_s, .person = u"Mira Quistle"_s});
        s.log(
            EntryKind::Note, u"10:10"_s, u"mira quistle asked Quistle; quistling is no name"_s,
            u"olpe"_s);
        const Redaction redaction = redacted(s.incident, {.kinds = SecretKind::Person});
        const Entry entry = redaction.incident.timeline.at(redaction.incident.timeline.size() - 1);
        QCOMPARE(entry.text, u"Commander asked Commander; quistling is no name"_s);
        QCOMPARE(entry.author, u"Responder 1"_s);
        QCOMPARE(redaction.incident.roles.first().person, u"Commander"_s);
    }

    void thePreviewTellsWhatGoesAndWhereItStands()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"db1.eu.internal is down"_s});
        s.log(EntryKind::Note, u"10:10"_s, u"db1.eu.internal and DB1.EU.INTERNAL"_s);
        const Redaction redaction = redacted(s.incident, {.kinds = SecretKind::Host});
        QCOMPARE(redaction.removed.size(), 1);
        const Removed &removed = redaction.removed.first();
        QCOMPARE(removed.text, u"db1.eu.internal"_s);
        QCOMPARE(removed.replacement, u"[host 1]"_s);
        QCOMPARE(removed.count, 3);
        QVERIFY(removed.places.contains(u"title"_s));
        QVERIFY(removed.places.contains(u"timeline, 10:10 UTC"_s));
        QCOMPARE(redaction.incident.title, u"[host 1] is down"_s);
    }

    void aLinkToAHostGoesWhole()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"t"_s});
        s.log(EntryKind::Note, u"10:10"_s, u"see https://wiki.corp.internal/a?b=c, and the rest"_s);
        const Redaction redaction = redacted(s.incident, {.kinds = SecretKind::Host});
        const Entry entry = redaction.incident.timeline.at(redaction.incident.timeline.size() - 1);
        QCOMPARE(entry.text, u"see [link 1], and the rest"_s);
    }

    void whatIsKeptStays()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"status.example.com and db1.eu.internal"_s});
        const Redaction redaction = redacted(
            s.incident, {.kinds = SecretKind::Host, .words = {}, .keep = {u"example.com"_s}});
        QCOMPARE(redaction.incident.title, u"status.example.com and [host 1]"_s);
    }

    void aNameOfAFileThatWouldTellIsLeftOut()
    {
        Story s(u"2024-06-12T10:00:00Z"_s);
        s.tell(Declared{.title = u"The cargo-db1 story"_s});
        s.log(EntryKind::Note, u"10:10"_s, u"cargo.db1 fell"_s);
        const auto files = renderedExports(
            s.incident, {ExportFormat::Markdown},
            {.redaction = {.kinds = {}, .words = {u"cargo.db1"_s}}});
        QVERIFY2(files.has_value(), files ? "" : qPrintable(files.error().sentence));
        QCOMPARE(files->first().name, u"2024-06-12-incident.md"_s);
    }

    void noSeededSecretSurvivesInAnyFormat()
    {
        Incident incident = fullIncident();
        const QStringList secrets = seed(incident);
        for (const Audience audience : {Audience::Internal, Audience::Public}) {
            const auto files = renderedExports(
                incident, allFormats(), {.audience = audience, .redaction = rules()});
            QVERIFY2(files.has_value(), files ? "" : qPrintable(files.error().sentence));
            QCOMPARE(files->size(), allFormats().size());
            // Looked for once more, by a check that knows nothing of what the redaction found.
            QList<Removed> sought;
            for (const QString &text : secrets)
                sought.append({.text = text});
            const LeakCheck check(sought);
            for (const ExportFile &file : *files) {
                const auto leaks = check.leaksIn(file.name, file.bytes);
                QVERIFY2(leaks.has_value(), leaks ? "" : qPrintable(leaks.error().sentence));
                QVERIFY2(
                    leaks->isEmpty(),
                    leaks->isEmpty() ? "" : qPrintable(sentenceOf(leaks->first())));
            }
        }
    }

    void aRendererThatTellsIsCaughtInEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        for (const ExportFormat format : exportFormats) {
            if (format != ExportFormat::DrawnPng) // pixels; see below
                QTest::newRow(qPrintable(wordOf(format))) << static_cast<int>(format);
        }
    }

    void aRendererThatTellsIsCaughtInEveryFormat()
    {
        QFETCH(int, format);
        Incident incident = fullIncident();
        seed(incident);
        const ExportRenderer broken = [&incident](
                                          const Incident &, ExportFormat which,
                                          const ExportOptions &options) -> Result<QByteArray> {
            const auto files = renderedExports(incident, {which}, {.audience = options.audience});
            if (!files)
                return std::unexpected(files.error());
            return files->first().bytes;
        };
        const auto files = renderedExports(
            incident, {static_cast<ExportFormat>(format)}, {.redaction = rules()}, {}, broken);
        QVERIFY(!files);
        QVERIFY2(
            files.error().sentence.contains(u"still tells it"_s),
            qPrintable(files.error().sentence));
    }

    void eachPlaceOfAFileIsLookedThrough_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("name of the file") << u"2024-db1-internal.md"_s << "x"_ba;
        QTest::newRow("link") << u"a.html"_s << "<a href=\"https://x.org/db1%2Einternal\">x</a>"_ba;
        QTest::newRow("alternative text") << u"a.html"_s << "<img alt='db1.internal'>"_ba;
        QTest::newRow("entity") << u"a.svg"_s << "<text>db1&#46;internal</text>"_ba;
        QTest::newRow("split by marks") << u"a.html"_s << "<p>db1.<b>inter</b>nal</p>"_ba;
        QTest::newRow("over two lines") << u"a.html"_s << "<p>db1.inter<br>nal</p>"_ba;
        QTest::newRow("escaped") << u"a.md"_s << "db1\\.internal"_ba;
        QTest::newRow("in json") << u"a.json"_s << "{\"a\":[\"db1\\u002einternal\"]}"_ba;
        QTest::newRow("key in json") << u"a.json"_s << "{\"db1.internal\":1}"_ba;
        QTest::newRow("folded") << u"a.ics"_s << "SUMMARY:db1.int\r\n ernal"_ba;
        QTest::newRow("capitals") << u"a.txt"_s << "DB1.INTERNAL"_ba;
    }

    void eachPlaceOfAFileIsLookedThrough()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        const LeakCheck check({{.kind = SecretKind::Host, .text = u"db1.internal"_s}});
        const auto leaks = check.leaksIn(name, bytes);
        QVERIFY(leaks.has_value());
        QVERIFY(!leaks->isEmpty());
    }

    void aFileThatCannotBeReadWholeIsRefused()
    {
        const LeakCheck check({{.kind = SecretKind::Host, .text = u"db1.internal"_s}});
        QVERIFY(!check.leaksIn(u"a.odt"_s, "PK\x03\x04 broken"_ba));
        QVERIFY(!check.leaksIn(u"a.pdf"_s, "%PDF-1.4 broken"_ba));
    }

    /// What the patterns find in real reports, which are published and so tell few secrets.
    void realReportsAreRedactedAndNoneLeaks()
    {
        const QString folder = QStringLiteral(SAMPLES) + u"/postmortems"_s;
        if (!QFile::exists(folder))
            QSKIP("the reports are not here");
        QMap<QString, QStringList> found;
        int reports = 0;
        int alarms = 0;
        for (QDirIterator it(folder, {u"*.md"_s}); it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            Incident incident;
            incident.title = QFileInfo(file).completeBaseName();
            incident.postmortem.sections = {
                {.key = u"a"_s, .title = u"Report"_s, .text = QString::fromUtf8(file.readAll())}};
            const RedactionRules rules{.kinds = everySecretKind()};
            const Redaction redaction = redacted(incident, rules);
            for (const Removed &removed : redaction.removed)
                found[word(removed.kind)].append(removed.text.simplified().left(60));
            const auto files = renderedExports(
                incident, {ExportFormat::Markdown, ExportFormat::Html, ExportFormat::Odt},
                {.redaction = rules});
            alarms += files ? 0 : 1;
            if (!files)
                qInfo().noquote() << incident.title << files.error().sentence.left(200);
            ++reports;
        }
        qInfo("%d reports, %d refused by the leak check", reports, alarms);
        for (const auto &[kind, texts] : found.asKeyValueRange())
            qInfo().noquote() << kind << texts.size() << texts.mid(0, 40).join(u" | "_s);
        QCOMPARE(alarms, 0);
    }
};

QTEST_MAIN(TestRedaction)
#include "redaction.moc"
