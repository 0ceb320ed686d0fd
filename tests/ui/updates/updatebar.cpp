// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/updatebar.h"

#include "common/button.h"
#include "common/label.h"
#include "common/style.h"
#include "ui/archivefixture.h"
#include "updates/updatewarnings.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class UpdateBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_incident->setComponent(u"Checkout"_s, Impact::MajorOutage);
        m_incident->setPhase(Phase::Investigating);
        makeBar();
    }
    void cleanup()
    {
        m_bar.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void thePreparedWordsNameWhatIsAffectedAndTheNextTime()
    {
        QVERIFY2(
            text()->toPlainText().startsWith(
                u"We see problems with Checkout and are looking into them."_s),
            qPrintable(text()->toPlainText()));
        QVERIFY(text()->toPlainText().contains(u"Next update by "_s));
        QCOMPARE(m_bar->findChild<UpdateWarnings *>()->count(), 0);
        find<QComboBox>(u"updatePhase"_s)->setCurrentIndex(1);
        QVERIFY(text()->toPlainText().startsWith(u"We know what is wrong with Checkout"_s));
    }

    void theClockFillsThePreparedWordsAnewUnderTheHands()
    {
        QVERIFY(text()->textCursor().hasSelection());
        const QString before = text()->toPlainText();
        const Instant later{Instant::now().us + 20 * Instant::minute};
        m_bar->setNow(later);
        QVERIFY(text()->toPlainText() != before);
        // What was about to be typed over still is.
        QTest::keyClicks(text(), u"Mine"_s);
        QCOMPARE(text()->toPlainText(), u"Mine"_s);
    }

    void theClockLeavesTheCursorWhereItIs()
    {
        QTextCursor cursor = text()->textCursor();
        cursor.setPosition(8);
        text()->setTextCursor(cursor);
        m_bar->setNow(Instant{Instant::now().us + 20 * Instant::minute});
        QCOMPARE(text()->textCursor().position(), 8);
        QVERIFY(!text()->textCursor().hasSelection());
    }

    void whatAPersonTypedIsNotReplacedByAnotherPhasesWords()
    {
        text()->setPlainText(u"Mine"_s);
        find<QComboBox>(u"updatePhase"_s)->setCurrentIndex(1);
        QCOMPARE(text()->toPlainText(), u"Mine"_s);
    }

    void warningsStandInPlaceAndLeadToTheWords()
    {
        text()->setPlainText(u"db12 will be fixed by 18:00. Next update by 17:00."_s);
        auto *warnings = m_bar->findChild<UpdateWarnings *>();
        QCOMPARE(warnings->count(), 2);
        find<Button>(u"warning0"_s)->click();
        QCOMPARE(text()->textCursor().selectedText(), u"db12"_s);
        find<QComboBox>(u"updateAudience"_s)->setCurrentIndex(1);
        text()->setPlainText(u"db12 will be fixed by 18:00."_s);
        QCOMPARE(warnings->count(), 0); // inside, a time is given
    }

    void theLastOneStandsBesideIt()
    {
        QVERIFY(find<Label>(u"updateLastHead"_s)->text().contains(u"first one"_s));
        m_incident->publishUpdate({.text = u"The one before"_s});
        m_bar->refresh();
        QCOMPARE(find<QPlainTextEdit>(u"updateLast"_s)->toPlainText(), u"The one before"_s);
        QVERIFY(find<QPlainTextEdit>(u"updateLast"_s)->isReadOnly());
    }

    void copyingLogsNothing()
    {
        text()->setPlainText(u"Orders **fail**."_s);
        const int before = m_incident->incident().timeline.size();
        m_bar->copy(UpdateBar::CopyAs::All);
        const QMimeData *clip = QGuiApplication::clipboard()->mimeData();
        QVERIFY(clip->text().startsWith(u"Investigating - Orders **fail**."_s));
        QVERIFY(clip->text().contains(u"Affected: Checkout (major outage)"_s));
        QVERIFY(clip->html().contains(u"<strong>fail</strong>"_s));
        find<QCheckBox>(u"affects_Checkout"_s)->setChecked(false);
        m_bar->copy(UpdateBar::CopyAs::PlainText);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u"Affected"_s));
        QCOMPARE(m_incident->incident().timeline.size(), before);
    }

    void itIsPublishedOnlyWhenAPersonSaysThatItIsOut()
    {
        text()->setPlainText(u"Orders fail."_s);
        find<QLineEdit>(u"updateKnown"_s)->setText(u"-20m"_s);
        find<QLineEdit>(u"updateOut"_s)->setText(u"-5m"_s);
        find<QLineEdit>(u"updateNext"_s)->setText(u"20m"_s);
        find<Button>(u"updatePost"_s)->click();
        const auto entry = lastUpdate();
        QVERIFY(entry);
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(
            (entry->publishedAt->us - entry->at.at->us + Instant::second) / Instant::minute, 15);
        QVERIFY(entry->nextUpdate && *entry->nextUpdate > Instant::now());
    }

    void aTimeThatIsNoneIsSaidAndNothingIsLost()
    {
        text()->setPlainText(u"Orders fail."_s);
        find<QLineEdit>(u"updateNext"_s)->setText(u"soonish"_s);
        find<Button>(u"updatePost"_s)->click();
        QVERIFY(m_bar->isVisible());
        QVERIFY(!lastUpdate());
        QVERIFY(find<Label>(u"refusal"_s)->isVisible());
    }

    void anApprovalIsOfTheWordsAsTheyStood()
    {
        text()->setPlainText(u"Orders fail."_s);
        auto *state = find<Label>(u"updateApproval"_s);
        QCOMPARE(state->text(), u"Not approved by the commander yet"_s);
        find<Button>(u"updateApprove"_s)->click();
        QVERIFY2(state->text().contains(u"Approved by commander"_s), qPrintable(state->text()));
        QCOMPARE(m_incident->incident().drafts.size(), 1);
        text()->setPlainText(u"Orders fail!"_s);
        QVERIFY(state->text().contains(u"Changed since"_s));
        find<Button>(u"updateApprove"_s)->click();
        find<Button>(u"updatePost"_s)->click();
        QCOMPARE(lastUpdate()->approvedBy, u"commander"_s);
        QVERIFY(m_incident->incident().drafts.isEmpty());
    }

    void whatIsTypedOutlivesTheWindow()
    {
        text()->setPlainText(u"Half a sent"_s);
        QVERIFY(m_archive->journal->flush());
        makeBar();
        QTRY_COMPARE(text()->toPlainText(), u"Half a sent"_s);
    }

private:
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = m_bar->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QPlainTextEdit *text() const { return find<QPlainTextEdit>(u"updateText"_s); }
    void makeBar()
    {
        m_bar = std::make_unique<UpdateBar>();
        m_bar->setJournal(m_archive->journal.get());
        m_bar->resize(1000, 300);
        m_bar->open(m_incident.get());
    }
    std::optional<Entry> lastUpdate() const
    {
        const Timeline &timeline = m_incident->incident().timeline;
        for (int row = timeline.size() - 1; row >= 0; --row) {
            if (timeline.at(row).kind == EntryKind::Update)
                return timeline.at(row);
        }
        return {};
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<UpdateBar> m_bar;
};

QTEST_MAIN(UpdateBarTest)
#include "updatebar.moc"
