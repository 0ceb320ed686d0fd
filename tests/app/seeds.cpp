// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporttext.h"
#include "app/program.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Real postmortems, read in place where they are there: in by `import`, out by `show --json` and
/// `export`, back in.
class TestSeeds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void importGivesWhatIsExpected_data() { rows(); }
    void importGivesWhatIsExpected();
    void importingTwiceAddsNothing_data() { rows(); }
    void importingTwiceAddsNothing();
    void aDryRunWritesNothing_data() { rows(); }
    void aDryRunWritesNothing();
    void exportsHoldEverySentence_data() { rows(); }
    void exportsHoldEverySentence();
    void exportsHoldEveryFactAndTime_data();
    void exportsHoldEveryFactAndTime();
    void exportingTwiceGivesTheSameBytes_data() { rows(); }
    void exportingTwiceGivesTheSameBytes();
    void theJsonComesBackAsItWas_data() { rows(); }
    void theJsonComesBackAsItWas();

private:
    void rows();
    /// The seed's of this row.
    static QString name()
    {
        return QString::fromUtf8(QTest::currentDataTag()).section(u", "_s, 0, 0);
    }
    QString file() const { return QStringLiteral(SAMPLES "/seeds/") + name(); }
    QJsonObject expected() const { return m_expected[name()].toObject(); }
    QStringList importArguments() const;
    /// Imports the row's seed into a home of its own; its incident's id, empty where that failed.
    QString imported();
    void checkMilestones(const QJsonObject &shown);
    void checkPosts(const QJsonObject &shown);
    void checkText(const QJsonObject &shown);
    void checkActions(const QJsonObject &shown);
    QHash<QString, QByteArray>
    exported(const QString &id, const QString &folder, const QString &audience = u"internal"_s);
    /// As its readers see them, by format: Markdown, HTML, PDF, ODT and DOCX; in a long run the
    /// last two as LibreOffice reads them, too, where it is installed.
    static QMap<QString, QString> readTexts(const QHash<QString, QByteArray> &files);
    QStringList sentences();
    QStringList facts(const QJsonObject &shown, const QString &audience) const;

    QJsonObject m_expected;
    std::unique_ptr<Program> m_program;
};

void TestSeeds::initTestCase()
{
    QFile expected(QStringLiteral(SAMPLES "/seeds/expected.json"));
    if (!expected.open(QIODevice::ReadOnly))
        QSKIP("the samples are not beside this checkout");
    m_expected = QJsonDocument::fromJson(expected.readAll()).object();
    QVERIFY(m_expected.size() > 1);
}

void TestSeeds::init() { m_program = std::make_unique<Program>(); }

void TestSeeds::rows()
{
    QTest::addColumn<int>("nothing");
    for (const QString &key : m_expected.keys()) {
        if (key.endsWith(u".txt"))
            QTest::newRow(qPrintable(key)) << 0;
    }
}

static QStringList strings(const QJsonValue &array)
{
    QStringList strings;
    for (const QJsonValue &value : array.toArray())
        strings.append(value.toString());
    return strings;
}

QStringList TestSeeds::importArguments() const
{
    return QStringList{u"import"_s, file()} + strings(expected()[u"give"]);
}

QString TestSeeds::imported()
{
    const QJsonObject answer = m_program->ask(importArguments());
    return answer[u"incidents"][0][u"id"].toString();
}

void TestSeeds::checkMilestones(const QJsonObject &shown)
{
    const QJsonObject wanted = expected()[u"milestones"].toObject();
    const QStringList approximate = strings(expected()[u"approximate"]);
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QJsonValue milestone = shown[u"milestones"][it.key()];
        QVERIFY2(
            milestone[u"at"].toString() == it.value().toString(),
            qPrintable(it.key() + u": "_s + milestone[u"at"].toString()));
        QVERIFY2(milestone.isNull() == it.value().isNull(), qPrintable(it.key()));
        if (!it.value().isNull())
            QVERIFY2(
                (milestone[u"precision"].toString() == "approximate"_L1)
                    == approximate.contains(it.key()),
                qPrintable(it.key()));
    }
    QCOMPARE(
        shown[u"durations"][u"impact"][u"seconds"].toInt(), expected()[u"impact_seconds"].toInt());
}

