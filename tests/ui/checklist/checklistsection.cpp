// SPDX-License-Identifier: GPL-3.0-or-later
#include "checklist/checklistsection.h"

#include "checklist/checklistrow.h"
#include "common/inlineeditor.h"
#include "common/style.h"
#include "ui/archivefixture.h"

#include <QApplication>
#include <QLineEdit>

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

QTEST_MAIN(ChecklistSectionTest)
#include "checklistsection.moc"
