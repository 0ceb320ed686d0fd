// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation/factsection.h"

#include "common/inlineeditor.h"
#include "common/style.h"
#include "situation/factrow.h"
#include "ui/archivefixture.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class FactSectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void aMilestoneTakesATimeWhereItStands();
    void aTimeThatIsNoneIsRefusedInPlace();
    void anAmbiguousHourIsAChoice();
    void anEmptyAnswerForgetsTheMilestone();
    void theSeverityIsChosenByButton();
    void aRoleIsGivenAndTakenBack();
    void aComponentIsAddedAndGetsItsImpact();
    void aComponentIsAddedWithItsImpactInOneLine();
    void anImpactIsSaidWithItsTime();
    void anAssignmentIsGivenExtendedAndDone();
    void severalShareARoleButOneCommands();
    void aSeverityTakesItsReason();
    void figuresAndLinksComeAndGo();
    void aQuestionOutlivesWhatTheClockDoes();
    void escapeChangesNothing();
    void aFoldedSectionCatchesUpWhenItIsOpened();
    void foldingKeepsWhatIsHalfWritten();
    void whatIsDueComesAndGoesWhileFolded();

private:
    InlineEditor *ask(FactSection &section, const QString &row);
    void answer(InlineEditor *editor, const QString &text);
    void refresh() { m_model.setIncident(m_incident->incident(), Instant::now()); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    SituationModel m_model;
};

void FactSectionTest::init()
{
    m_archive = std::make_unique<ArchiveFixture>();
    m_incident = m_archive->declare(u"Queue stuck"_s);
    refresh();
    connect(m_incident.get(), &OpenIncident::changed, this, [this] { refresh(); });
}

void FactSectionTest::cleanup()
{
    m_incident.reset();
    m_archive.reset();
}

InlineEditor *FactSectionTest::ask(FactSection &section, const QString &row)
{
    section.setIncident(m_incident.get());
    section.show();
    auto *button = section.findChild<FactRow *>(row);
    if (!button)
        return nullptr;
    button->click();
    return section.findChild<InlineEditor *>();
}

void FactSectionTest::answer(InlineEditor *editor, const QString &text)
{
    editor->field()->setText(text);
    QTest::keyClick(editor->field(), Qt::Key_Return);
}

void FactSectionTest::aMilestoneTakesATimeWhereItStands()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_detected"_s);
    QVERIFY(editor);
    answer(editor, u"2024-10-15 14:00 UTC"_s);
    const auto &milestone = m_incident->incident().milestone(MilestoneName::Detected);
    QVERIFY(milestone.has_value());
    QCOMPARE(isoText(*milestone->moment.at), u"2024-10-15T14:00:00Z"_s);
    QCOMPARE(section.findChild<FactRow *>(u"fact_detected"_s)->value(), u"15 Oct 2024 15:00"_s);
}

void FactSectionTest::aTimeThatIsNoneIsRefusedInPlace()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_mitigated"_s);
    answer(editor, u"soon-ish"_s);
    QVERIFY(editor->isVisible());
    QVERIFY(!editor->findChild<QLabel *>(u"inlineRefusal"_s)->text().isEmpty());
    QVERIFY(!m_incident->incident().milestone(MilestoneName::Mitigated));
    answer(editor, u"2024-10-15 14:00 UTC"_s);
    QVERIFY(m_incident->incident().milestone(MilestoneName::Mitigated).has_value());
}

void FactSectionTest::anAmbiguousHourIsAChoice()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_recovered"_s);
    answer(editor, u"2024-10-27 01:30"_s); // this hour came twice in London
    auto *second = editor->findChild<QAbstractButton *>(u"choice1"_s);
    QVERIFY(second);
    second->click();
    QCOMPARE(
        isoText(*m_incident->incident().milestone(MilestoneName::Recovered)->moment.at),
        u"2024-10-27T01:30:00Z"_s);
}