void TestSeeds::checkPosts(const QJsonObject &shown)
{
    if (!expected().contains(u"posts"))
        return;
    QStringList wanted;
    QStringList found;
    for (const QJsonValue &post : expected()[u"posts"].toArray())
        wanted.append(post[0].toString() + u' ' + post[1].toString());
    for (const QJsonValue &entry : shown[u"timeline"].toArray()) {
        if (entry[u"kind"].toString() == "update"_L1)
            found.append(entry[u"at"].toString() + u' ' + entry[u"phase"].toString());
    }
    QCOMPARE(found, wanted);
    QCOMPARE(shown[u"updates"].toArray().size(), wanted.size());
}

void TestSeeds::checkText(const QJsonObject &shown)
{
    const QJsonObject wanted = expected();
    for (const QString &key : {u"title"_s, u"organisation"_s}) {
        if (wanted.contains(key))
            QCOMPARE(shown[u"incident"][key].toString(), wanted[key].toString());
    }
    QStringList titles;
    for (const QJsonValue &section : shown[u"postmortem"][u"sections"].toArray())
        titles.append(section[u"title"].toString());
    qsizetype from = 0;
    for (const QString &title : strings(wanted[u"sections"])) {
        from = titles.indexOf(title, from) + 1;
        QVERIFY2(from > 0, qPrintable(title + u" is not in order in "_s + titles.join(u", "_s)));
    }
    if (wanted.contains(u"components")) {
        QStringList components;
        for (const QJsonValue &component : shown[u"incident"][u"components"].toArray())
            components.append(component[u"name"].toString());
        QCOMPARE(components, strings(wanted[u"components"]));
    }
    const QJsonArray timeline = shown[u"timeline"].toArray();
    QVERIFY(timeline.size() >= wanted[u"entries_at_least"].toInt());
    qsizetype row = 0;
    for (const QString &phrase : strings(wanted[u"order"])) {
        while (row < timeline.size()
               && !timeline[row][u"text"].toString().contains(phrase, Qt::CaseInsensitive))
            ++row;
        QVERIFY2(row < timeline.size(), qPrintable(phrase));
    }
    for (const QString &warning : strings(wanted[u"warnings_contain"]))
        QVERIFY2(strings(shown[u"warnings"]).join(u'\n').contains(warning), qPrintable(warning));
    if (wanted.contains(u"zone_label"))
        QVERIFY(shown[u"milestones"][u"impact_started"][u"at_text"].toString().contains(
            wanted[u"zone_label"].toString()));
}

void TestSeeds::checkActions(const QJsonObject &shown)
{
    int done = 0;
    QString all;
    const QJsonArray actions = shown[u"actions"].toArray();
    for (const QJsonValue &action : actions) {
        done += action[u"state"].toString() == "done"_L1 ? 1 : 0;
        all += action[u"text"].toString() + u'\n';
    }
    for (const QString &phrase : strings(expected()[u"actions_contain"]))
        QVERIFY2(all.contains(phrase), qPrintable(phrase));
    if (expected().contains(u"actions_done")) {
        QCOMPARE(done, expected()[u"actions_done"].toInt());
        QCOMPARE(actions.size() - done, expected()[u"actions_open"].toInt());
    }
}

void TestSeeds::importGivesWhatIsExpected()
{
    if (expected().contains(u"needs")) {
        const auto refused = m_program->run({u"import"_s, file()});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.out.isEmpty() && refused.err.count('\n') == 1, refused.err.constData());
        QVERIFY2(refused.err.contains("--date"), refused.err.constData());
        QCOMPARE(m_program->ask({u"list"_s})[u"incidents"].toArray().size(), 0);
    }
    const QJsonObject answer = m_program->ask(importArguments());
    QCOMPARE(answer[u"incidents"].toArray().size(), 1);
    QVERIFY(answer[u"incidents"][0][u"new"].toBool());
    const QString id = answer[u"incidents"][0][u"id"].toString();
    const QJsonObject shown = m_program->ask({u"show"_s, id});
    QCOMPARE(answer[u"incidents"][0][u"entries"].toInt(), shown[u"timeline"].toArray().size());
    QCOMPARE(answer[u"incidents"][0][u"title"], shown[u"incident"][u"title"]);
    checkMilestones(shown);
    checkPosts(shown);
    checkText(shown);
    checkActions(shown);
}

void TestSeeds::importingTwiceAddsNothing()
{
    const QString id = imported();
    const QByteArray before = m_program->run({u"show"_s, id, u"--json"_s}).out;
    const QJsonObject again = m_program->ask(importArguments());
    QCOMPARE(again[u"incidents"][0][u"id"].toString(), id);
    QCOMPARE(again[u"incidents"][0][u"new"].toBool(true), false);
    QCOMPARE(again[u"incidents"][0][u"entries"].toInt(-1), 0);
    QCOMPARE(m_program->ask({u"list"_s})[u"incidents"].toArray().size(), 1);
    QCOMPARE(m_program->run({u"show"_s, id, u"--json"_s}).out, before);
}

