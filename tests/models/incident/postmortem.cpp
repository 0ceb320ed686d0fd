// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/entryhistory.h"

#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

/// What is written, said and found once the incident is over.
class TestPostmortem : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m = {};
        m_second = 0;
    }

    void aSectionIsMovedEmptiedAndTakenOut()
    {
        tell(
            SectionRevised{.section = u"a"_s, .title = u"A"_s, .text = u"{{ x }}"_s, .live = true});
        tell(SectionRevised{.section = u"b"_s, .title = u"B"_s, .text = u"{{ x }}"_s});
        QVERIFY(m.postmortem.section(u"a"_s)->live);
        QVERIFY(!m.postmortem.section(u"b"_s)->live);
        tell(SectionRevised{.section = u"b"_s, .position = 0});
        QCOMPARE(m.postmortem.sections.first().key, u"b"_s);
        tell(SectionRevised{.section = u"b"_s, .gone = true});
        tell(SectionRevised{.section = u"never there"_s, .gone = true});
        QCOMPARE(m.postmortem.sections.size(), 1);
    }

    void whoSetWhichReviewStateIsKept()
    {
        tell(PostmortemSet{.state = ReviewState::InReview}, u"writer"_s);
        tell(PostmortemSet{.state = ReviewState::Reviewed}, u"first reader"_s);
        tell(PostmortemSet{.state = ReviewState::Reviewed}, u"second reader"_s);
        tell(PostmortemSet{.state = ReviewState::Reviewed}, u"second reader"_s); // said already
        const auto &reviews = m.postmortem.reviews;
        QCOMPARE(reviews.size(), 3);
        QCOMPARE(reviews.at(0), (Review{ReviewState::InReview, u"writer"_s, {1}}));
        QCOMPARE(reviews.at(2), (Review{ReviewState::Reviewed, u"second reader"_s, {3}}));
    }

    void anImportSaysItselfWhoSetAReviewState()
    {
        tell(PostmortemSet{
            .state = ReviewState::Reviewed, .by = u"the reader"_s, .at = Instant{77}});
        tell(PostmortemSet{.state = ReviewState::Published, .quiet = true});
        QCOMPARE(m.postmortem.state, ReviewState::Published);
        QCOMPARE(m.postmortem.reviews.size(), 1);
        QCOMPARE(
            m.postmortem.reviews.first(), (Review{ReviewState::Reviewed, u"the reader"_s, {77}}));
    }

    void aCommentIsMadeResolvedAndOpenAgain()
    {
        const CommentId id = CommentId::make();
        tell(SectionCommented{.comment = id, .resolved = true}); // of one that nobody made
        QVERIFY(m.postmortem.comments.isEmpty());
        tell(SectionCommented{.comment = id, .section = u"a"_s, .text = u"When?"_s}, u"reader"_s);
        tell(SectionCommented{.comment = id, .resolved = true}, u"writer"_s);
        const SectionComment &comment = m.postmortem.comments.first();
        QCOMPARE(comment.author, u"reader"_s);
        QCOMPARE(comment.resolvedBy, u"writer"_s);
        QCOMPARE(comment.resolvedAt, Instant{3});
        tell(SectionCommented{.comment = id, .resolved = false});
        QVERIFY(!m.postmortem.comments.first().resolvedAt);
        tell(SectionCommented{.comment = id, .gone = true});
        QVERIFY(m.postmortem.comments.isEmpty());
    }

    void whysStandUnderEachOtherButNeverInARing()
    {
        const FindingId top = FindingId::make();
        const FindingId middle = FindingId::make();
        const FindingId bottom = FindingId::make();
        for (const FindingId &id : {bottom, top, middle})
            tell(FindingSet{.finding = id, .kind = FindingKind::Why, .text = u"why"_s});
        QCOMPARE(m.findings.first().id, top); // as they were made
        tell(FindingSet{.finding = middle, .parent = top});
        tell(FindingSet{.finding = bottom, .parent = middle});
        tell(FindingSet{.finding = top, .parent = bottom});
        tell(FindingSet{.finding = top, .parent = top});
        QVERIFY(!m.finding(top)->parent);
        tell(FindingSet{.finding = middle, .gone = true});
        QCOMPARE(m.finding(bottom)->parent, middle); // comes back under it with an undo
        tell(FindingSet{.finding = bottom, .top = true});
        QVERIFY(!m.finding(bottom)->parent);
    }

    void aFindingIsInternalUntilSomebodySaysOtherwise()
    {
        const FindingId id = FindingId::make();
        const EntryId line = EntryId::make();
        tell(FindingSet{.finding = id, .kind = FindingKind::Luck, .entries = QList{line}});
        QCOMPARE(m.findings.first().audience, Audience::Internal);
        tell(FindingSet{.finding = id, .text = u"A spare was there."_s});
        tell(FindingSet{.finding = id, .audience = Audience::Public});
        QCOMPARE(m.findings.first().entries, QList{line});
        QCOMPARE(m.findings.first().kind, FindingKind::Luck);
        QCOMPARE(m.findings.first().audience, Audience::Public);
    }

    void aSectionsHistoryHasOneVersionForEachGoOfTyping()
    {
        QList<Event> events;
        const auto type = [&](const SectionRevised &body, const std::optional<EventId> &step = {}) {
            Event event = Event::make({}, body, u"writer"_s, Instant{events.size()});
            event.step = step;
            events.append(event);
            return event.id;
        };
        type({.section = u"a"_s, .title = u"A"_s, .text = u"\n"_s});
        const EventId first = type({.section = u"a"_s, .text = u"one"_s});
        type({.section = u"b"_s, .text = u"elsewhere"_s}, first);
        type({.section = u"a"_s, .text = u"one two"_s}, first);
        type({.section = u"a"_s, .text = u"one two three"_s});
        type({.section = u"a"_s, .position = 0});
        type({.section = u"a"_s, .gone = true});
        QStringList texts;
        for (const EntryVersion &version : sectionHistory(events, u"a"_s))
            texts.append(version.entry.text);
        QCOMPARE(
            texts,
            (QStringList{u"## A\n\n"_s, u"## A\none two"_s, u"## A\none two three"_s, QString()}));
        QCOMPARE(sectionHistory(events, u"c"_s).size(), 0);
    }

private:
    void tell(const EventBody &body, const QString &author = u"x"_s)
    {
        applyTo(m, Event::make({}, body, author, Instant{++m_second}));
    }

    Incident m;
    qint64 m_second = 0;
};

QTEST_GUILESS_MAIN(TestPostmortem)
#include "postmortem.moc"
