// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemsource.h"
#include "postmortem/spelling.h"

#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// Misspelt words of a postmortem: underlined, found by key, put right from the menu.
class SpellingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_DATA_DIRS", m_home.path().toUtf8());
        QVERIFY(QDir(m_home.path()).mkpath(u"hunspell"_s));
        const auto write = [this](const QString &name, const QByteArray &bytes) {
            QFile file(m_home.filePath(u"hunspell/"_s + name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write(u"en_GB.aff"_s, "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n"));
        QVERIFY(write(u"en_GB.dic"_s, "5\nthe\nqueue\nwas\nfull\nwe\n"));
    }

    void init()
    {
        m_source = std::make_unique<PostmortemSource>();
        m_source->resize(600, 300);
        m_source->show();
        QVERIFY(QTest::qWaitForWindowActive(m_source.get()));
        m_source->setFocus();
    }
    void cleanup() { m_source.reset(); }

    void misspeltWordsAreUnderlinedAndCodeIsNot()
    {
        show(u"The quueue was `fulll`\n\n```\nquueue\n```\n\n{{ quueue }} fulll"_s);
        QTRY_COMPARE(underlined(), (QStringList{u"quueue"_s, u"fulll"_s}));
    }

    void theWordBeingWrittenIsLeftAlone()
    {
        show(u"quueue\n"_s);
        QTRY_COMPARE(underlined(), QStringList{u"quueue"_s}); // the dictionary is there
        m_source->moveCursor(QTextCursor::End);
        QTest::keyClicks(m_source.get(), u"we fulll"_s);
        QCOMPARE(underlined(), QStringList{u"quueue"_s});
        QTest::keyClick(m_source.get(), Qt::Key_Space);
        QCOMPARE(underlined(), (QStringList{u"quueue"_s, u"fulll"_s}));
        QTest::keyClick(m_source.get(), Qt::Key_Backspace);
        QTest::keyClick(m_source.get(), Qt::Key_Backspace);
        QCOMPARE(underlined(), QStringList{u"quueue"_s}); // "full"
    }

    void aKeyLeadsFromOneToTheNext()
    {
        QVERIFY(!m_source->goToMisspelling());
        show(u"quueue was\nthe fulll"_s);
        QTRY_COMPARE(underlined().size(), 2);
        for (const QString &word : {u"quueue"_s, u"fulll"_s, u"quueue"_s}) {
            QVERIFY(m_source->goToMisspelling());
            QCOMPARE(m_source->textCursor().selectedText(), word);
        }
    }

    void theMenuPutsAWordRight()
    {
        show(u"the quueue was fulll"_s);
        QTRY_COMPARE(underlined().size(), 2);
        std::unique_ptr<QMenu> menu = menuAt(6);
        QVERIFY(menu);
        QCOMPARE(menu->actions().first()->text(), u"queue"_s);
        menu->actions().first()->trigger();
        QCOMPARE(m_source->toPlainText(), u"the queue was fulll"_s);
        menu = menuAt(1);
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            QVERIFY(!action->text().contains(u"is right"_s));
    }

    void oneIsKeptAsRight()
    {
        QSignalSpy kept(&m_source->spelling(), &Spelling::ownWordsChanged);
        show(u"quueue Quueue fulll"_s);
        QTRY_COMPARE(underlined().size(), 3);
        m_source->spelling().learn(u"quueue"_s);
        QTRY_COMPARE(underlined(), QStringList{u"fulll"_s});
        QCOMPARE(kept.size(), 1);
        QCOMPARE(m_source->spelling().ownWords(), QStringList{u"quueue"_s});
    }

    void namesOfTheIncidentAreRight()
    {
        show(u"Checkoutd was fulll"_s);
        QTRY_COMPARE(underlined().size(), 2);
        Incident incident;
        incident.components.append({.name = u"Checkoutd (Europe)"_s});
        m_source->spelling().setNamesOf(incident);
        QTRY_COMPARE(underlined(), QStringList{u"fulll"_s});
    }

    void itCanBeOff()
    {
        show(u"quueue"_s);
        QTRY_COMPARE(underlined().size(), 1);
        m_source->spelling().choose(Spelling::off);
        QTRY_COMPARE(underlined().size(), 0);
        m_source->spelling().choose(u"en_GB"_s);
        QTRY_COMPARE(underlined().size(), 1);
        m_source->spelling().choose(u"xx_XX"_s); // no such dictionary
        QTRY_COMPARE(underlined().size(), 0);
    }

private:
    void show(const QString &text)
    {
        m_source->take(text);
        m_source->moveCursor(QTextCursor::Start);
    }
    QStringList underlined() const
    {
        QStringList words;
        for (QTextBlock block = m_source->document()->firstBlock(); block.isValid();
             block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                if (range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                    words.append(block.text().sliced(range.start, range.length));
            }
        }
        return words;
    }

    std::unique_ptr<QMenu> menuAt(int position)
    {
        QTextCursor cursor(m_source->document());
        cursor.setPosition(position);
        const QPoint place = m_source->cursorRect(cursor).center();
        QContextMenuEvent event(
            QContextMenuEvent::Mouse, place, m_source->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(m_source->viewport(), &event);
        auto *menu = m_source->findChild<QMenu *>(u"sourceMenu"_s);
        if (menu)
            menu->setParent(nullptr);
        return std::unique_ptr<QMenu>(menu);
    }

    QTemporaryDir m_home;
    std::unique_ptr<PostmortemSource> m_source;
};

QTEST_MAIN(SpellingTest)
#include "spelling.moc"