void TestSeeds::aDryRunWritesNothing()
{
    const QJsonObject rehearsed = m_program->ask(importArguments() + QStringList{u"--dry-run"_s});
    QVERIFY(rehearsed[u"incidents"][0][u"id"].isNull());
    QVERIFY(!QFile::exists(m_program->archive()));
    const QJsonObject real = m_program->ask(importArguments());
    QCOMPARE(real[u"incidents"][0][u"entries"], rehearsed[u"incidents"][0][u"entries"]);
    for (const QString &key : {u"inferred"_s, u"warnings"_s, u"ignored"_s})
        QCOMPARE(real[key], rehearsed[key]);
}

QHash<QString, QByteArray>
TestSeeds::exported(const QString &id, const QString &folder, const QString &audience)
{
    QHash<QString, QByteArray> files;
    for (const QJsonValue &path : m_program
                                      ->ask(
                                          {u"export"_s, id, u"--audience"_s, audience, u"--out"_s,
                                           m_program->path(folder)})[u"files"]
                                      .toArray()) {
        QFile written(path.toString());
        if (written.open(QIODevice::ReadOnly))
            files.insert(QFileInfo(written).suffix(), written.readAll());
    }
    return files;
}

QStringList TestSeeds::sentences()
{
    QFile seed(file());
    if (!seed.open(QIODevice::ReadOnly))
        return {};
    return proseSentences(
        QString::fromUtf8(seed.readAll()), strings(expected()[u"absent_from_export"]));
}

QMap<QString, QString> TestSeeds::readTexts(const QHash<QString, QByteArray> &files)
{
    const auto isThere = [](const QString &tool) {
        return !QStandardPaths::findExecutable(tool).isEmpty();
    };
    const bool office = qEnvironmentVariableIsSet("BRIDGELOG_LONG") && isThere(u"soffice"_s);
    QMap<QString, QString> texts;
    for (const QString &format : {u"md"_s, u"html"_s, u"odt"_s, u"docx"_s, u"pdf"_s}) {
        if (format != "pdf"_L1 || isThere(u"pdftotext"_s))
            texts.insert(format, plainText(format, files.value(format)));
        if (office && (format == "odt"_L1 || format == "docx"_L1))
            texts.insert(u"LibreOffice's "_s + format, writerText(format, files.value(format)));
    }
    return texts;
}

/// What the expectation says, as an export words it; "|" between ways to word it.
QStringList TestSeeds::facts(const QJsonObject &shown, const QString &audience) const
{
    QStringList facts{shown[u"incident"][u"title"].toString()};
    facts += strings(expected()[u"sections"]) + strings(expected()[u"actions_contain"])
        + strings(expected()[u"components"]);
    if (audience == "internal"_L1)
        facts += strings(expected()[u"warnings_contain"]);
    facts += expected()[u"organisation"].toString();
    const QJsonObject milestones = expected()[u"milestones"].toObject();
    for (auto it = milestones.begin(); it != milestones.end(); ++it) {
        const QString iso = it.value().toString();
        if (iso.isEmpty())
            continue;
        facts += u"%1 UTC|%2 UTC"_s.arg(iso.mid(11, 5), iso.mid(11, 8));
    }
    const int seconds = expected()[u"impact_seconds"].toInt();
    const QString minutes = QString::number(seconds / 60 % 60);
    facts += seconds >= 3600 ? u"%1h %2m"_s.arg(seconds / 3600).arg(minutes.rightJustified(2, u'0'))
        : seconds % 60 > 0   ? u"%1m %2s"_s.arg(minutes).arg(seconds % 60)
                             : minutes + u'm';
    for (const QJsonValue &entry : shown[u"timeline"].toArray()) {
        if (audience == "public"_L1 && entry[u"audience"].toString() != audience)
            continue;
        facts += entry[u"text"].toString().section(u'\n', 0, 0);
        const QString at = entry[u"at"].toString();
        const QString until = entry[u"until"].toString();
        if (!until.isEmpty())
            facts += u"%1–%2 UTC|%3–%4 UTC"_s.arg(
                at.mid(11, 5), until.mid(11, 5), at.mid(11, 8), until.mid(11, 8));
        else if (!at.isEmpty())
            facts += u"%1 UTC|%2 UTC"_s.arg(at.mid(11, 5), at.mid(11, 8));
    }
    return facts;
}

