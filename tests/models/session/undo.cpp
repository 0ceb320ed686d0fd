// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/openincident.h"

#include "journal/verify.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Bridgelog;
using namespace Qt::StringLiterals;

namespace {

QString shown(const Entry &entry)
{
    QStringList parts{
        entry.id.text(),
        word(entry.kind),
        entry.at.at ? isoText(*entry.at.at) : u"-"_s,
        entry.at.until ? isoText(*entry.at.until) : u"-"_s,
        word(entry.at.precision),
        entry.at.words,
        entry.text,
        entry.author,
        entry.assignee,
        word(entry.audience),
        entry.hypothesis ? word(*entry.hypothesis) : u"-"_s,
        entry.milestone ? word(*entry.milestone) : u"-"_s,
        entry.struckReason,
        QString::number(entry.struck),
        QString::number(entry.pinned)};
    for (const Attachment &attachment : entry.attachments)
        parts.append(attachment.sha256);
    return parts.join(u'|');
}

QStringList inCommand(const Incident &incident)
{
    QStringList lines{incident.summary};
    for (const SeverityChange &change : incident.severityChanges)
        lines.append(u"SEV %1 %2"_s.arg(change.severity.value_or(0)).arg(isoText(*change.at.at)));
    for (const Component &component : incident.components) {
        for (const ImpactChange &change : component.changes)
            lines.append(
                component.name + word(*change.impact)
                + (change.at.at ? isoText(*change.at.at) : u"-"_s));
    }
    QStringList unordered;
    for (const AffectedFigure &figure : incident.figures)
        unordered.append(figure.what + figure.figure);
    for (const Link &link : incident.links)
        unordered.append(link.url + link.title);
    for (const UpdateDraft &draft : incident.drafts)
        unordered.append(
            draft.id.text() + draft.text + draft.approvedBy
            + (draft.approvedAt ? isoText(*draft.approvedAt) : u"-"_s));
    for (const Assignment &assignment : incident.assignments) {
        if (assignment.state != ActionState::Dropped)
            unordered.append(
                assignment.id.text() + assignment.person + assignment.task + word(assignment.state)
                + (assignment.until ? isoText(*assignment.until) : u"-"_s)
                + (assignment.acknowledgedAt ? isoText(*assignment.acknowledgedAt) : u"-"_s));
    }
    unordered.sort();
    return lines + unordered;
}

QStringList inReview(const Incident &incident)
{
    const Postmortem &postmortem = incident.postmortem;
    QStringList lines{word(postmortem.state), postmortem.begun ? u"begun"_s : u"not begun"_s};
    lines.append(postmortem.publishedAt ? isoText(*postmortem.publishedAt) : u"-"_s);
    for (const Review &review : postmortem.reviews)
        lines.append(word(review.state) + review.by + isoText(review.at));
    for (const SectionComment &comment : postmortem.comments)
        lines.append(
            comment.section + comment.text + isoText(comment.at) + comment.resolvedBy
            + (comment.resolvedAt ? isoText(*comment.resolvedAt) : u"-"_s));
    for (const Finding &finding : incident.findings)
        lines.append(
            finding.text + word(finding.kind) + word(finding.audience) + isoText(finding.at)
            + (finding.parent ? finding.parent->text() : u"-"_s)
            + QString::number(finding.entries.size()));
    return lines;
}

/// What an incident says, without the lines that tell of steps and without entries that were added
/// since and struck again: those stay, as everything does.
QStringList substance(const Incident &incident, const QSet<EntryId> &entries)
{
    QStringList lines{
        incident.title, word(incident.phase), incident.zone,
        incident.severity ? QString::number(*incident.severity) : u"-"_s};
    for (const auto &milestone : incident.milestones)
        lines.append(milestone && milestone->moment.at ? isoText(*milestone->moment.at) : u"-"_s);
    QStringList tags = incident.tags;
    tags.sort();
    lines.append(tags.join(u' '));
    QStringList named;
    for (const Component &component : incident.components)
        named.append(component.name + (component.impact ? word(*component.impact) : u"unknown"_s));
    for (const QList<RoleHolder> &holders : {incident.roles, incident.formerRoles}) {
        for (const RoleHolder &holder : holders)
            named.append(
                holder.role + holder.person + isoText(holder.since) + holder.from
                + (holder.acceptedAt ? isoText(*holder.acceptedAt) : u"-"_s)
                + (holder.until ? isoText(*holder.until) : u"-"_s));
    }
    named.sort();
    lines += named;
    lines += inCommand(incident);
    for (const ChecklistItem &item : incident.checklist) {
        if (item.state == ItemState::NotApplicable && item.reason.isEmpty())
            continue; // it came with a severity that was taken back
        lines.append(u"%1 %2 %3 %4 %5 %6 %7 %8"_s
                         .arg(item.spec.item, word(item.state), item.doneBy, item.reason)
                         .arg(item.ticks.size())
                         .arg(item.spec.dueMinutes.value_or(-1))
                         .arg(item.spec.everyMinutes.value_or(-1))
                         .arg(item.doneAt ? item.doneAt->us : 0));
    }
    for (const ActionItem &action : incident.actions) {
        if (action.state != ActionState::Dropped)
            lines.append(action.text + word(action.state));
    }
    for (const Section &section : incident.postmortem.sections) {
        if (!section.text.isEmpty())
            lines.append(
                section.key + section.title + section.text + QString::number(section.live));
    }
    lines += inReview(incident);
    for (int row = 0; row < incident.timeline.size(); ++row) {
        if (const Entry &entry = incident.timeline.at(row); entries.contains(entry.id))
            lines.append(shown(entry));
    }
    return lines;
}

QSet<EntryId> loggedIn(const Incident &incident)
{
    QSet<EntryId> entries;
    for (int row = 0; row < incident.timeline.size(); ++row) {
        if (const Entry &entry = incident.timeline.at(row);
            std::ranges::contains(loggedKinds, entry.kind))
            entries.insert(entry.id);
    }
    return entries;
}

/// Does one verb at random on what is there.
class Hand {
public:
    explicit Hand(quint32 seed)
        : m_random(seed)
    {
    }
    void act(OpenIncident &incident);
    int below(qsizetype bound) { return static_cast<int>(m_random.bounded(bound)); }

private:
    void actOnEntries(OpenIncident &incident, int verb);
    void actOnHead(OpenIncident &incident, int verb);
    void actInCommand(OpenIncident &incident, int verb);
    void actInReview(OpenIncident &incident, int verb);
    QString person() { return u"person %1"_s.arg(below(3)); }
    Moment moment()
    {
        Moment moment{.precision = Precision::Unknown};
        if (below(4) > 0) {
            moment.at = Instant::fromSeconds(1'700'000'000 + below(30));
            moment.precision = Precision::Second;
        }
        return moment;
    }
    QList<EntryId> some(OpenIncident &incident)
    {
        QList<EntryId> entries;
        const Timeline &timeline = incident.incident().timeline;
        for (int row = 0; row < timeline.size(); ++row) {
            const Entry &entry = timeline.at(row);
            if (std::ranges::contains(loggedKinds, entry.kind) && below(3) == 0)
                entries.append(entry.id);
        }
        if (entries.isEmpty())
            entries.append(incident.log({.text = u"first half\n\nsecond half"_s, .at = moment()}));
        return entries;
    }
    QRandomGenerator m_random;
};

void Hand::act(OpenIncident &incident)
{
    const int verb = below(57);
    if (verb < 17)
        actOnEntries(incident, verb);
    else if (verb < 30)
        actOnHead(incident, verb);
    else if (verb < 49)
        actInCommand(incident, verb);
    else
        actInReview(incident, verb);
}

void Hand::actOnEntries(OpenIncident &incident, int verb)
{
    const QList<EntryId> entries = some(incident);
    const EntryId one = entries.at(below(entries.size()));
    const auto kind = loggedKinds.at(static_cast<size_t>(below(std::ssize(loggedKinds))));
    switch (verb) {
    case 0:
        incident.log({.kind = kind, .text = u"line %1"_s.arg(below(99)), .at = moment()});
        break;
    case 1: incident.insertAfter(one, {.text = u"between"_s}); break;
    case 2: incident.duplicate(one); break;
    case 3: incident.split(one, below(20)); break;
    case 4: incident.join(entries); break;
    case 5: incident.revise(one, u"text %1\n\nmore"_s.arg(below(99))); break;
    case 6: incident.retime(one, moment()); break;
    case 7: incident.shift(entries, (below(9) - 4) * Instant::second); break;
    case 8: incident.setKind(entries, kind); break;
    case 9: incident.setAudience(entries, static_cast<Audience>(below(2))); break;
    case 10: incident.tagEntries(entries, u"tag%1"_s.arg(below(3))); break;
    case 11: incident.pin(entries, below(2) == 0); break;
    case 12: incident.strike(entries, u"wrong"_s); break;
    case 13: incident.restore(entries); break;
    case 14: incident.judge(entries, static_cast<HypothesisState>(below(3))); break;
    case 15: incident.assign(entries, u"person %1"_s.arg(below(3))); break;
    default: incident.makeAction(one); break;
    }
}

void Hand::actOnHead(OpenIncident &incident, int verb)
{
    const Incident &state = incident.incident();
    const QString item = state.checklist.at(below(state.checklist.size())).spec.item;
    switch (verb) {
    case 17: incident.retitle(u"title %1"_s.arg(below(5))); break;
    case 18: incident.setSeverity(1 + below(5)); break;
    case 19: incident.setPhase(static_cast<Phase>(below(9))); break;
    case 20: {
        const EntryId told = some(incident).first();
        incident.setMilestone(
            static_cast<MilestoneName>(below(milestoneCount)), state.timeline.find(told)->at, told);
        break;
    }
    case 21:
        incident.setMilestone(static_cast<MilestoneName>(below(milestoneCount)), moment());
        break;
    case 22: incident.giveRole(u"scribe"_s, u"person %1"_s.arg(below(3))); break;
    case 23: incident.handOver(u"commander"_s, u"person %1"_s.arg(below(3)), u"brief"_s); break;
    case 24:
        incident.setComponent(u"part %1"_s.arg(below(3)), static_cast<Impact>(below(5)));
        break;
    case 25: incident.tag(u"tag %1"_s.arg(below(3)), below(2) == 0); break;
    case 26: incident.tick(item); break;
    case 27: incident.untick(item); break;
    case 28: incident.skip(item, u"no need"_s, below(2) == 0); break;
    default:
        incident.reviseSection({.section = u"s%1"_s.arg(below(2)), .text = u"t%1"_s.arg(below(9))});
        break;
    }
}

void Hand::actInCommand(OpenIncident &incident, int verb)
{
    const Incident &state = incident.incident();
    if (state.assignments.isEmpty())
        incident.giveAssignment({.person = person(), .task = u"first"_s, .minutes = 5});
    if (state.drafts.isEmpty())
        incident.draftUpdate({.text = u"first"_s});
    const AssignmentId assignment = state.assignments.at(below(state.assignments.size())).id;
    const DraftId draft = state.drafts.at(below(state.drafts.size())).id;
    const QString item = state.checklist.at(below(state.checklist.size())).spec.item;
    switch (verb) {
    case 30: incident.shareRole(u"scribe"_s, person()); break;
    case 31: incident.takeRole(u"scribe"_s, person()); break;
    case 32: incident.letGo(person()); break;
    case 33:
        incident.acceptHandoff(u"commander"_s, incident.incident().holderOf(u"commander"_s));
        break;
    case 34:
        incident.giveAssignment(
            {.person = person(), .task = u"task %1"_s.arg(below(9)), .minutes = below(9)});
        break;
    case 35: incident.acknowledge(assignment); break;
    case 36: incident.extend(assignment, 1 + below(9)); break;
    case 37: incident.endAssignment(assignment, static_cast<ActionState>(below(3))); break;
    case 38: incident.setSummary(u"summary %1"_s.arg(below(4))); break;
    case 39:
        incident.setFigure(
            {.what = u"what %1"_s.arg(below(2)),
             .figure = below(3) == 0 ? QString() : QString::number(below(5))});
        break;
    case 40: incident.setLink(u"https://example/%1"_s.arg(below(2)), person()); break;
    case 41: incident.removeLink(u"https://example/%1"_s.arg(below(2))); break;
    case 42: incident.draftUpdate({.text = u"words %1"_s.arg(below(9))}); break;
    case 43: incident.draftUpdate({.draft = draft, .text = u"words %1"_s.arg(below(9))}); break;
    case 44: incident.approveUpdate(draft, below(2) == 0); break;
    case 45: incident.withdrawUpdate(draft); break;
    case 46: incident.addResponder(u"person %1"_s.arg(below(5))); break;
    case 47: incident.publishUpdate({.text = u"out"_s, .draft = draft}); break;
    default:
        incident.reviseItem(
            {.item = item,
             .dueMinutes = below(20) - 5,
             .everyMinutes = below(20) - 5,
             .assignee = person()});
        break;
    }
}

void Hand::actInReview(OpenIncident &incident, int verb)
{
    const Postmortem &postmortem = incident.incident().postmortem;
    if (postmortem.comments.isEmpty())
        incident.comment(u"s1"_s, u"first"_s);
    if (incident.incident().findings.isEmpty())
        incident.setFinding({.kind = FindingKind::Why, .text = u"first"_s});
    const auto &findings = incident.incident().findings;
    const CommentId comment = postmortem.comments.at(below(postmortem.comments.size())).id;
    const FindingId finding = findings.at(below(findings.size())).id;
    const QString section = u"s%1"_s.arg(below(3));
    switch (verb) {
    case 49:
        incident.beginPostmortem(
            u"template %1"_s.arg(below(3)),
            {{.key = section, .title = u"T"_s, .text = u"{{ x }}"_s, .live = true},
             {.key = u"s7"_s, .title = u"Last"_s, .text = u"words"_s}});
        break;
    case 50:
        incident.typeSections(
            {{.section = section, .text = u"typed %1"_s.arg(below(99))},
             {.section = u"s7"_s, .title = u"Retitled"_s, .position = 0}});
        break;
    case 51:
        incident.typeSections({{.section = section, .text = u"more %1"_s.arg(below(99))}});
        if (below(2) == 0)
            incident.endTyping();
        break;
    case 52: incident.typeSections({{.section = section, .gone = true}}); break;
    case 53: incident.setReview(static_cast<ReviewState>(below(4))); break;
    case 54: incident.resolveComment(comment, below(2) == 0); break;
    case 55:
        incident.setFinding(
            {.finding = below(2) == 0 ? finding : FindingId(),
             .kind = static_cast<FindingKind>(below(10)),
             .text = u"why %1"_s.arg(below(9)),
             .parent = findings.at(below(findings.size())).id,
             .entries = some(incident)});
        break;
    default: incident.removeFinding(finding); break;
    }
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_journal = std::move(
            *Journal::open(m_folder->path() + u"/archive.bridgelog"_s, Journal::Access::Write));
        m_incident = std::move(*OpenIncident::declare(
            *m_journal, {.title = u"API offline"_s, .severity = 1, .zone = u"Europe/London"_s},
            u"commander"_s));
    }
    void cleanup()
    {
        m_incident.reset();
        m_journal.reset();
    }

