// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/handofftext.h"

#include "models/postmortem/sample.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

Instant iso(const char *text) { return *instantFromIso(QString::fromLatin1(text)); }

/// An incident in the middle of its response.
Story running()
{
    Story s(u"2019-09-16T15:40:00Z"_s);
    s.tell(Declared{
        .title = u"Orders fail | EU"_s,
        .severity = 1,
        .zone = u"Europe/London"_s,
        .at = s.at(u"15:40"_s)});
    s.tell(MilestoneSet{.milestone = MilestoneName::ImpactStarted, .at = s.at(u"15:21"_s)});
    s.tell(RoleGiven{.role = u"commander"_s, .person = u"on call, platform"_s}, u"15:41"_s);
    s.tell(RoleGiven{.role = u"communications"_s, .person = u"support lead"_s}, u"15:42"_s);
    s.tell(ResponderJoined{.person = u"network expert"_s});
    s.tell(ComponentImpactSet{.component = u"Checkout"_s, .impact = Impact::MajorOutage});
    s.tell(ComponentImpactSet{.component = u"Search"_s, .impact = Impact::Operational});
    s.tell(SummarySet{.text = u"A rollback is on its way"_s});
    s.tell(FigureSet{.what = u"customers"_s, .figure = u"1,200"_s, .source = u"support"_s});
    s.tell(LinkSet{.url = u"https://status.example"_s, .title = u"Status page"_s});
    s.log(EntryKind::Hypothesis, u"15:50"_s, u"The **certificate** has expired.\n\nMore."_s);
    s.log(EntryKind::Decision, u"15:55"_s, u"Roll back"_s);
    s.log(EntryKind::Evidence, u"15:56"_s, u"Every handshake fails"_s);
    s.log(EntryKind::Action, u"15:57"_s, u"Took node 3 out"_s);
    s.log(EntryKind::Todo, u"15:58"_s, u"Tell the suppliers"_s);
    s.tell(
        UpdatePublished{
            .entry = s.nextEntry(),
            .at = s.at(u"16:00"_s),
            .publishedAt = s.instant(u"16:02"_s),
            .phase = u"identified"_s,
            .text = u"Orders fail.\nWe are on it."_s,
            .nextUpdate = s.instant(u"16:20"_s)},
        u"16:02"_s);
    s.tell(
        AssignmentGiven{
            .assignment = AssignmentId(s.nextId()),
            .person = u"database expert"_s,
            .task = u"Renew the certificate"_s,
            .minutes = 15},
        u"16:05"_s);
    return s;
}

QString section(const QString &markdown, const QString &title)
{
    const QString head = u"## "_s + title + u'\n';
    const auto from = markdown.indexOf(head);
    if (from < 0)
        return {};
    const auto to = markdown.indexOf(u"\n## "_s, from + 1);
    return markdown.mid(from + head.size(), to < 0 ? -1 : to - from - head.size()).trimmed();
}

} // namespace