void TestSeeds::exportsHoldEveryFactAndTime_data()
{
    QTest::addColumn<QString>("audience");
    for (const QString &key : m_expected.keys()) {
        if (!key.endsWith(u".txt"))
            continue;
        for (const auto &audience : {u"internal"_s, u"public"_s})
            QTest::addRow("%s, %s", qPrintable(key), qPrintable(audience)) << audience;
    }
}

void TestSeeds::exportsHoldEveryFactAndTime()
{
    QFETCH(QString, audience);
    const QString id = imported();
    const QJsonObject shown = m_program->ask({u"show"_s, id});
    const auto texts = readTexts(exported(id, u"out"_s, audience));
    const QStringList facts = this->facts(shown, audience);
    QVERIFY(facts.size() > 5);
    for (const auto &[format, text] : texts.asKeyValueRange()) {
        const QString letters = onlyLetters(text);
        const auto holds = [&](const QString &words) {
            return letters.contains(onlyLetters(words));
        };
        for (const QString &fact : facts)
            QVERIFY2(
                std::ranges::any_of(fact.split(u'|'), holds), qPrintable(format + u": "_s + fact));
        for (const QString &sentence : sentences())
            QVERIFY2(
                letters.contains(onlyLetters(sentence)), qPrintable(format + u": "_s + sentence));
    }
}

void TestSeeds::exportsHoldEverySentence()
{
    const QString id = imported();
    auto files = exported(id, u"out"_s);
    QCOMPARE(files.size(), 7);
    const QStringList chrome = strings(expected()[u"absent_from_export"]);
    const QStringList sentences = this->sentences();
    QVERIFY(sentences.size() > 10);
    for (const QString &format : {u"md"_s, u"html"_s, u"json"_s, u"odt"_s, u"docx"_s, u"pdf"_s}) {
        if (format == "pdf"_L1 && QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            continue;
        const QString whole = plainText(format, files.value(format));
        const QString letters = onlyLetters(whole);
        for (const QString &sentence : sentences)
            QVERIFY2(
                letters.contains(onlyLetters(sentence)), qPrintable(format + u": "_s + sentence));
        for (const QString &phrase : chrome)
            QVERIFY2(!whole.contains(phrase), qPrintable(format + u": "_s + phrase));
    }
    const QString csv = onlyLetters(QString::fromUtf8(files.value(u"csv"_s)));
    for (const QJsonValue &entry : m_program->ask({u"show"_s, id})[u"timeline"].toArray())
        QVERIFY2(
            csv.contains(onlyLetters(entry[u"text"].toString())),
            qPrintable(entry[u"text"].toString()));
}

void TestSeeds::exportingTwiceGivesTheSameBytes()
{
    const QString id = imported();
    const auto first = exported(id, u"first"_s);
    QTest::qWait(1100); // a clock that is looked at would show
    const auto second = exported(id, u"second"_s);
    QCOMPARE(first.size(), 7);
    for (auto it = first.begin(); it != first.end(); ++it)
        QVERIFY2(it.value() == second.value(it.key()), qPrintable(it.key()));
}

/// Each id by the order in which it is first named.
static QByteArray withoutIds(const QByteArray &json)
{
    static const QRegularExpression id(
        u"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"_s);
    QString text = QString::fromUtf8(json);
    QStringList seen;
    for (auto match = id.match(text); match.hasMatch(); match = id.match(text)) {
        seen.append(match.captured());
        text.replace(match.captured(), u"id %1"_s.arg(seen.size()));
    }
    return text.toUtf8();
}

void TestSeeds::theJsonComesBackAsItWas()
{
    const QString id = imported();
    QCOMPARE(exported(id, u"out"_s).size(), 7);
    const QStringList found = QDir(m_program->path(u"out"_s)).entryList({u"*.json"_s});
    Program other;
    const QJsonObject answer =
        other.ask({u"import"_s, m_program->path(u"out/"_s + found.value(0))});
    QVERIFY(answer[u"incidents"][0][u"new"].toBool());
    const QByteArray there =
        other.run({u"show"_s, answer[u"incidents"][0][u"id"].toString(), u"--json"_s}).out;
    QVERIFY(!there.isEmpty());
    QCOMPARE(withoutIds(there), withoutIds(m_program->run({u"show"_s, id, u"--json"_s}).out));
}

QTEST_GUILESS_MAIN(TestSeeds)
#include "seeds.moc"
