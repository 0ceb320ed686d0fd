// SPDX-License-Identifier: GPL-3.0-or-later
#include "room/roomwindow.h"

#include "common/style.h"
#include "items/updatedue.h"
#include "room/roomview.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// An incident on the second screen.
class RoomWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init();
    void cleanup();
    void itShowsWhoWhatAndWhichQuestionsAreOpen();
    void itFollowsWithinASecond();
    void theTypeGrowsWithTheWindow();
    void nothingInItCanBeChanged();
    void itFillsTheScreenAndRemembersWhereItWas();
    void everySizeIsPainted();
    void theNextUpdateCountsDown();

private:
    QString lastText();

    std::unique_ptr<ArchiveFixture> m_archive;
    std::shared_ptr<OpenIncident> m_incident;
    QPointer<RoomWindow> m_room;
};

void RoomWindowTest::init()
{
    m_archive = std::make_unique<ArchiveFixture>();
    m_incident = m_archive->declare(u"Checkout fails"_s);
    m_incident->giveRole(u"commander"_s, u"on call, platform"_s);
    m_incident->log({.text = u"Half of the orders time out"_s});
    m_incident->log({.kind = EntryKind::Hypothesis, .text = u"The pool is too small\nand more"_s});
    m_room = new RoomWindow(m_incident);
    m_room->resize(1280, 720);
    m_room->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_room));
}

void RoomWindowTest::cleanup()
{
    delete m_room;
    m_incident.reset();
    m_archive.reset();
}

QString RoomWindowTest::lastText()
{
    const EntryId id = m_room->view()->facts().last.last();
    return m_incident->incident().timeline.find(id)->text;
}

void RoomWindowTest::itShowsWhoWhatAndWhichQuestionsAreOpen()
{
    const RoomFacts facts = m_room->view()->facts();
    QVERIFY(facts.people.contains(
        RoomFacts::Person{.role = u"Commander"_s, .name = u"on call, platform"_s}));
    QVERIFY(facts.people.contains(RoomFacts::Person{.role = u"Scribe"_s, .name = {}}));
    QCOMPARE(facts.hypotheses, QStringList{u"The pool is too small"_s});
    QCOMPARE(lastText(), u"The pool is too small\nand more"_s);
    QVERIFY(m_room->windowTitle().contains(u"Checkout fails"_s));
    QVERIFY(m_room->view()->accessibleName().contains(u"Checkout fails"_s));
    const EntryId struck = m_incident->log({.text = u"wrong window"_s});
    m_incident->strike(struck);
    QVERIFY(!m_room->view()->facts().last.contains(struck));
}

void RoomWindowTest::itFollowsWithinASecond()
{
    m_incident->log({.text = u"from this program"_s});
    QCOMPARE(lastText(), u"from this program"_s);
    QVERIFY(m_archive->journal->flush());
    const auto elsewhere = OpenIncident::open(*m_archive->journal, m_incident->id(), u"deputy"_s);
    (*elsewhere)->log({.text = u"from another"_s});
    QTRY_COMPARE_WITH_TIMEOUT(lastText(), u"from another"_s, 1000);
}

void RoomWindowTest::theTypeGrowsWithTheWindow()
{
    const qreal before = m_room->view()->scale();
    m_room->resize(2560, 1440);
    QCOMPARE_GT(m_room->view()->scale(), 1.8 * before);
    m_room->resize(640, 360);
    QCOMPARE_GE(m_room->view()->scale(), 1.0);
}

void RoomWindowTest::nothingInItCanBeChanged()
{
    QVERIFY(m_room->findChildren<QLineEdit *>().isEmpty());
    QVERIFY(m_room->findChildren<QAbstractButton *>().isEmpty());
    const qint64 events = m_incident->incident().events;
    QTest::keyClicks(m_room->view(), u"anything at all"_s);
    QTest::mouseClick(m_room->view(), Qt::LeftButton);
    QTest::keyClick(m_room->view(), Qt::Key_Delete);
    QCOMPARE(m_incident->incident().events, events);
}

void RoomWindowTest::itFillsTheScreenAndRemembersWhereItWas()
{
    QSignalSpy left(m_room, &RoomWindow::left);
    auto *full = m_room->findChild<QAction *>(u"roomFullScreen"_s);
    full->trigger();
    QVERIFY(m_room->isFullScreen());
    m_room->findChild<QAction *>(u"roomLeave"_s)->trigger();
    QVERIFY(!m_room->isFullScreen());
    m_room->setGeometry(40, 50, 700, 400);
    m_room->findChild<QAction *>(u"roomLeave"_s)->trigger();
    QCOMPARE(left.size(), 1);
    QTRY_VERIFY(!m_room);
    auto *again = new RoomWindow(m_incident);
    m_room = again;
    const QWidget beside;
    again->place(left.at(0).at(0).toByteArray(), &beside);
    QCOMPARE(again->size(), QSize(700, 400));
}

void RoomWindowTest::everySizeIsPainted()
{
    for (int i = 0; i < 30; ++i)
        m_incident->log({.text = QString(300, u'w')});
    m_incident->log({.text = u"שלום, אין הזמנות"_s});
    m_incident->retitle(QString(400, u't'));
    for (const QSize size : {QSize(640, 360), QSize(1024, 640), QSize(3840, 2160)}) {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            m_room->setLayoutDirection(direction);
            m_room->resize(size);
            const QImage image = m_room->grab().toImage();
            QCOMPARE(image.size(), size * m_room->devicePixelRatio());
        }
    }
}

void RoomWindowTest::theNextUpdateCountsDown()
{
    const Instant declared = m_incident->incident().firstRecorded;
    const auto after = [&](int minutes) {
        return updateDue(m_incident->incident(), {declared.us + minutes * Instant::minute});
    };
    QVERIFY(after(1).text.startsWith(u"Next update due in 1"));
    QCOMPARE(after(1).urgency, UpdateDue::Urgency::None);
    QCOMPARE(after(12).urgency, UpdateDue::Urgency::Soon);
    QCOMPARE(after(16).urgency, UpdateDue::Urgency::Late);
    m_incident->setPhase(Phase::Resolved);
    QVERIFY(after(16).text.isEmpty());
}

QTEST_MAIN(RoomWindowTest)
#include "roomwindow.moc"