class TestHandoff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsAllThatWhoeverTakesOverNeeds()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        const QString text = handoffMarkdown(handoffText(brief, HandoffShape::Brief, u"deputy"_s));
        QVERIFY(text.startsWith(u"# Hand-off: Orders fail \\| EU\n"_s));
        QVERIFY2(
            text.contains(
                u"SEV 1 · Identified · 49m since impact · as of 16 September 2019, 17:10 BST (16:10 UTC) · by deputy"_s),
            qPrintable(text));
        QCOMPARE(
            section(text, u"Situation"_s),
            u"A rollback is on its way\n\n"
            "- Commander: on call, platform, since 16:41 BST (15:41 UTC)\n"
            "- Communications: support lead, since 16:42 BST (15:42 UTC)\n"
            "- Also there: network expert, database expert\n\n"
            "* [Status page](https://status.example)"_s);
    }

    void statesTheLastUpdateToEachAudienceWithItsTime()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        QCOMPARE(brief.updates.size(), 2);
        QCOMPARE(brief.updates.at(0).last->text, u"Orders fail.\nWe are on it."_s);
        QCOMPARE(brief.updates.at(0).publishedAt, std::optional(iso("2019-09-16T16:02:00Z")));
        QVERIFY(!brief.updates.at(1).last);
        const QString text = handoffMarkdown(handoffText(brief, HandoffShape::Brief));
        const QString updates = section(text, u"Last updates"_s);
        QVERIFY2(
            updates.startsWith(
                u"Public, 17:02 BST (16:02 UTC), the next one promised by 17:20 BST (16:20 UTC):"_s),
            qPrintable(updates));
        QVERIFY(updates.contains(u"> Orders fail."_s));
        QVERIFY(updates.contains(u"Internal: nothing was said yet."_s));
    }

    void deadlinesComeInOrderWithWhoTheyAreFor()
    {
        Story s = running();
        s.tell(
            ItemAdded{
                {.item = u"call-out"_s,
                 .role = u"deputy"_s,
                 .text = u"Call out the time"_s,
                 .dueMinutes = 20}},
            u"16:05"_s);
        const HandoffBrief brief = handoffBrief(s.incident, iso("2019-09-16T16:22:00Z"));
        QVERIFY(std::ranges::is_sorted(brief.deadlines, {}, &HandoffBrief::Deadline::at));
        QStringList told;
        for (const HandoffBrief::Deadline &deadline : brief.deadlines)
            told.append(isoText(deadline.at) + u' ' + deadline.text + u", "_s + deadline.who);
        for (const QString &expected :
             {u"2019-09-16T16:20:00Z Public update, support lead"_s,
              u"2019-09-16T16:20:00Z Call back: Renew the certificate, database expert"_s,
              u"2019-09-16T16:25:00Z Call out the time, Deputy"_s})
            QVERIFY2(told.contains(expected), qPrintable(told.join(u'\n')));
        const QString text = handoffMarkdown(handoffText(brief, HandoffShape::Brief));
        QVERIFY(section(text, u"Next deadlines"_s).count(u", late"_s) >= 2);
        QVERIFY(section(text, u"Tasks in flight"_s).contains(u"over time, not acknowledged"_s));
    }

    void holdsEverythingOpenAndNothingThatEnded()
    {
        QRandomGenerator random(4);
        Story s = running();
        QHash<QString, QString> expected; // mark → section, of what is open
        QStringList ended;
        struct Told {
            QString mark;
            EntryId entry;
            EntryKind kind;
        };
        QList<Told> told;
        QHash<QString, AssignmentId> assignments;
        const QHash<EntryKind, QString> sections{
            {EntryKind::Hypothesis, u"Open hypotheses"_s},
            {EntryKind::Decision, u"Decisions that stand"_s},
            {EntryKind::Todo, u"For later"_s}};
        const auto end = [&](const QString &mark) {
            expected.remove(mark);
            ended.append(mark);
        };
        for (int i = 0; i < 400; ++i) {
            const QString mark = u"mark%1x"_s.arg(i);
            if (const int dice = random.bounded(10); dice < 5 || told.isEmpty()) {
                const auto kind =
                    QList{EntryKind::Hypothesis, EntryKind::Decision, EntryKind::Todo}[dice % 3];
                const EntryId entry = s.nextEntry();
                s.tell(
                    EntryAdded{.entry = entry, .kind = kind, .at = s.at(u"16:06"_s), .text = mark});
                told.append({mark, entry, kind});
                expected.insert(mark, sections.value(kind));
            } else if (dice < 7) {
                const AssignmentId id(s.nextId());
                s.tell(AssignmentGiven{
                    .assignment = id, .person = u"expert"_s, .task = mark, .minutes = 10});
                assignments.insert(mark, id);
                expected.insert(mark, u"Tasks in flight"_s);
            } else if (dice < 8 && !assignments.isEmpty()) {
                const QString done = assignments.keys().at(random.bounded(assignments.size()));
                const auto state = dice % 2 ? ActionState::Done : ActionState::Dropped;
                s.tell(AssignmentEnded{.assignment = assignments.take(done), .state = state});
                end(done);
            } else {
                const Told entry = told.takeAt(random.bounded(told.size()));
                if (entry.kind == EntryKind::Hypothesis && dice == 8)
                    s.tell(EntryRevised{
                        .entry = entry.entry, .hypothesis = HypothesisState::RuledOut});
                else
                    s.tell(EntryRetracted{.entry = entry.entry, .reason = u"wrong"_s});
                end(entry.mark);
            }
        }
        const QString text = handoffMarkdown(
            handoffText(handoffBrief(s.incident, s.instant(u"16:10"_s)), HandoffShape::Brief));
        QVERIFY(expected.size() > 50 && ended.size() > 50);
        for (auto it = expected.begin(); it != expected.end(); ++it)
            QVERIFY2(
                section(text, it.value()).contains(it.key()),
                qPrintable(it.key() + u" is missing under "_s + it.value()));
        for (const QString &mark : std::as_const(ended)) {
            for (const QString &title :
                 {u"Open hypotheses"_s, u"Decisions that stand"_s, u"Tasks in flight"_s,
                  u"For later"_s, u"Next deadlines"_s})
                QVERIFY2(
                    !section(text, title).contains(mark),
                    qPrintable(mark + u" has ended but stands under "_s + title));
        }
    }

    void nothingIsDueOnceItIsOver()
    {
        Story s = running();
        s.tell(PhaseSet{.phase = Phase::Resolved, .at = s.at(u"16:20"_s)}, u"16:20"_s);
        const HandoffBrief brief = handoffBrief(s.incident, s.instant(u"16:30"_s));
        QVERIFY(brief.deadlines.isEmpty());
        QCOMPARE(brief.tasks.size(), 1);
    }

    void theFormHasItsNumberedBoxes()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        const QString text =
            handoffMarkdown(handoffText(brief, HandoffShape::Ics201, u"on call, platform"_s));
        for (const char *box :
             {"1. Incident name", "2. Incident number", "3. Date and time initiated",
              "4. Map or sketch", "5. Situation summary and health and safety", "6. Prepared by",
              "7. Current and planned objectives",
              "8. Current and planned actions, strategies and tactics", "9. Current organization",
              "10. Resource summary"})
            QVERIFY2(QString(text).remove(u'\\').contains(QString::fromLatin1(box)), box);
        QVERIFY(text.contains(brief.number.first(8)));
        QVERIFY2(
            text.contains(u"on call, platform, Commander, 16 September 2019"_s), qPrintable(text));
    }

    void rendersInEveryFormatAndTheSameAgain()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        for (const HandoffShape shape : {HandoffShape::Brief, HandoffShape::Ics201}) {
            const PostmortemText text = handoffText(brief, shape);
            for (const HandoffFormat format :
                 {HandoffFormat::Markdown, HandoffFormat::Html, HandoffFormat::Pdf}) {
                const auto first = renderedHandoff(text, format);
                QVERIFY(first && first->size() > 500);
                QCOMPARE(*renderedHandoff(text, format), *first);
                if (format == HandoffFormat::Pdf)
                    QVERIFY(first->startsWith("%PDF-"));
            }
        }
        QCOMPARE(
            handoffFileName(brief, HandoffShape::Brief, HandoffFormat::Pdf),
            u"2019-09-16-1710-handoff.pdf"_s);
        QCOMPARE(
            handoffFileName(brief, HandoffShape::Ics201, HandoffFormat::Markdown),
            u"2019-09-16-1710-ics201.md"_s);
    }

    void whatAPersonEditedIsRenderedAsTheyWroteIt()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        const auto html = renderedHandoff(
            editedHandoff(brief, u"# Ours\n\nKeep <b>calm</b>.\n\n## Then"_s), HandoffFormat::Html);
        QVERIFY(html->contains("<h1 dir=\"auto\">Ours</h1>"));
        QVERIFY(html->contains("Keep &lt;b&gt;calm&lt;/b&gt;."));
        QVERIFY(html->contains("<h2 dir=\"auto\">Then</h2>"));
    }

    void itsMarkdownReadBackIsTheSameDocument()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        for (const HandoffShape shape : {HandoffShape::Brief, HandoffShape::Ics201}) {
            const QString once = handoffMarkdown(handoffText(brief, shape));
            QCOMPARE(handoffMarkdown(editedHandoff(brief, once)), once);
        }
    }

    void aScriptGetsTheSame()
    {
        const HandoffBrief brief = handoffBrief(running().incident, iso("2019-09-16T16:10:00Z"));
        const QJsonObject json = handoffDocument(brief);
        QCOMPARE(json[u"as_of"_s].toString(), u"2019-09-16T16:10:00Z"_s);
        QCOMPARE(json[u"hypotheses"_s][u"open"_s].toArray().size(), 1);
        QCOMPARE(json[u"tasks"_s].toArray().size(), 1);
        QCOMPARE(json[u"updates"_s].toArray().size(), 2);
        QCOMPARE(json[u"tasks"_s][0][u"until"_s].toString(), u"2019-09-16T16:20:00Z"_s);
    }
};

QTEST_MAIN(TestHandoff)
#include "handoff.moc"
