// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archivefixture.h"

#include "composer/questionbar.h"
#include "timeline/attachmentfiles.h"
#include "timeline/thumbnails.h"
#include "archive/archive.h"
#include "timeline/timelinepage.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QDesktopServices>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalSpy>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Attached files in the timeline: seen as pictures, opened and saved only when asked.
class AttachmentsTest : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void take(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void init()
    {
        QDesktopServices::setUrlHandler(u"file"_s, this, "take");
        m_opened.clear();
        m_archive = std::make_unique<ArchiveFixture>();
        m_incident = m_archive->declare(u"API offline"_s);
        m_page = std::make_unique<TimelinePage>();
        m_page->resize(860, 700);
        m_page->setIncident(m_incident.get(), m_archive->journal.get());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }

    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"file"_s);
        m_page.reset();
        m_incident.reset();
        m_archive.reset();
    }

    void aPictureIsPaintedInItsPlaceAndMovesNothing()
    {
        const EntryId entry = attach(u"graph.png"_s, picture(Qt::magenta, {900, 300}));
        const int height = m_page->view()->rowRect(row(entry)).height();
        QVERIFY(height > Thumbnails::largest.height());
        QTRY_VERIFY(shown().contains(QColor(Qt::magenta).rgb()));
        QCOMPARE(m_page->view()->rowRect(row(entry)).height(), height);
    }

    void whatIsNoPictureIsAChipAlone()
    {
        const EntryId entry = attach(u"lb.log"_s, "one line\n");
        QVERIFY(m_page->view()->rowRect(row(entry)).height() < Thumbnails::largest.height());
        Attachment vector{.name = u"drawing.svg"_s, .mediaType = u"image/svg+xml"_s, .size = 100};
        QVERIFY(!Thumbnails::isPicture(vector));
    }

    void aTextInAnAttachedFileIsFound()
    {
        const EntryId entry = attach(u"lb.log"_s, "10:02 upstream timed out\n");
        m_incident->log({.text = u"nothing of it"_s});
        QVERIFY(m_archive->journal->flush());
        const auto read = [this] {
            return Archive(*m_archive->journal).search(u"upstream"_s)->total;
        };
        QTRY_COMPARE(read(), 1);
        m_page->findChild<QAction *>(u"findInTimeline"_s)->trigger();
        QTest::keyClicks(m_page->findChild<QLineEdit *>(u"searchField"_s), u"Stream tim"_s);
        const auto *count = m_page->findChild<QLabel *>(u"searchCount"_s);
        QTRY_VERIFY2(count->text().contains(u"in an attached file"_s), qPrintable(count->text()));
        QCOMPARE(m_page->view()->currentRow(), row(entry));
    }

    void aBrokenPictureSaysSo()
    {
        QByteArray bytes = picture(Qt::red, {64, 64});
        bytes.truncate(60);
        Thumbnails pictures;
        pictures.setJournal(m_archive->journal.get());
        attach(u"broken.png"_s, bytes);
        const QString sha256 = m_stored;
        QVERIFY(pictures.picture(sha256).isNull());
        QTRY_VERIFY(pictures.failed(sha256));
    }

    void picturesAreScaledToTheScreensPixels()
    {
        attach(u"graph.png"_s, picture(Qt::blue, {2000, 1000}));
        Thumbnails pictures;
        pictures.setJournal(m_archive->journal.get());
        pictures.setPixelRatio(2);
        QTRY_VERIFY(!pictures.picture(m_stored).isNull());
        QCOMPARE(pictures.picture(m_stored).size(), QSize(640, 320));
        QCOMPARE(pictures.picture(m_stored).deviceIndependentSize(), QSizeF(320, 160));
    }

    void aClickAsksAndOnlyThenOpensAPrivateCopy()
    {
        const EntryId entry = attach(u"../lb.log"_s, "one line\n");
        const QRect rect = m_page->view()->rowRect(row(entry));
        QTest::mouseClick(
            m_page->view()->viewport(), Qt::LeftButton, {},
            {rect.left() + 150, rect.bottom() - 4 * Theme::step});
        QVERIFY(question()->isVisible());
        QVERIFY(question()->sentence().contains(u"lb.log (text/plain, 9 bytes)"_s));
        QVERIFY(m_opened.isEmpty());
        choose(1);
        QTRY_COMPARE(m_opened.size(), 1);
        const QFileInfo copy(m_opened.first().toLocalFile());
        QCOMPARE(copy.fileName(), u"lb.log"_s);
        QCOMPARE(copy.size(), 9);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(copy.dir().absolutePath() + u"/.."_s).permissions() & others));
        QVERIFY(!question()->isVisible());
        m_page.reset();
        QVERIFY(!QFileInfo::exists(copy.filePath()));
    }

    void theKeyboardAsksWhichOfSeveral()
    {
        const EntryId entry = attach(u"one.log"_s, "one\n");
        attach(u"two.log"_s, "two\n", entry);
        QSignalSpy asked(m_page.get(), &TimelinePage::saveRequested);
        m_page->view()->setFocus(Qt::TabFocusReason);
        m_page->view()->setCurrent(entry);
        QTest::keyClick(m_page->view(), u'V', Qt::ShiftModifier);
        QVERIFY(question()->isVisible());
        choose(2);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Attachment>().name, u"two.log"_s);
        m_page->view()->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_page->view(), Qt::Key_V);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(question()->sentence().contains(u"one.log"_s));
        QTest::keyClick(question(), Qt::Key_Escape);
        QVERIFY(m_opened.isEmpty());
    }

    void anEntryWithoutFilesHasNothingToOpen()
    {
        const EntryId entry = m_incident->log({.text = u"no file"_s});
        m_page->view()->setCurrent(entry);
        QVERIFY(!m_page->view()->actions()->openFile->isEnabled());
        QVERIFY(!m_page->view()->actions()->saveFile->isEnabled());
    }

    void fileNamesAreMadeSafe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("safe");
        QTest::newRow("plain") << u"lb.log"_s << u"lb.log"_s;
        QTest::newRow("folders") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("other folders") << u"C:\\temp\\a.txt"_s << u"a.txt"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("an option") << u"-rf"_s << u"rf"_s;
        QTest::newRow("turned round") << u"photo\u202Egnp.exe"_s << u"photo_gnp.exe"_s;
        QTest::newRow("controls") << u"a\nb\tc"_s << u"a_b_c"_s;
        QTest::newRow("nothing") << u".."_s << u"attachment"_s;
        QTest::newRow("letters of all kinds") << u"журнал 日誌.txt"_s << u"журнал 日誌.txt"_s;
    }
    void fileNamesAreMadeSafe()
    {
        QFETCH(QString, name);
        QTEST(safeFileName(name), "safe");
    }

    void longFileNamesKeepTheirEnd()
    {
        const QString safe = safeFileName(QString(u"日"_s).repeated(300) + u".tar.gz"_s);
        QVERIFY(safe.endsWith(u".gz"_s));
        QVERIFY(safe.toUtf8().size() <= 120);
    }

