// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archivesearcher.h"
#include "session/openincident.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class ArchiveSearcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theAnswerComesLaterAndIsTheArchives();
    void onlyTheLastQuestionIsAnswered();
    void whatIsCancelledNeverComes();
    void everyIncidentIsListed();
    void aSearcherThatWasNeverAskedCostsNothing();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

void ArchiveSearcherTest::initTestCase()
{
    m_path = m_folder.filePath(u"test.bridgelog"_s);
    auto journal = Journal::open(m_path, Journal::Access::Write);
    QVERIFY(journal);
    auto incident = OpenIncident::declare(
        **journal, {.title = u"Checkout fails"_s, .severity = 1, .zone = u"UTC"_s}, u"commander"_s);
    QVERIFY(incident);
    for (int i = 0; i < 500; ++i)
        (*incident)->log({.text = u"probe %1 of the checkout is red"_s.arg(i)});
    QVERIFY((*journal)->flush());
}

void ArchiveSearcherTest::theAnswerComesLaterAndIsTheArchives()
{
    ArchiveSearcher searcher(m_path);
    QSignalSpy found(&searcher, &ArchiveSearcher::found);
    searcher.search(u"probe"_s, 20);
    QCOMPARE(found.size(), 0);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.at(0).at(0).toString(), u"probe"_s);
    const auto result = found.at(0).at(1).value<SearchResult>();
    QCOMPARE(result.total, 500);
    QCOMPARE(result.hits.size(), 20);
}

void ArchiveSearcherTest::onlyTheLastQuestionIsAnswered()
{
    ArchiveSearcher searcher(m_path);
    QSignalSpy found(&searcher, &ArchiveSearcher::found);
    for (const QString &query : {u"p"_s, u"pr"_s, u"pro"_s, u"prob"_s, u"probe 7"_s})
        searcher.search(query, 5);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.at(0).at(0).toString(), u"probe 7"_s);
    searcher.search(u"red"_s, 5); // and the connection is still of use
    QTRY_COMPARE(found.size(), 2);
}

void ArchiveSearcherTest::whatIsCancelledNeverComes()
{
    ArchiveSearcher searcher(m_path);
    QSignalSpy found(&searcher, &ArchiveSearcher::found);
    QSignalSpy listed(&searcher, &ArchiveSearcher::listed);
    searcher.search(u"probe"_s, 5);
    searcher.cancel();
    searcher.list(); // is answered after it
    QTRY_COMPARE(listed.size(), 1);
    QCOMPARE(found.size(), 0);
}

void ArchiveSearcherTest::everyIncidentIsListed()
{
    ArchiveSearcher searcher(m_path);
    QSignalSpy listed(&searcher, &ArchiveSearcher::listed);
    searcher.list();
    QTRY_COMPARE(listed.size(), 1);
    const auto incidents = listed.at(0).at(0).value<QList<IncidentSummary>>();
    QCOMPARE(incidents.size(), 1);
    QCOMPARE(incidents.first().title, u"Checkout fails"_s);
}

void ArchiveSearcherTest::aSearcherThatWasNeverAskedCostsNothing()
{
    const ArchiveSearcher searcher(m_folder.filePath(u"absent.bridgelog"_s));
    QVERIFY(!QFile::exists(m_folder.filePath(u"absent.bridgelog"_s)));
}

QTEST_GUILESS_MAIN(ArchiveSearcherTest)
#include "searcher.moc"
