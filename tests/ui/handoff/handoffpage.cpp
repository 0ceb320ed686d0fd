// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoff/handoffpage.h"

#include "common/button.h"
#include "common/label.h"
#include "common/style.h"
#include "handoff/documentview.h"
#include "ui/archivefixture.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class HandoffPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_incident->giveRole(u"commander"_s, u"day shift"_s);
        m_incident->log({.kind = EntryKind::Hypothesis, .text = u"<b>The certificate</b>"_s});
        m_page = std::make_unique<HandoffPage>();
        m_page->setJournal(m_archive->journal.get());
        m_page->resize(900, 700);
        m_page->setIncident(m_incident.get());
        m_page->show();
        m_page->open();
    }
    void cleanup()
    {
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void theReadingViewShowsTheBriefAsPlainText()
    {
        QVERIFY(shown().contains(u"Hand-off: Checkout fails"_s));
        QVERIFY(shown().contains(u"<b>The certificate</b>"_s));
        for (const QLabel *label : m_page->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        find<QComboBox>(u"handOffShape"_s)->setCurrentIndex(1);
        QVERIFY(shown().contains(u"Incident Briefing (ICS 201)"_s));
    }

    void aNewEntryIsInTheBriefUnlessItWasChanged()
    {
        m_incident->log({.kind = EntryKind::Decision, .text = u"Roll back"_s});
        m_page->refresh();
        QVERIFY(shown().contains(u"Roll back"_s));
        editor()->setPlainText(u"# Mine"_s);
        m_incident->log({.kind = EntryKind::Decision, .text = u"Wait"_s});
        m_page->refresh();
        QCOMPARE(editor()->toPlainText(), u"# Mine"_s);
        QVERIFY(shown().contains(u"Mine"_s));
        action(u"makeBriefAnew"_s)->trigger();
        QVERIFY(shown().contains(u"Wait"_s));
    }

    void theHandOverAndItsAcceptanceAreLoggedWithBothNames()
    {
        find<Button>(u"handOffDone"_s)->click();
        QVERIFY(find<Label>(u"handOffRefusal"_s)->isVisible());
        find<QLineEdit>(u"handOffTo"_s)->setText(u"night shift"_s);
        find<Button>(u"handOffDone"_s)->click();
        QCOMPARE(m_incident->incident().holderOf(u"commander"_s), u"night shift"_s);
        QVERIFY(find<Label>(u"handOffWaiting"_s)->isVisible());
        QVERIFY(!m_incident->incident().roles.first().acceptedAt);
        find<Button>(u"handOffAccept"_s)->click();
        QVERIFY(m_incident->incident().roles.first().acceptedAt);
        const Timeline &timeline = m_incident->incident().timeline;
        bool both = false;
        for (int row = 0; row < timeline.size(); ++row)
            both |= timeline.at(row).kind == EntryKind::Handoff
                && timeline.at(row).text.contains(u"day shift"_s)
                && timeline.at(row).text.contains(u"night shift"_s);
        QVERIFY(both);
    }

    void itIsCopiedExportedAndPrinted()
    {
        action(u"copyBrief"_s)->trigger();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"# Hand-off: Checkout fails"_s));
        QSignalSpy exported(m_page.get(), &HandoffPage::exportAsked);
        QSignalSpy printed(m_page.get(), &HandoffPage::printAsked);
        action(u"exportBriefHtml"_s)->trigger();
        action(u"printBrief"_s)->trigger();
        QCOMPARE(exported.size(), 1);
        QVERIFY(exported.first().at(0).toString().endsWith(u"-handoff.html"_s));
        QVERIFY(exported.first().at(1).toByteArray().contains("&lt;b&gt;The certificate"));
        QVERIFY(printed.first().at(1).toByteArray().startsWith("%PDF-"));
    }

    void whatWasChangedOutlivesTheWindow()
    {
        editor()->setPlainText(u"# Mine"_s);
        QVERIFY(m_archive->journal->flush());
        HandoffPage another;
        another.setJournal(m_archive->journal.get());
        another.setIncident(m_incident.get());
        another.open();
        QTRY_COMPARE(
            another.findChild<QPlainTextEdit *>(u"handOffBrief"_s)->toPlainText(), u"# Mine"_s);
    }

    void escapeLeavesTheEditorThenThePage()
    {
        QSignalSpy left(m_page.get(), &HandoffPage::left);
        action(u"editBrief"_s)->trigger();
        QVERIFY(editor()->isVisible());
        QTest::keyClick(editor(), Qt::Key_Escape);
        QVERIFY(!editor()->isVisible());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(find<QLineEdit>(u"handOffTo"_s), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

private:
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    QPlainTextEdit *editor() const { return find<QPlainTextEdit>(u"handOffBrief"_s); }
    QAction *action(const QString &name) const { return find<QAction>(name); }
    QString shown() const
    {
        QStringList texts;
        for (const Label *label :
             m_page->findChild<DocumentView *>()->widget()->findChildren<Label *>())
            texts.append(label->text());
        return texts.join(u'\n');
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<HandoffPage> m_page;
};

QTEST_MAIN(HandoffPageTest)
#include "handoffpage.moc"