private:
    static QByteArray picture(const QColor &colour, QSize size)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    EntryId attach(const QString &name, const QByteArray &bytes, std::optional<EntryId> entry = {})
    {
        const QString type = name.endsWith(u".png"_s) ? u"image/png"_s : u"text/plain"_s;
        const auto sha256 = m_archive->journal->attach(bytes, name, type).result();
        if (!sha256)
            qFatal("%s", qPrintable(sha256.error().sentence));
        m_stored = *sha256;
        return m_incident->attach(
            {{.sha256 = *sha256, .name = name, .mediaType = type, .size = bytes.size()}}, entry);
    }

    QSet<QRgb> shown() const
    {
        const QImage image = m_page->grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        return colours;
    }

    int row(const EntryId &entry) const { return m_page->view()->model()->rowOf(entry); }
    QuestionBar *question() const
    {
        return m_page->findChild<QuestionBar *>(u"timelineQuestion"_s);
    }
    void choose(int choice)
    {
        question()->findChild<QAbstractButton *>(u"choice%1"_s.arg(choice))->click();
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<OpenIncident> m_incident;
    std::unique_ptr<TimelinePage> m_page;
    QString m_stored;
    QList<QUrl> m_opened;
};

QTEST_MAIN(AttachmentsTest)
#include "attachments.moc"