void FactSectionTest::anEmptyAnswerForgetsTheMilestone()
{
    m_incident->setMilestone(MilestoneName::Detected, Moment::exactly(Instant::now()));
    FactSection section(FactSection::Group::Situation, m_model);
    answer(ask(section, u"fact_detected"_s), {});
    QVERIFY(!m_incident->incident().milestone(MilestoneName::Detected));
    QCOMPARE(section.findChild<FactRow *>(u"fact_detected"_s)->value(), u"not yet"_s);
}

void FactSectionTest::theSeverityIsChosenByButton()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_severity"_s);
    editor->findChild<QAbstractButton *>(u"choice2"_s)->click();
    QCOMPARE(m_incident->incident().severity, 3);
}

void FactSectionTest::aRoleIsGivenAndTakenBack()
{
    FactSection section(FactSection::Group::Roles, m_model);
    QCOMPARE(section.findChild<FactRow *>(u"fact_scribe"_s)->tone(), SituationModel::Tone::Warning);
    answer(ask(section, u"fact_scribe"_s), u"support lead"_s);
    QCOMPARE(m_incident->incident().holderOf(u"scribe"_s), u"support lead"_s);
    QCOMPARE(section.findChild<FactRow *>(u"fact_scribe"_s)->value(), u"support lead"_s);
    answer(ask(section, u"fact_scribe"_s), {});
    QCOMPARE(section.findChild<FactRow *>(u"fact_scribe"_s)->value(), u"unassigned"_s);
    answer(ask(section, u"addRole"_s), u"deputy: on call"_s);
    QCOMPARE(section.findChild<FactRow *>(u"fact_deputy"_s)->value(), u"on call"_s);
}

void FactSectionTest::aComponentIsAddedAndGetsItsImpact()
{
    FactSection section(FactSection::Group::Components, m_model);
    answer(ask(section, u"addComponent"_s), u"Mail & chat"_s);
    QCOMPARE(m_incident->incident().components.size(), 1);
    InlineEditor *editor = ask(section, u"fact_Mail & chat"_s);
    QVERIFY(editor);
    editor->findChild<QAbstractButton *>(u"choice3"_s)->click();
    QCOMPARE(m_incident->incident().components.constFirst().impact, Impact::MajorOutage);
    QCOMPARE(
        section.findChild<FactRow *>(u"fact_Mail & chat"_s)->tone(),
        SituationModel::Tone::Critical);
}

void FactSectionTest::aComponentIsAddedWithItsImpactInOneLine()
{
    FactSection section(FactSection::Group::Components, m_model);
    answer(ask(section, u"addComponent"_s), u"Checkout: Europe: partial outage"_s);
    answer(ask(section, u"addComponent"_s), u"Mail: queue"_s);
    const auto components = [this] { return m_incident->incident().components; };
    QCOMPARE(components().size(), 2);
    QCOMPARE(components().at(0).name, u"Checkout: Europe"_s);
    QCOMPARE(components().at(0).impact, Impact::PartialOutage);
    QCOMPARE(components().at(1).name, u"Mail: queue"_s);
    QVERIFY(!components().at(1).impact);
    // The same name again is the same component.
    answer(ask(section, u"addComponent"_s), u"Mail: queue: operational"_s);
    QCOMPARE(components().size(), 2);
    QCOMPARE(components().at(1).impact, Impact::Operational);
}

void FactSectionTest::anImpactIsSaidWithItsTime()
{
    m_incident->setZone(u"Europe/London"_s);
    m_incident->setComponent(u"API"_s, Impact::Degraded);
    FactSection section(FactSection::Group::Components, m_model);
    const QString row = u"fact_API"_s;
    const auto api = [this] { return m_incident->incident().components.constFirst(); };
    answer(ask(section, row), u"Major outage since 2024-05-06 16:21 BST"_s);
    QCOMPARE(api().impact, Impact::MajorOutage);
    QCOMPARE(api().changes.last().at.at, instantFromIso(u"2024-05-06T15:21:00Z"));
    answer(ask(section, row), u"partial 2024-05-06 15:40 UTC"_s);
    QCOMPARE(api().impact, Impact::PartialOutage);
    QCOMPARE(api().changes.last().at.at, instantFromIso(u"2024-05-06T15:40:00Z"));
    InlineEditor *editor = ask(section, row);
    for (const QString &wrong : {u"soon"_s, u"16:21"_s, u"major outage at tea"_s}) {
        answer(editor, wrong);
        QVERIFY2(editor->isVisible(), qPrintable(wrong));
        QCOMPARE(api().impact, Impact::PartialOutage);
    }
    answer(editor, u"operational"_s);
    QCOMPARE(api().impact, Impact::Operational);
}

