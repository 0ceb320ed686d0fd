// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/entrychanges.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

class TestEntryChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSplitKeepsTimeKindAndAuthor()
    {
        const Entry entry = entryAt(100, u"probes red\n\n  all of them"_s);
        const auto bodies = splitInTwo(entry, 11);
        QCOMPARE(bodies.size(), 2);
        QCOMPARE(*std::get<EntryRevised>(bodies.first()).text, u"probes red"_s);
        const auto &second = std::get<EntryAdded>(bodies.last());
        QCOMPARE(second.text, u"  all of them"_s);
        QCOMPARE(second.at, entry.at);
        QCOMPARE(second.kind, entry.kind);
        QCOMPARE(second.author, entry.author);
        Entry between = entry;
        between.at = {};
        QCOMPARE(*std::get<EntryAdded>(splitInTwo(between, 11).last()).after, entry.id);
    }

    void aSplitLeavesNothingEmptyAndNoCharacterInTwo()
    {
        QVERIFY(splitInTwo(entryAt(1, u"one"_s), 0).isEmpty());
        QVERIFY(splitInTwo(entryAt(1, u"one"_s), 99).isEmpty());
        QVERIFY(splitInTwo(entryAt(1, u"one  \n"_s), 4).isEmpty());
        const auto bodies = splitInTwo(entryAt(1, u"a\U0001F525b"_s), 2);
        QCOMPARE(*std::get<EntryRevised>(bodies.first()).text, u"a"_s);
        QCOMPARE(std::get<EntryAdded>(bodies.last()).text, u"\U0001F525b"_s);
    }

    void joiningGoesByTheTimelineAndTakesAttachmentsAlong()
    {
        Timeline timeline;
        Entry later = entryAt(20, u"second"_s);
        later.attachments = {{.sha256 = u"ab"_s, .name = u"log"_s}};
        const Entry first = entryAt(10, u"first\n"_s);
        timeline.insert(later);
        timeline.insert(first);
        const auto bodies = joined(timeline, {later.id, first.id, later.id});
        QCOMPARE(bodies.size(), 3);
        QCOMPARE(std::get<EntryRevised>(bodies.at(0)).entry, first.id);
        QCOMPARE(*std::get<EntryRevised>(bodies.at(0)).text, u"first\n\nsecond"_s);
        QCOMPARE(*std::get<AttachmentAdded>(bodies.at(1)).entry, first.id);
        QCOMPARE(std::get<EntryRetracted>(bodies.at(2)).entry, later.id);
        QCOMPARE(std::get<EntryRetracted>(bodies.at(2)).reason, u"joined"_s);
        QVERIFY(joined(timeline, {first.id}).isEmpty());
    }

    void aShiftKeepsHowExactlyATimeIsKnown()
    {
        const Moment moment{
            .at = Instant{1'000'000'123'456},
            .until = Instant{1'000'060'123'456},
            .precision = Precision::Approximate,
            .words = u"~16:21 BST"_s};
        const Moment later = shifted(moment, 90 * Instant::minute);
        QCOMPARE(later.at->us - moment.at->us, 90 * Instant::minute);
        QCOMPARE(later.until->us - moment.until->us, 90 * Instant::minute);
        QCOMPARE(later.precision, Precision::Approximate);
        QCOMPARE(later.words, u"~16:21 BST, moved by +1 h 30 min"_s);
        QCOMPARE(shifted(Moment::exactly(Instant{0}), -Instant::second).words, QString());
    }

    void aDuplicateOfALineThatTheFoldWroteIsANote()
    {
        Entry line = entryAt(10, u"Phase set to Identified"_s);
        line.kind = EntryKind::Phase;
        const QList<EventBody> bodies = duplicated(line);
        const auto &copy = std::get<EntryAdded>(bodies.first());
        QCOMPARE(copy.kind, EntryKind::Note);
        QVERIFY(copy.entry != line.id);
    }

private:
    static Entry entryAt(qint64 seconds, const QString &text)
    {
        return {
            .id = EntryId::make(),
            .kind = EntryKind::Observation,
            .at = Moment::exactly(Instant::fromSeconds(seconds)),
            .text = text,
            .author = u"scribe"_s};
    }
};

QTEST_GUILESS_MAIN(TestEntryChanges)
#include "entrychanges.moc"
