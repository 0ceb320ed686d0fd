// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/incidentrebuilder.h"
#include "exchange/reportsections.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

void IncidentRebuilder::readPostmortem(JsonReader &reader)
{
    int position = 0;
    SectionKeys keys;
    reader.objects(u"sections"_s, [&](JsonReader &r) {
        const QString heading = r.text(u"title"_s);
        const QString key = keys.keyFor(heading);
        // Only this program's own document says so: in what others wrote, braces are text.
        const bool live = r.flag(u"live"_s);
        add(SectionRevised{
            .section = key,
            .title = heading,
            .text = r.text(u"text"_s),
            .position = position++,
            .live = live ? std::optional(true) : std::nullopt});
        readComments(r, key);
    });
    readComments(reader, {});
    reader.objects(u"reviews"_s, [this](JsonReader &r) {
        add(PostmortemSet{
            .state = r.word<ReviewState>(u"state"_s),
            .by = r.text(u"by"_s),
            .at = r.instant(u"at"_s)});
    });
    const QString name = reader.text(u"template"_s);
    add(PostmortemSet{
        .templateName = name.isEmpty() ? std::nullopt : std::optional(name),
        .state = reader.word<ReviewState>(u"state"_s),
        .publishedAt = reader.instant(u"published_at"_s),
        .begun = reader.flag(u"begun"_s) ? std::optional(true) : std::nullopt,
        .quiet = true});
}

void IncidentRebuilder::readComments(JsonReader &reader, const QString &section)
{
    reader.objects(u"comments"_s, [&](JsonReader &r) {
        const CommentId comment = CommentId::make();
        add(SectionCommented{
            .comment = comment,
            .section = section,
            .text = r.text(u"text"_s),
            .by = r.text(u"by"_s),
            .at = r.instant(u"at"_s)});
        const QString by = r.text(u"resolved_by"_s);
        if (const auto at = r.instant(u"resolved_at"_s))
            add(SectionCommented{
                .comment = comment, .section = section, .resolved = true, .by = by, .at = at});
    });
}

void IncidentRebuilder::readFinding(JsonReader &reader)
{
    const FindingId finding = FindingId::make();
    m_findingOf.insert(reader.text(u"id"_s), finding);
    QList<EntryId> entries;
    for (const QString &entry : reader.texts(u"entries"_s)) {
        if (const EntryId known = m_entryOf.value(entry); !known.isNull())
            entries.append(known);
    }
    add(FindingSet{
        .finding = finding,
        .kind = reader.word<FindingKind>(u"kind"_s),
        .text = reader.text(u"text"_s),
        .entries = entries,
        .audience = reader.word<Audience>(u"audience"_s),
        .by = reader.text(u"by"_s),
        .at = reader.instant(u"at"_s)});
    if (const QString parent = reader.text(u"parent"_s); !parent.isEmpty())
        m_parents.emplaceBack(finding, parent);
}

/// Behind all of them: one may stand under one that was found after it.
void IncidentRebuilder::placeFindings()
{
    for (const auto &[finding, known] : std::as_const(m_parents)) {
        if (const FindingId parent = m_findingOf.value(known); !parent.isNull())
            add(FindingSet{.finding = finding, .parent = parent});
    }
}

} // namespace Bridgelog