    void aGoOfTypingIsOneStep()
    {
        m_incident->beginPostmortem(
            u"rca"_s, {{.key = u"a"_s, .title = u"A"_s, .text = u"one"_s, .live = true}});
        const auto text = [this] { return state().postmortem.section(u"a"_s)->text; };
        for (const QString &typed : {u"one t"_s, u"one tw"_s, u"one two"_s})
            m_incident->typeSections({{.section = u"a"_s, .text = typed}});
        m_incident->typeSections({{.section = u"b"_s, .title = u"B"_s, .text = u"new"_s}});
        m_incident->typeSections({{.section = u"b"_s, .text = u"newer"_s}});
        m_incident->endTyping();
        m_incident->typeSections({{.section = u"a"_s, .text = u"one two three"_s}});
        QCOMPARE(m_incident->undoSteps().size(), 3);
        reopen();
        QCOMPARE(m_incident->undoSteps().size(), 3);
        m_incident->undo();
        QCOMPARE(text(), u"one two"_s);
        m_incident->undo();
        QCOMPARE(text(), u"one"_s);
        QVERIFY(!state().postmortem.section(u"b"_s));
        m_incident->redo();
        QCOMPARE(text(), u"one two"_s);
        QCOMPARE(state().postmortem.section(u"b"_s)->text, u"newer"_s);
        m_incident->undo();
        m_incident->undo();
        QVERIFY(!state().postmortem.begun);
        QVERIFY(state().postmortem.sections.isEmpty());
        QCOMPARE(state().postmortem.templateName, QString());
    }