void FactSectionTest::anAssignmentIsGivenExtendedAndDone()
{
    FactSection section(FactSection::Group::Assignments, m_model);
    answer(ask(section, u"addAssignment"_s), u"dba: count locks, 10 min"_s);
    QCOMPARE(m_incident->incident().assignments.size(), 1);
    const auto there = [this] { return m_incident->incident().assignments.first(); };
    QCOMPARE(there().person, u"dba"_s);
    QCOMPARE(there().task, u"count locks"_s);
    QCOMPARE(there().minutes, std::optional(10));
    const QString row = u"fact_"_s + there().id.text();
    ask(section, row)->findChild<QAbstractButton *>(u"choice0"_s)->click();
    QVERIFY(there().acknowledgedAt.has_value());
    const Instant end = *there().until;
    ask(section, row)->findChild<QAbstractButton *>(u"choice0"_s)->click();
    QCOMPARE(there().until->us - end.us, 5 * Instant::minute);
    answer(ask(section, row), u"none held"_s);
    QCOMPARE(there().state, ActionState::Done);
    QCOMPARE(there().reason, u"none held"_s);
    QVERIFY(!section.findChild<FactRow *>(row));
    InlineEditor *editor = ask(section, u"addAssignment"_s);
    answer(editor, u"somebody should"_s);
    QVERIFY(editor->isVisible());
    QVERIFY(!editor->findChild<QLabel *>(u"inlineRefusal"_s)->text().isEmpty());
    for (const QString &line :
         {u"dba: read node 3, 5"_s, u"dba: read node 3 (5 min)"_s, u"dba: read node 3; 5m"_s}) {
        answer(ask(section, u"addAssignment"_s), line);
        QCOMPARE(m_incident->incident().assignments.last().task, u"read node 3"_s);
        QCOMPARE(m_incident->incident().assignments.last().minutes, std::optional(5));
    }
    answer(ask(section, u"addAssignment"_s), u"dba: read node 3"_s);
    QVERIFY(!m_incident->incident().assignments.last().minutes);
}

void FactSectionTest::severalShareARoleButOneCommands()
{
    FactSection section(FactSection::Group::Roles, m_model);
    answer(ask(section, u"addRole"_s), u"expert: first; second, of the night"_s);
    const QString second = u"second, of the night"_s;
    QCOMPARE(m_incident->incident().holdersOf(u"expert"_s), (QStringList{u"first"_s, second}));
    answer(ask(section, u"fact_expert"_s), second + u"; third"_s);
    QCOMPARE(m_incident->incident().holdersOf(u"expert"_s), (QStringList{second, u"third"_s}));
    InlineEditor *editor = ask(section, u"fact_commander"_s);
    answer(editor, u"first; second"_s);
    QVERIFY(editor->isVisible());
    QVERIFY(m_incident->incident().holdersOf(u"commander"_s).isEmpty());
    answer(editor, u"first"_s);
    m_incident->handOver(u"commander"_s, u"second"_s, {});
    refresh();
    QCOMPARE(
        section.findChild<FactRow *>(u"fact_commander"_s)->value(), u"second · not accepted"_s);
    ask(section, u"fact_commander"_s)->findChild<QAbstractButton *>(u"choice0"_s)->click();
    QCOMPARE(section.findChild<FactRow *>(u"fact_commander"_s)->value(), u"second"_s);
}

