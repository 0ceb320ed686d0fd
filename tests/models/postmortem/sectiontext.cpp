// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/sectiontext.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// The whole document as one text, and the sections that it is made of.
class TestSectionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTextComesBackFromItsSections_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("no heading") << u"only\nwords\n"_s << QStringList{QString()};
        QTest::newRow("one") << u"## A\n\ntext\n"_s << QStringList{u"A"_s};
        QTest::newRow("before the first heading")
            << u"# {{ incident.title }}\n\n## A\ntext"_s << QStringList{QString(), u"A"_s};
        QTest::newRow("blank first") << u"\n## A\n\n"_s << QStringList{QString(), u"A"_s};
        QTest::newRow("two of one title")
            << u"## A\n\none\n\n## A\n\ntwo\n"_s << QStringList{u"A"_s, u"A"_s};
        QTest::newRow("code") << u"## A\n```sh\n## no heading\n```\n## B\n"_s
                              << QStringList{u"A"_s, u"B"_s};
        QTest::newRow("longer fence")
            << u"## A\n````\n```\n## no\n````\n## B\n"_s << QStringList{u"A"_s, u"B"_s};
        QTest::newRow("tildes") << u"## A\n~~~\n## no\n```\n~~~\n## B\n"_s
                                << QStringList{u"A"_s, u"B"_s};
        QTest::newRow("fence nobody closed")
            << u"## A\n```\n\n## B\ntext\n"_s << QStringList{u"A"_s, u"B"_s};
        QTest::newRow("deeper headings") << u"## A\n### a\n# b\n##c\n"_s << QStringList{u"A"_s};
        QTest::newRow("odd titles")
            << u"##   A  {also: B}\n\n## \n\nx"_s << QStringList{u"  A  {also: B}"_s, QString()};
    }
    void aTextComesBackFromItsSections()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, titles);
        const QList<WrittenSection> written = writtenSections(text);
        QStringList found;
        for (const WrittenSection &section : written)
            found.append(section.title);
        QCOMPARE(found, titles);
        QCOMPARE(documentText(typed({}, text)), text);
        for (const WrittenSection &section : written)
            QCOMPARE(text.first(section.at).count(u'\n'), section.line);
    }

    void aHeadingWithNothingBeneathGetsALineEnd()
    {
        QCOMPARE(documentText(typed({}, u"## A\n## B"_s)), u"## A\n\n## B\n"_s);
    }

    void oneWordRevisesOneSection()
    {
        const QList<Section> sections = typed({}, u"# T\n\n## A\none\n\n## B\ntwo\n"_s);
        const auto revisions = revisionsFor(sections, u"# T\n\n## A\none\n\n## B\ntwo words\n"_s);
        QCOMPARE(revisions.size(), 1);
        QCOMPARE(revisions.first().section, u"b"_s);
        QCOMPARE(revisions.first().text, u"two words\n"_s);
        QVERIFY(!revisions.first().title && !revisions.first().position);
        QVERIFY(revisionsFor(sections, documentText(sections)).isEmpty());
    }

    void aSectionThatMovesIsMovedAlone()
    {
        const QList<Section> sections = typed({}, u"## A\na\n## B\nb\n## C\nc\n## D\nd"_s);
        const auto revisions = revisionsFor(sections, u"## B\nb\n## C\nc\n## D\nd\n## A\na"_s);
        QCOMPARE(revisions.size(), 1);
        QCOMPARE(revisions.first().section, u"a"_s);
        QCOMPARE(revisions.first().position, 3);
        QVERIFY(!revisions.first().text);
    }

    void aSectionKeepsItsKeyUnderAnotherTitle()
    {
        const QList<Section> sections = typed({}, u"## A\na\n\n## B\nb\n"_s);
        const auto retitled = revisionsFor(sections, u"## Again\na\n\n## B\nb\n"_s);
        QCOMPARE(retitled.size(), 1);
        QCOMPARE(retitled.first().section, u"a"_s);
        QCOMPARE(retitled.first().title, u"Again"_s);
        const auto rewritten = revisionsFor(sections, u"## Other\nwords\n\n## B\nb\n"_s);
        QCOMPARE(rewritten.first().section, u"a"_s);
    }

    void ofTwoOfOneTitleTheRightOneIsRevised()
    {
        const QList<Section> sections = typed({}, u"## A\none\n\n## A\ntwo\n"_s);
        QVERIFY(sections.at(0).key != sections.at(1).key);
        const auto revisions = revisionsFor(sections, u"## A\none\n\n## A\ntwo!\n"_s);
        QCOMPARE(revisions.size(), 1);
        QCOMPARE(revisions.first().section, sections.at(1).key);
    }

    void whatIsTypedIsLiveAndWhatWasImportedStaysText()
    {
        const QList<Section> imported{{.key = u"a"_s, .title = u"A"_s, .text = u"{{ x }}"_s}};
        const QList<Section> after = typed(imported, u"## A\n{{ x }} more\n## New\n"_s);
        QVERIFY(!after.at(0).live);
        QVERIFY(after.at(1).live);
    }

    void everyEditEndsInWhatWasTyped()
    {
        QRandomGenerator random(7);
        const auto some = [&](const QStringList &of) { return of.at(random.bounded(of.size())); };
        const QStringList pieces{u"## A\n"_s, u"## B\n"_s,    u"## C\n\n"_s,  u"words\n"_s, u"\n"_s,
                                 u"```\n"_s,  u"## D\nd\n"_s, u"~~~ xml\n"_s, u"end"_s};
        QList<Section> sections;
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = 0; i < 12; ++i)
                text += some(pieces);
            sections = typed(sections, text);
            const QList<WrittenSection> written = writtenSections(text);
            QCOMPARE(sections.size(), written.size());
            for (qsizetype i = 0; i < written.size(); ++i) {
                QCOMPARE(sections.at(i).title, written.at(i).title);
                QCOMPARE(sections.at(i).text, written.at(i).text);
            }
            QVERIFY(revisionsFor(sections, text).isEmpty());
        }
    }

    void promptsSayNothing()
    {
        QVERIFY(saysNothing(u"\n{# Who was\nhit? #}\n<!-- what -->\n"_s));
        QVERIFY(!saysNothing(u"{# a #} b"_s));
        QCOMPARE(wordCount(u"It's 5 o’clock – nearly."_s), 4);
    }

private:
    static QList<Section> typed(const QList<Section> &there, const QString &text)
    {
        return revised(there, revisionsFor(there, text));
    }
};

QTEST_GUILESS_MAIN(TestSectionText)
#include "sectiontext.moc"
