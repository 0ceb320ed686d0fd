// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/importer.h"
#include "incident/zones.h"
#include "models/exchange/folding.h"
#include "postmortem/document.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The real postmortems that the product was made from, where they are: each must come in as its
/// expectation says.
class SeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anUnansweredQuestionRefusesTheSeed_data() { everySeed(); }
    void anUnansweredQuestionRefusesTheSeed();
    void milestonesAreAsTheTextStatesThem_data() { everySeed(); }
    void milestonesAreAsTheTextStatesThem();
    void headerAndComponentsAreRight_data() { everySeed(); }
    void headerAndComponentsAreRight();
    void postsComeInOrderWithTheirPhases_data() { everySeed(); }
    void postsComeInOrderWithTheirPhases();
    void entriesKeepTheTextsOrder_data() { everySeed(); }
    void entriesKeepTheTextsOrder();
    void sectionsAndActionsAreThere_data() { everySeed(); }
    void sectionsAndActionsAreThere();
    void furnitureIsDroppedAndNothingElse_data() { everySeed(); }
    void furnitureIsDroppedAndNothingElse();
    void contradictionsAreListed_data() { everySeed(); }
    void contradictionsAreListed();

private:
    void everySeed();
    QByteArray seed(const QString &name) const { return contentOf(m_folder + u'/' + name); }
    QJsonObject expected() const
    {
        return m_expected.value(QString::fromUtf8(QTest::currentDataTag())).toObject();
    }
    static ImportOptions answers(const QJsonObject &expectation);
    Result<ImportPlan> planned() const;
    QJsonObject document() const;

    const QString m_folder = QStringLiteral(SAMPLES "/seeds");
    QJsonObject m_expected;
};

static QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &value : array.toArray())
        texts.append(value.toString());
    return texts;
}

/// `wanted` must stand in `all` in that order; others may stand between.
static bool standInOrder(const QStringList &wanted, const QStringList &all)
{
    qsizetype from = 0;
    for (const QString &want : wanted) {
        const qsizetype at = all.indexOf(want, from);
        if (at < 0)
            return false;
        from = at + 1;
    }
    return true;
}

void SeedsTest::initTestCase()
{
    const QByteArray json = contentOf(m_folder + u"/expected.json"_s);
    if (json.isEmpty())
        QSKIP("the sample material is not here");
    m_expected = QJsonDocument::fromJson(json).object();
    m_expected.remove(u"about"_s);
    QVERIFY(!m_expected.isEmpty());
}

void SeedsTest::everySeed()
{
    QTest::addColumn<int>("unused");
    for (const QString &name : m_expected.keys())
        QTest::newRow(qPrintable(name)) << 0;
}

ImportOptions SeedsTest::answers(const QJsonObject &expectation)
{
    ImportOptions options;
    const QStringList give = textsOf(expectation.value(u"give"_s));
    if (give.value(0) == u"--date")
        options.date = QDate::fromString(give.value(1), Qt::ISODate);
    return options;
}

Result<ImportPlan> SeedsTest::planned() const
{
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    return planImport(seed(name), name, answers(expected()));
}

QJsonObject SeedsTest::document() const
{
    const auto plan = planned();
    return plan ? incidentDocument(folded(plan->incidents.first())) : QJsonObject();
}

void SeedsTest::anUnansweredQuestionRefusesTheSeed()
{
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const auto plan = planImport(seed(name), name, {});
    QCOMPARE(plan.has_value(), !expected().contains(u"needs"_s));
    if (plan)
        return;
    QVERIFY2(plan.error().sentence.contains(u"--date"), qPrintable(plan.error().sentence));
    ImportOptions wrong = answers(expected());
    wrong.date = wrong.date->addDays(1);
    QVERIFY(!planImport(seed(name), name, wrong));
}

void SeedsTest::milestonesAreAsTheTextStatesThem()
{
    const QJsonObject document = this->document();
    const QJsonObject wanted = expected().value(u"milestones"_s).toObject();
    const QStringList approximate = textsOf(expected().value(u"approximate"_s));
    for (const QString &name : wanted.keys()) {
        const QJsonValue found = document.value(u"milestones"_s).toObject().value(name);
        QVERIFY2(wanted.value(name).isNull() == found.isNull(), qPrintable(name));
        QCOMPARE(found.toObject().value(u"at"_s).toString(), wanted.value(name).toString());
        if (!found.isNull())
            QCOMPARE(
                found.toObject().value(u"precision"_s) == u"approximate"_s,
                approximate.contains(name));
    }
    const QJsonObject impact =
        document.value(u"durations"_s).toObject().value(u"impact"_s).toObject();
    QCOMPARE(impact.value(u"seconds"_s), expected().value(u"impact_seconds"_s));
    QCOMPARE(impact.value(u"approximate"_s).toBool(), !approximate.isEmpty());
}

