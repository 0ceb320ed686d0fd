// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/previewpage.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <QThread>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// A document as one page without end.
class PreviewPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPageOfAThreadThatHasEndedIsPainted()
    {
        std::shared_ptr<const PreviewPage> page;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { page = PreviewPage::make(text(u"made elsewhere"_s), width); }));
        thread->start();
        QVERIFY(thread->wait());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(painted(*page), painted(*PreviewPage::make(text(u"made elsewhere"_s), width)));
    }

    void whatDidNotChangeIsTakenOver()
    {
        const auto before = PreviewPage::make(text(u"one"_s), width);
        const auto after = PreviewPage::make(text(u"two"_s), width, before);
        QCOMPARE(before->laidOut(), before->blockCount());
        QCOMPARE(after->laidOut(), 1U);
        QCOMPARE(after->placeOf(*before, 0), 0);
        QCOMPARE(painted(*after), painted(*PreviewPage::make(text(u"two"_s), width)));
    }

private:
    static constexpr double width = points(400);

    static PostmortemText text(const QString &words)
    {
        PostmortemText text;
        text.blocks.push_back(Block::heading(1, u"The queue"_s));
        text.blocks.push_back(Block::paragraph(
            {{.text = words},
             {.text = u" in bold"_s, .marks = Mark::Bold},
             {.text = u" \u4e00"_s}}));
        text.blocks.push_back(
            {.kind = Block::Kind::Code, .text = u"systemctl restart"_s, .aside = u"sh"_s});
        return text;
    }

    static QImage painted(const PreviewPage &page)
    {
        QImage image(600, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.scale(1.4 / unitsPerPoint, 1.4 / unitsPerPoint);
        page.paint(painter, 0, page.height());
        return image;
    }
};

QTEST_MAIN(PreviewPageTest)
#include "previewpage.moc"
