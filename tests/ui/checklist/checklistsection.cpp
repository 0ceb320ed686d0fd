// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/checklistsection.h"

#include "checklist/checklistrow.h"
#include "common/inlineeditor.h"
#include "common/style.h"
#include "ui/archivefixture.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class ChecklistSectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void spaceTicksAndTheFoldShowsIt();
    void aTickCanBeTakenBack();
    void skippingAsksForAReason();
    void whatDoesNotApplyNeedsNone();
    void whatIsLateIsCritical();
    void aNarrowRowGrowsInsteadOfCutting();
    void notesAssigneesAndLinksAreTheItems();
    void mineAreThoseOfMyRolesAndThoseGivenToMe();
    void whatIsDealtWithCanBeFolded();
    void anItemOfThisIncidentAloneIsAdded();
    void theCopyIsATaskListOfWhatIsShown();

private:
    ChecklistRow *row(int index) { return m_section->findChildren<ChecklistRow *>().value(index); }
    const ChecklistItem &item(int index) { return m_incident->incident().checklist.at(index); }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<ChecklistSection> m_section;
};

void ChecklistSectionTest::init()
{
    m_archive = std::make_unique<ArchiveFixture>();
    m_incident = m_archive->declare(u"Queue stuck"_s);
    m_incident->applyChecklist(
        {.checklist = u"Test"_s,
         .items = {
             {.item = u"t1"_s, .role = u"operations"_s, .text = u"First thing"_s, .dueMinutes = 5},
             {.item = u"t2"_s, .text = u"Second thing, which takes a few more words"_s}}});
    m_section = std::make_unique<ChecklistSection>();
    m_section->resize(300, 600);
    m_section->setIncident(m_incident.get());
    m_section->refresh(Instant::now());
    connect(m_incident.get(), &OpenIncident::changed, m_section.get(), [this] {
        m_section->refresh(Instant::now());
    });
    m_section->show();
}

void ChecklistSectionTest::cleanup()
{
    m_section.reset();
    m_incident.reset();
    m_archive.reset();
}

void ChecklistSectionTest::spaceTicksAndTheFoldShowsIt()
{
    QVERIFY(row(0));
    const int before = m_section->model().done();
    QTest::keyClick(row(0), Qt::Key_Space);
    QVERIFY(!item(0).ticks.isEmpty());
    QCOMPARE(m_section->model().done(), before + 1);
}

void ChecklistSectionTest::aTickCanBeTakenBack()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    QVERIFY(t2);
    t2->click();
    QCOMPARE(t2->state(), ItemState::Done);
    QVERIFY(!t2->due().isEmpty()); // when it was done
    t2->click();
    QCOMPARE(t2->state(), ItemState::Open);
}

void ChecklistSectionTest::skippingAsksForAReason()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    QTest::keyClick(t2, Qt::Key_S);
    auto *editor = m_section->findChild<InlineEditor *>();
    QVERIFY(editor);
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(t2->state(), ItemState::Open);
    editor->field()->setText(u"one region only"_s);
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(t2->state(), ItemState::Skipped);
    QCOMPARE(m_incident->incident().item(u"t2"_s)->reason, u"one region only"_s);
}

void ChecklistSectionTest::whatDoesNotApplyNeedsNone()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    QTest::keyClick(t2, Qt::Key_S);
    m_section->findChild<QAbstractButton *>(u"choice0"_s)->click();
    QCOMPARE(t2->state(), ItemState::NotApplicable);
}

void ChecklistSectionTest::whatIsLateIsCritical()
{
    auto *t1 = m_section->findChild<ChecklistRow *>(u"item_t1"_s);
    QVERIFY(t1);
    QVERIFY(t1->urgency() != ChecklistModel::Urgency::Late);
    m_section->setNow({Instant::now().us + 11 * Instant::minute});
    QCOMPARE(t1->urgency(), ChecklistModel::Urgency::Late);
    QVERIFY(t1->due().contains(u"late"));
}

void ChecklistSectionTest::aNarrowRowGrowsInsteadOfCutting()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    QCOMPARE_GT(t2->heightForWidth(120), t2->heightForWidth(600));
}

void ChecklistSectionTest::notesAssigneesAndLinksAreTheItems()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    auto *editor = m_section->findChild<InlineEditor *>();
    QTest::keyClick(t2, Qt::Key_N);
    editor->field()->setText(u"see the graph"_s);
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(t2->note(), u"see the graph"_s);
    QTest::keyClick(t2, Qt::Key_A);
    editor->field()->setText(u"database expert"_s);
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(t2->assignee(), u"database expert"_s);
    QSignalSpy asked(m_section.get(), &ChecklistSection::linkAsked);
    QTest::keyClick(t2, Qt::Key_L);
    QCOMPARE(asked.first().first().toString(), u"t2"_s);
    const EntryId entry = m_incident->log({.text = u"A line"_s});
    m_section->link(u"t2"_s, entry);
    QCOMPARE(m_incident->incident().item(u"t2"_s)->entry, std::optional(entry));
}

void ChecklistSectionTest::mineAreThoseOfMyRolesAndThoseGivenToMe()
{
    auto *t1 = m_section->findChild<ChecklistRow *>(u"item_t1"_s);
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    m_section->findChild<QAction *>(u"checklistMine"_s)->trigger();
    QVERIFY(!t1->isVisible()); // of operations
    QVERIFY(t2->isVisible()); // anybody's
    m_incident->giveRole(u"operations"_s, u"commander"_s);
    QVERIFY(t1->isVisible());
    m_incident->reviseItem({.item = u"t2"_s, .assignee = u"somebody else"_s});
    QVERIFY(!t2->isVisible());
    m_section->findChild<QAction *>(u"checklistAll"_s)->trigger();
    QVERIFY(t2->isVisible());
}

void ChecklistSectionTest::whatIsDealtWithCanBeFolded()
{
    auto *t2 = m_section->findChild<ChecklistRow *>(u"item_t2"_s);
    m_section->findChild<QAction *>(u"checklistHideDone"_s)->trigger();
    QVERIFY(t2->isVisible());
    m_incident->tick(u"t2"_s);
    QVERIFY(!t2->isVisible());
    m_section->findChild<QAction *>(u"checklistHideDone"_s)->trigger();
    QVERIFY(t2->isVisible());
}

void ChecklistSectionTest::anItemOfThisIncidentAloneIsAdded()
{
    m_section->findChild<QAction *>(u"checklistNewItem"_s)->trigger();
    auto *editor = m_section->findChild<InlineEditor *>();
    editor->field()->setText(u"Call the bank"_s);
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QVERIFY(m_incident->incident().item(u"call-the-bank"_s));
    QVERIFY(m_section->findChild<ChecklistRow *>(u"item_call-the-bank"_s));
}

void ChecklistSectionTest::theCopyIsATaskListOfWhatIsShown()
{
    m_incident->tick(u"t2"_s);
    m_section->findChild<QAction *>(u"checklistCopy"_s)->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.contains(u"- [ ] First thing (Operations, due "_s), qPrintable(text));
    QVERIFY2(
        text.contains(u"- [x] Second thing, which takes a few more words (done "_s),
        qPrintable(text));
}

QTEST_MAIN(ChecklistSectionTest)
#include "checklistsection.moc"