void FactSectionTest::aSeverityTakesItsReason()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_severity"_s);
    answer(editor, u"dreadful"_s);
    QVERIFY(editor->isVisible());
    answer(editor, u"2 all of Europe"_s);
    QCOMPARE(m_incident->incident().severity, std::optional(2));
    QCOMPARE(m_incident->incident().severityChanges.last().reason, u"all of Europe"_s);
}

void FactSectionTest::figuresAndLinksComeAndGo()
{
    FactSection section(FactSection::Group::Situation, m_model);
    answer(ask(section, u"addFigure"_s), u"customers: 1,200 accounts (desk)"_s);
    QCOMPARE(m_incident->incident().figures.first().figure, u"1,200 accounts"_s);
    QCOMPARE(m_incident->incident().figures.first().source, u"desk"_s);
    answer(ask(section, u"fact_customers"_s), u"900"_s);
    QCOMPARE(m_incident->incident().figures.first().figure, u"900"_s);
    answer(ask(section, u"fact_customers"_s), {});
    QVERIFY(m_incident->incident().figures.isEmpty());
    answer(ask(section, u"addFigure"_s), u"https://bridge.example Bridge"_s);
    QCOMPARE(m_incident->incident().links.first().title, u"Bridge"_s);
    answer(ask(section, u"fact_summary"_s), u"Down in Europe"_s);
    QCOMPARE(section.findChild<FactRow *>(u"fact_summary"_s)->value(), u"Down in Europe"_s);
}

void FactSectionTest::aQuestionOutlivesWhatTheClockDoes()
{
    m_incident->setSeverity(1);
    FactSection section(FactSection::Group::Situation, m_model);
    FactSection next(FactSection::Group::Next, m_model);
    InlineEditor *editor = ask(section, u"fact_summary"_s);
    editor->field()->setText(u"half written"_s);
    const auto before = next.findChildren<FactRow *>().size();
    m_model.setIncident(
        m_incident->incident(), Instant{Instant::now().us + 9 * 60 * Instant::minute});
    QVERIFY(next.findChildren<FactRow *>().size() != before);
    QVERIFY(editor->isVisible());
    QCOMPARE(editor->field()->text(), u"half written"_s);
}

void FactSectionTest::escapeChangesNothing()
{
    FactSection section(FactSection::Group::Roles, m_model);
    InlineEditor *editor = ask(section, u"fact_scribe"_s);
    editor->field()->setText(u"nobody in particular"_s);
    QTest::keyClick(editor->field(), Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QVERIFY(m_incident->incident().holderOf(u"scribe"_s).isEmpty());
}

void FactSectionTest::aFoldedSectionCatchesUpWhenItIsOpened()
{
    FactSection section(FactSection::Group::Situation, m_model);
    section.setIncident(m_incident.get());
    section.setOpen(false);
    m_incident->setFigure({.what = u"customers"_s, .figure = u"900"_s});
    m_incident->setSummary(u"Down in Europe"_s);
    section.setOpen(true);
    QCOMPARE(section.findChild<FactRow *>(u"fact_customers"_s)->value(), u"900"_s);
    QCOMPARE(section.findChild<FactRow *>(u"fact_summary"_s)->value(), u"Down in Europe"_s);
}

void FactSectionTest::whatIsDueComesAndGoesWhileFolded()
{
    m_incident->setSeverity(1);
    FactSection section(FactSection::Group::Next, m_model);
    QVERIFY(!section.isHidden());
    section.setOpen(false);
    m_incident->setPhase(Phase::FalseAlarm);
    QVERIFY(section.isHidden());
    m_incident->setPhase(Phase::Investigating);
    QVERIFY(!section.isHidden());
}

void FactSectionTest::foldingKeepsWhatIsHalfWritten()
{
    FactSection section(FactSection::Group::Situation, m_model);
    InlineEditor *editor = ask(section, u"fact_detected"_s);
    editor->field()->setText(u"half written"_s);
    section.setOpen(false);
    QVERIFY(!editor->isVisible());
    section.setOpen(true);
    QVERIFY(editor->isVisible());
    QCOMPARE(editor->field()->text(), u"half written"_s);
}

QTEST_MAIN(FactSectionTest)
#include "factsection.moc"