    void somethingElseEndsAGoOfTyping()
    {
        m_incident->typeSections({{.section = u"a"_s, .text = u"one"_s}});
        m_incident->log({.text = u"meanwhile"_s});
        m_incident->typeSections({{.section = u"a"_s, .text = u"two"_s}});
        QCOMPARE(m_incident->undoSteps().size(), 3);
    }

    void declaringIsNoStep()
    {
        QVERIFY(!m_incident->canUndo());
        reopen();
        QVERIFY(!m_incident->canUndo());
    }

    void undoingAllComesBackAndRedoingAllComesForth_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void undoingAllComesBackAndRedoingAllComesForth()
    {
        QFETCH(quint32, seed);
        Hand hand(seed);
        for (int i = 0; i < 6; ++i)
            m_incident->log({.text = u"there before %1\n\nand more"_s.arg(i)});
        reopen();
        const auto beforeSteps = m_incident->undoSteps().size();
        const QSet<EntryId> thereBefore = loggedIn(state());
        const QStringList before = substance(state(), thereBefore);
        for (int i = 0; i < 40; ++i)
            hand.act(*m_incident);
        const QSet<EntryId> thereAfter = loggedIn(state());
        const QStringList after = substance(state(), thereAfter);
        const auto steps = m_incident->undoSteps();

        QSignalSpy objected(m_incident.get(), &OpenIncident::objected);
        const auto done = static_cast<int>(steps.size() - beforeSteps);
        for (int i = 0; i < done; ++i) {
            if (hand.below(5) == 0)
                reopen();
            const QString text = m_incident->undoText();
            const auto left = m_incident->undoSteps().size();
            m_incident->undo();
            QVERIFY2(m_incident->undoSteps().size() == left - 1, qPrintable(text));
            QVERIFY2(objected.isEmpty(), qPrintable(text));
        }
        QCOMPARE(m_incident->undoSteps().size(), beforeSteps);
        QCOMPARE(substance(state(), thereBefore), before);
        QCOMPARE(m_incident->redoSteps().size(), done);
        while (m_incident->canRedo()) {
            if (hand.below(5) == 0)
                reopen();
            m_incident->redo();
        }
        const QStringList again = substance(state(), thereAfter);
        for (qsizetype i = 0; i < std::min(again.size(), after.size()); ++i)
            QCOMPARE(again.at(i), after.at(i));
        QCOMPARE(again, after);
        QVERIFY(objected.isEmpty());
        QStringList texts;
        for (const UndoStep &step : steps)
            texts.append(step.text);
        for (const UndoStep &step : m_incident->undoSteps())
            QCOMPARE(step.text, texts.takeFirst());
        m_incident->undoTo(done);
        QCOMPARE(substance(state(), thereBefore), before);
        QVERIFY(m_journal->flush());
        QVERIFY(verifyJournal(m_journal->path())->ok());
    }