void SeedsTest::headerAndComponentsAreRight()
{
    const QJsonObject incident = document().value(u"incident"_s).toObject();
    QVERIFY(!incident.value(u"title"_s).toString().isEmpty());
    for (const QString &key : {u"title"_s, u"organisation"_s})
        if (expected().contains(key))
            QCOMPARE(incident.value(key), expected().value(key));
    QStringList components;
    for (const QJsonValue &component : incident.value(u"components"_s).toArray())
        components.append(component.toObject().value(u"name"_s).toString());
    QCOMPARE(components, textsOf(expected().value(u"components"_s)));
    if (expected().contains(u"zone_label"_s)) {
        const QTimeZone zone(incident.value(u"zone"_s).toString().toLatin1());
        const auto start = instantFromIso(
            expected().value(u"milestones"_s).toObject().value(u"impact_started"_s).toString());
        QCOMPARE(
            localTime(*start, zone).abbreviation, expected().value(u"zone_label"_s).toString());
    }
}

void SeedsTest::postsComeInOrderWithTheirPhases()
{
    QStringList found;
    for (const QJsonValue &update : document().value(u"updates"_s).toArray()) {
        const QJsonObject post = update.toObject();
        QCOMPARE(post.value(u"at"_s), post.value(u"published_at"_s));
        found.append(post.value(u"at"_s).toString() + u' ' + post.value(u"phase"_s).toString());
    }
    QStringList wanted;
    for (const QJsonValue &post : expected().value(u"posts"_s).toArray())
        wanted.append(textsOf(post).join(u' '));
    QCOMPARE(found, wanted);
}

void SeedsTest::entriesKeepTheTextsOrder()
{
    QString all;
    const QJsonArray timeline = document().value(u"timeline"_s).toArray();
    for (const QJsonValue &entry : timeline)
        all += entry.toObject().value(u"text"_s).toString() + u'\n';
    QVERIFY(timeline.size() >= expected().value(u"entries_at_least"_s).toInt());
    qsizetype from = 0;
    for (const QString &phrase : textsOf(expected().value(u"order"_s))) {
        from = all.indexOf(phrase, from, Qt::CaseInsensitive);
        QVERIFY2(from >= 0, qPrintable(phrase));
    }
}

void SeedsTest::sectionsAndActionsAreThere()
{
    QStringList sections;
    for (const QJsonValue &section :
         document().value(u"postmortem"_s).toObject().value(u"sections"_s).toArray())
        sections.append(section.toObject().value(u"title"_s).toString());
    QVERIFY2(
        standInOrder(textsOf(expected().value(u"sections"_s)), sections),
        qPrintable(sections.join(u", "_s)));
    QString actions;
    int done = 0;
    int open = 0;
    for (const QJsonValue &value : document().value(u"actions"_s).toArray()) {
        const QJsonObject action = value.toObject();
        actions += action.value(u"text"_s).toString() + u'\n';
        (action.value(u"state"_s) == u"done"_s ? done : open) += 1;
    }
    for (const QString &phrase : textsOf(expected().value(u"actions_contain"_s)))
        QVERIFY2(actions.contains(phrase), qPrintable(phrase));
    if (expected().contains(u"actions_done"_s)) {
        QCOMPARE(done, expected().value(u"actions_done"_s).toInt());
        QCOMPARE(open, expected().value(u"actions_open"_s).toInt());
    }
}

/// Words only, so that bullets, blanks and line breaks do not matter.
static QString wordsIn(const QString &text)
{
    static const QRegularExpression other(
        u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString(text).replace(other, u" "_s).trimmed();
}

void SeedsTest::furnitureIsDroppedAndNothingElse()
{
    const auto plan = planned();
    QVERIFY(plan);
    const Incident incident = folded(plan->incidents.first());
    const QString json = QString::fromUtf8(incidentJson(incident));
    for (const QString &phrase : textsOf(expected().value(u"absent_from_export"_s)))
        QVERIFY2(!json.contains(phrase), qPrintable(phrase));
    QString kept = incident.title + u'\n' + incident.organisation;
    for (int row = 0; row < incident.timeline.size(); ++row)
        kept += u'\n' + incident.timeline.at(row).at.words + u'\n' + incident.timeline.at(row).text;
    for (const Section &section : incident.postmortem.sections)
        kept += u'\n' + section.title + u'\n' + section.text;
    for (const Component &component : incident.components)
        kept += u'\n' + component.name;
    kept = u' ' + wordsIn(kept) + u' ';
    const QString text = QString::fromUtf8(seed(QString::fromUtf8(QTest::currentDataTag())));
    for (const QString &line : text.split(u'\n')) {
        static const QRegularExpression markers(
            u"^\\s*(?:Posted|This incident affected:|Incident Report for|\\d+\\.)"_s);
        const QString words = wordsIn(QString(line).remove(markers));
        if (!plan->ignored.contains(line.trimmed()) && !line.startsWith(u"This incident affected"))
            QVERIFY2(words.isEmpty() || kept.contains(u' ' + words + u' '), qPrintable(line));
    }
}

void SeedsTest::contradictionsAreListed()
{
    const QStringList warnings = textsOf(document().value(u"warnings"_s));
    for (const QString &phrase : textsOf(expected().value(u"warnings_contain"_s)))
        QVERIFY2(warnings.join(u'\n').contains(phrase), qPrintable(phrase));
    if (!expected().contains(u"warnings_contain"_s))
        QCOMPARE(warnings, QStringList());
}

QTEST_GUILESS_MAIN(SeedsTest)
#include "seeds.moc"
