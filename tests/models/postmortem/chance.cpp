// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postmortem/chance.h"

#include "models/postmortem/sample.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

QString chanceMarkdown(QRandomGenerator &random)
{
    static const QStringList bits{
        u"The queue is full."_s,
        u" **bold** "_s,
        u" *slanted* "_s,
        u" `code` "_s,
        u" ~~gone~~ "_s,
        u"\n\n"_s,
        u"\n"_s,
        u"\n- one\n- two\n  - three\n"_s,
        u"\n1. first\n2. second\n"_s,
        u"\n> said\n> twice\n"_s,
        u"\n```sql\nselect 1;\n```\n"_s,
        u"\n```\nplain\n"_s,
        u"\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n"_s,
        u" [page](https://example.org/x?y=1&z=(2)) "_s,
        u" [bad](javascript:alert(1)) "_s,
        u" <script>alert(1)</script> "_s,
        u" <b onclick=x>y</b> "_s,
        u" {{ incident.title }} {% timeline %} "_s,
        u"\n# Heading\n"_s,
        u"\n## Timeline {also: x}\n"_s,
        u" \u202Ebackwards "_s,
        u" \u05E9\u05DC\u05D5\u05DD "_s,
        u" \u4E2D\u6587 "_s,
        u" \U0001F525 "_s,
        u" & < > \" ' "_s,
        u"|"_s,
        u"`"_s,
        u"***"_s,
        u"\n---\n"_s,
        u"    indented"_s,
        u"\t"_s,
        u" =SUM(A1) "_s,
        u"]]>"_s,
        u"-->"_s,
        u" @here <!channel> "_s,
        u" [[Page]] {{template}} {html} "_s,
        u"\\"_s,
        u"\u0000\u0007\uFFFE"_s,
        QString(QChar(0xD800)),
        u"\r\n"_s};
    QString text;
    for (int n = random.bounded(1, 14); n > 0; --n)
        text += bits.at(random.bounded(bits.size()));
    return text;
}

namespace {

class Chance {
public:
    explicit Chance(quint32 seed)
        : m_random(seed)
        , m_story(u"2024-03-30T22:00:00Z"_s) // the night in which Europe's clocks go forward
    {
    }

    Incident make()
    {
        static const QStringList zones{
            u"UTC"_s, u"Europe/London"_s, u"Asia/Kathmandu"_s, u"America/New_York"_s, u"No/Such"_s};
        m_story.tell(Declared{
            .title = title(),
            .severity = m_random.bounded(1, 6),
            .zone = zones.at(m_random.bounded(zones.size())),
            .organisation = coin() ? u"Example Shop"_s : QString(),
            .at = moment()});
        for (int n = m_random.bounded(3, 30); n > 0; --n)
            step();
        for (int n = m_random.bounded(4); n > 0; --n)
            m_story.tell(SectionRevised{
                .section = u"s%1"_s.arg(n),
                .title = coin() ? u"Summary"_s : title(),
                .text = chanceMarkdown(m_random)});
        return m_story.incident;
    }

private:
    bool coin() { return m_random.bounded(2) == 0; }
    QString title() { return chanceMarkdown(m_random).left(60); }
    Instant instant()
    {
        return {
            m_story.instant(u"22:00"_s).us + qint64(m_random.bounded(40'000)) * Instant::second};
    }
    Moment moment()
    {
        switch (m_random.bounded(5)) {
        case 0: return {.words = u"some time"_s};
        case 1: return {.at = instant(), .precision = Precision::Approximate};
        case 2: return {.at = instant().flooredTo(Instant::minute), .precision = Precision::Minute};
        default: return Moment::exactly(instant());
        }
    }

    void step()
    {
        using enum MilestoneName;
        switch (m_random.bounded(8)) {
        case 0:
            m_story.tell(MilestoneSet{
                .milestone = static_cast<MilestoneName>(m_random.bounded(milestoneCount)),
                .at = Moment::exactly(instant())});
            break;
        case 1:
            m_story.tell(UpdatePublished{
                .entry = m_story.nextEntry(),
                .at = moment(),
                .phase = word(static_cast<Phase>(m_random.bounded(6))),
                .text = chanceMarkdown(m_random)});
            break;
        case 2:
            m_story.tell(ActionAdded{
                .action = m_story.nextAction(),
                .text = chanceMarkdown(m_random),
                .owner = coin() ? title() : QString(),
                .due = coin() ? u"2024-05-01"_s : title(),
                .link = coin() ? u"https://example.org/1"_s : title()});
            break;
        case 3:
            m_story.tell(ComponentImpactSet{
                .component = title(), .impact = static_cast<Impact>(m_random.bounded(5))});
            break;
        case 4:
            m_story.tell(
                PhaseSet{.phase = static_cast<Phase>(m_random.bounded(7)), .at = moment()});
            break;
        default:
            m_story.tell(EntryAdded{
                .entry = m_story.nextEntry(),
                .kind =
                    loggedKinds.at(static_cast<size_t>(m_random.bounded(int(loggedKinds.size())))),
                .at = moment(),
                .text = chanceMarkdown(m_random),
                .audience = coin() ? Audience::Public : Audience::Internal,
                .author = coin() ? u"scribe"_s : title()});
        }
    }

    QRandomGenerator m_random;
    Story m_story;
};

} // namespace

Incident chanceIncident(quint32 seed) { return Chance(seed).make(); }

} // namespace Bridgelog