    void theListSaysWhatEachStepDid()
    {
        const EntryId a = m_incident->log({.text = u"a"_s});
        const EntryId b = m_incident->log({.text = u"b"_s});
        const EntryId c = m_incident->log({.text = u"c"_s});
        m_incident->strike({a, b, c}, u"twice"_s);
        m_incident->restore({a, b});
        m_incident->shift({a, b}, Instant::minute);
        m_incident->tagEntries({a}, u"dns"_s);
        m_incident->join({a, b});
        m_incident->setPhase(Phase::Identified);
        m_incident->undo();
        reopen();
        QStringList texts;
        for (const UndoStep &step : m_incident->undoSteps())
            texts.append(step.text);
        const QStringList expected{
            u"Join 2 entries"_s,    u"Tag entry"_s,        u"Shift 2 entries in time"_s,
            u"Restore 2 entries"_s, u"Strike 3 entries"_s, u"Log entry"_s,
            u"Log entry"_s,         u"Log entry"_s};
        QCOMPARE(texts, expected);
        QCOMPARE(m_incident->redoText(), u"Set phase"_s);
        QCOMPARE(m_incident->undoSteps().at(1).told(), u"Tag entry: a #dns"_s);
        m_incident->log({.text = u"```log\nupstream timed out\n```"_s});
        QCOMPARE(m_incident->undoText(), u"Log entry: upstream timed out"_s);
        QVERIFY(m_incident->undoSteps().first().at.us > 0);
    }

