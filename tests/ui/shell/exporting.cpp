// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"
#include "shell/exporter.h"
#include "shell/exportmenu.h"
#include "shell/redactionbar.h"
#include "shell/windowsettings.h"
#include "ui/archivefixture.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QFileDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

class Answering : public FileChooser {
public:
    void folder(QWidget *, const QString &, const QString &, Chosen chosen) override
    {
        chosen(path);
    }
    QString path;
};

} // namespace

/// What the window exports, what goes from it first, and what it copies.
class ExportingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new Style); }

    void init()
    {
        QSettings(u"bridgelog"_s, u"bridgelog"_s).clear();
        m_archive = std::make_unique<ArchiveFixture>();
        m_files.path = m_archive->path(u"exports"_s);
        m_incident = m_archive->declare(u"Checkout fails"_s);
        m_incident->log({.text = u"db1.eu.internal is down"_s, .audience = Audience::Public});
        m_window = std::make_unique<QWidget>();
        m_exporter = new Exporter(m_files, m_window.get());
    }

    void cleanup()
    {
        m_window.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void whatIsForThePublicIsShownBeforeItIsWritten()
    {
        WindowSettings().setExportOptions({.audience = Audience::Public});
        RedactionBar bar;
        bar.resize(900, 300);
        connect(m_exporter, &Exporter::reviewAsked, &bar, &RedactionBar::open);
        connect(&bar, &RedactionBar::confirmed, m_exporter, &Exporter::exportReviewed);
        QSignalSpy exported(m_exporter, &Exporter::exported);
        m_exporter->exportIncident(m_incident->incident());
        QVERIFY(bar.isVisible());
        auto *write = bar.findChild<QAbstractButton *>(u"redactionExport"_s);
        const auto *details = bar.findChild<QPlainTextEdit *>(u"redactionDetails"_s);
        QTRY_VERIFY(write->isEnabled());
        QVERIFY2(
            details->toPlainText().contains(u"“db1.eu.internal” becomes “[host 1]” (timeline, "_s),
            qPrintable(details->toPlainText()));
        QVERIFY(!QDir(m_files.path).exists());
        write->click();
        QVERIFY(!bar.isVisible());
        QTRY_COMPARE(exported.size(), 1);
        const QStringList files = QDir(m_files.path).entryList(QDir::Files);
        QCOMPARE(files.size(), qsizetype(usualFormats.size()));
        QFile markdown(QDir(m_files.path).filePath(files.filter(u".md"_s).first()));
        QVERIFY(markdown.open(QIODevice::ReadOnly));
        const QByteArray text = markdown.readAll();
        QVERIFY(!text.contains("db1.eu") && text.contains("host 1"));
    }

    void theRulesAreChangedInPlaceAndKept()
    {
        RedactionBar bar;
        bar.open(m_incident->incident());
        auto *write = bar.findChild<QAbstractButton *>(u"redactionExport"_s);
        const auto *details = bar.findChild<QPlainTextEdit *>(u"redactionDetails"_s);
        QTRY_VERIFY(write->isEnabled());
        bar.findChild<QLineEdit *>(u"redactionWords"_s)->setText(u"Checkout, other"_s);
        QVERIFY(!write->isEnabled()); // what is shown is not what would go
        QTRY_VERIFY(write->isEnabled());
        QVERIFY(details->toPlainText().contains(u"“Checkout” becomes “[removed 1]” (title"_s));
        bar.findChild<QAbstractButton *>(u"redact_hosts"_s)->setChecked(false);
        QTRY_VERIFY(write->isEnabled());
        QVERIFY(!details->toPlainText().contains(u"db1.eu"_s));
        const RedactionRules kept = WindowSettings().redactionRules();
        QCOMPARE(kept.words, (QStringList{u"Checkout"_s, u"other"_s}));
        QVERIFY(!kept.kinds.testFlag(SecretKind::Host) && kept.kinds.testFlag(SecretKind::Mail));
        QCOMPARE(RedactionBar().rules(), kept);
    }

    void aFolderIsAskedForOnce()
    {
        QWidget window;
        FileChooser chooser;
        chooser.folder(&window, u"Export to"_s, {}, {});
        chooser.folder(&window, u"Export to"_s, {}, {});
        QCOMPARE(window.findChildren<QFileDialog *>().size(), 1);
        window.findChild<QFileDialog *>()->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        chooser.folder(&window, u"Export to"_s, {}, {});
        QVERIFY(window.findChild<QFileDialog *>());
    }

    void picturesAreNamedSinceNoRuleSeesIntoThem()
    {
        m_incident->log(
            {.text = u"![the rack](rack.png)\n\n![none](none.png)"_s,
             .audience = Audience::Public,
             .attachments = {
                 {.sha256 = QString(64, u'a'),
                  .name = u"rack.png"_s,
                  .mediaType = u"image/png"_s,
                  .size = 9}}});
        RedactionBar bar;
        bar.open(m_incident->incident());
        const auto *summary = bar.findChild<QLabel *>(u"redactionSummary"_s);
        QTRY_VERIFY2(
            summary->text().endsWith(u"so look at each: rack.png."_s), qPrintable(summary->text()));
    }

    void escapeWritesNothing()
    {
        RedactionBar bar;
        QSignalSpy confirmed(&bar, &RedactionBar::confirmed);
        bar.open(m_incident->incident());
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QVERIFY(confirmed.isEmpty());
    }

    void anExportThatIsCancelledWritesNothing()
    {
        QSignalSpy cancelled(m_exporter, &Exporter::cancelled);
        m_exporter->exportIncident(m_incident->incident());
        QVERIFY(m_exporter->isBusy());
        m_exporter->cancel();
        QTRY_COMPARE(cancelled.size(), 1);
        QVERIFY(!m_exporter->isBusy());
        QVERIFY(QDir(m_files.path).isEmpty());
    }

    void thePostmortemIsCopiedForAChat()
    {
        QSignalSpy copied(m_exporter, &Exporter::copied);
        m_exporter->copy(m_incident->incident(), ExportFormat::Slack);
        QTRY_COMPARE(copied.size(), 1);
        QVERIFY(QApplication::clipboard()->text().startsWith(u"*Checkout fails*\n"_s));
    }

    void richTextIsCopiedWithItsMarkdown()
    {
        QSignalSpy copied(m_exporter, &Exporter::copied);
        m_exporter->copy(m_incident->incident(), ExportFormat::Html);
        QTRY_COMPARE(copied.size(), 1);
        const QMimeData *data = QApplication::clipboard()->mimeData();
        QVERIFY(data->text().startsWith(u"# Checkout fails\n"_s));
        QVERIFY(data->html().contains(u"<h1 dir=\"auto\">Checkout fails</h1>"_s));
        QVERIFY(data->html().contains(u"<th scope=\"col\">"_s));
    }

    void theMenuOffersEveryFormatAndKeepsTheChoice()
    {
        ExportMenu menu(u"x"_s);
        menu.fill();
        for (const ExportFormat format : exportFormats) {
            const auto *action = menu.findChild<QAction *>(u"export_"_s + wordOf(format));
            QVERIFY(action);
            QCOMPARE(action->isChecked(), std::ranges::contains(usualFormats, format));
        }
        menu.findChild<QAction *>(u"export_ics214"_s)->setChecked(true);
        QVERIFY(WindowSettings().exportFormats().contains(ExportFormat::Ics214));
        QSignalSpy asked(&menu, &ExportMenu::copyAsked);
        menu.findChild<QAction *>(u"copy_mediawiki"_s)->trigger();
        QCOMPARE(asked.size(), 1);
    }

private:
    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    Answering m_files;
    std::unique_ptr<QWidget> m_window;
    Exporter *m_exporter = nullptr;
};

QTEST_MAIN(ExportingTest)
#include "exporting.moc"