    void aFileIsAttachedAndTakenOffInOneStep()
    {
        QFile file(m_folder->filePath(u"probe.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("connection refused\n");
        file.close();
        const int rows = state().timeline.size();
        (void)m_incident->attachFile(file.fileName());
        QTRY_COMPARE(state().timeline.size(), rows + 1);
        const EntryId evidence = state().timeline.at(rows).id;
        QCOMPARE(state().timeline.at(rows).kind, EntryKind::Evidence);
        QCOMPARE(state().timeline.at(rows).attachments.first().name, u"probe.log"_s);
        QCOMPARE(state().timeline.at(rows).attachments.first().size, 19);
        QCOMPARE(m_incident->undoText(), u"Attach file: probe.log"_s);

        const EntryId line = m_incident->log({.text = u"refused"_s});
        (void)m_incident->attachFile(file.fileName(), line);
        QTRY_COMPARE(state().timeline.find(line)->attachments.size(), 1);
        m_incident->undo();
        QVERIFY(state().timeline.find(line)->attachments.isEmpty());
        m_incident->redo();
        QCOMPARE(state().timeline.find(line)->attachments.size(), 1);
        const QString sha256 = state().timeline.find(line)->attachments.first().sha256;
        m_incident->detach(line, sha256);
        QVERIFY(state().timeline.find(line)->attachments.isEmpty());
        m_incident->undoTo(3);
        QVERIFY(state().timeline.find(line)->struck);
        m_incident->undo();
        QVERIFY(state().timeline.find(evidence)->struck);
        QCOMPARE(m_journal->attachment(sha256), "connection refused\n");
    }

    void somethingNewForgetsWhatCouldBeRedone()
    {
        m_incident->log({.text = u"a"_s});
        m_incident->log({.text = u"b"_s});
        m_incident->undo();
        QVERIFY(m_incident->canRedo());
        m_incident->setSeverity(3);
        QVERIFY(!m_incident->canRedo());
        reopen();
        QVERIFY(!m_incident->canRedo());
        QCOMPARE(m_incident->undoSteps().size(), 2);
    }

    void whatSomebodyElseWroteSinceIsNotUndone()
    {
        const EntryId mine = m_incident->log({.text = u"first"_s});
        const EntryId also = m_incident->log({.text = u"second"_s});
        m_incident->revise(mine, u"mine"_s);
        m_incident->pin({mine, also}, true);
        QVERIFY(m_journal->flush());
        const auto [journal, other] = elsewhere();
        QVERIFY(!other->canUndo());
        other->revise(mine, u"theirs"_s);
        other->pin({also}, false);
        QTRY_COMPARE_WITH_TIMEOUT(state(), other->incident(), 3000);
        QSignalSpy objected(m_incident.get(), &OpenIncident::objected);

        m_incident->undo(); // the pins: one is as it was left
        QCOMPARE(objected.size(), 1);
        QVERIFY(!state().timeline.find(mine)->pinned);
        m_incident->undo(); // the text: nothing of it
        QCOMPARE(objected.size(), 2);
        QVERIFY2(
            objected.last().first().toString().contains(u"Edit entry"_s),
            qPrintable(objected.last().first().toString()));
        QCOMPARE(state().timeline.find(mine)->text, u"theirs"_s);
        m_incident->undo();
        QVERIFY(state().timeline.find(also)->struck);
        QCOMPARE(other->undoSteps().size(), 2);
    }

    void twoWritersUndoTheirOwnAndAgree()
    {
        QVERIFY(m_journal->flush());
        const auto [journal, other] = elsewhere();
        Hand hand(7);
        for (int i = 0; i < 120; ++i) {
            OpenIncident &one = hand.below(2) ? *other : *m_incident;
            switch (hand.below(4)) {
            case 0: one.undo(); break;
            case 1: one.redo(); break;
            default: hand.act(one);
            }
            if (hand.below(4) == 0)
                QCoreApplication::processEvents();
        }
        QVERIFY(m_journal->flush());
        QVERIFY(journal->flush());
        QTRY_COMPARE_WITH_TIMEOUT(other->incident(), state(), 5000);
        QTRY_COMPARE_WITH_TIMEOUT(state(), folded(), 5000);
        const auto steps = m_incident->undoSteps();
        reopen();
        QCOMPARE(m_incident->undoSteps().size(), steps.size());
    }

    void aLargeIncidentKnowsItsStepsOnceItIsWhole()
    {
        QList<Event> events;
        for (int i = 0; i < 2000; ++i)
            events.append(Event::make(
                m_incident->id(),
                EntryAdded{
                    .entry = EntryId::make(),
                    .at = Moment::exactly(Instant::fromSeconds(1'000'000'000 + i)),
                    .text = u"line %1"_s.arg(i)},
                u"importer"_s, Instant::now()));
        (void)m_journal->append(events).result();
        for (int i = 0; i < 600; ++i)
            m_incident->log({.text = u"mine"_s});
        QVERIFY(m_journal->flush());
        auto large = std::move(*OpenIncident::open(*m_journal, m_incident->id(), u"commander"_s));
        QVERIFY(!large->isWhole());
        large->setSeverity(4);
        QTRY_VERIFY_WITH_TIMEOUT(large->isWhole(), 5000);
        QCOMPARE(large->undoSteps().size(), UndoHistory::mostSteps);
        QCOMPARE(large->undoText(), u"Set severity"_s);
        large->undoTo(3);
        QCOMPARE(large->incident().severity, std::optional(1));
        QCOMPARE(large->redoSteps().size(), 3);
    }

private:
    const Incident &state() const { return m_incident->incident(); }
    /// Another program at the same incident, in other hands.
    std::pair<std::unique_ptr<Journal>, std::unique_ptr<OpenIncident>> elsewhere() const
    {
        auto journal = std::move(*Journal::open(m_journal->path(), Journal::Access::Write));
        auto incident = std::move(*OpenIncident::open(*journal, m_incident->id(), u"scribe"_s));
        return {std::move(journal), std::move(incident)};
    }

    void reopen()
    {
        QVERIFY(m_journal->flush());
        m_incident = std::move(*OpenIncident::open(*m_journal, state().id, m_incident->author()));
    }
    Incident folded() const
    {
        Incident incident;
        const auto events = m_journal->events(m_incident->id());
        for (const Event &event : *events)
            applyTo(incident, event);
        return incident;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<OpenIncident> m_incident;
};

QTEST_GUILESS_MAIN(TestUndo)
#include "undo.moc"
