// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemdesk.h"

#include "common/worker.h"
#include "postmortem/audience.h"
#include "postmortem/livedocument.h"
#include "postmortem/previewpage.h"
#include "postmortem/sectiontext.h"

#include <algorithm>
#include <chrono>

using namespace std::chrono_literals;

namespace Bridgelog {

struct PostmortemDesk::Kept {
    LiveDocument document;
    MadePictures pictures;
    std::shared_ptr<const PreviewPage> page;
    std::optional<Incident> shown; ///< as its audience may see it, for `version`
    quint64 version = 0;
    Audience audience = Audience::Internal;
};

struct PostmortemDesk::Composed {
    std::shared_ptr<const PreviewPage> page;
    QList<qsizetype> starts;
    QList<Gap> gaps;
    QList<FieldFault> faults;
};

/// Only what is live has fields: elsewhere braces are text.
static QList<FieldFault> faultsOf(const QList<Section> &sections, const QString &text)
{
    QList<FieldFault> faults;
    const QList<WrittenSection> written = writtenSections(text);
    for (qsizetype i = 0; i < std::min(written.size(), sections.size()); ++i) {
        if (!sections.at(i).live)
            continue;
        const qsizetype end = i + 1 < written.size() ? written.at(i + 1).at : text.size();
        const qsizetype from = written.at(i).at;
        for (FieldFault fault : checkFields(text.sliced(from, end - from)).faults) {
            fault.start += from;
            fault.line += written.at(i).line;
            faults.append(fault);
        }
    }
    return faults;
}

PostmortemDesk::PostmortemDesk(QObject *parent)
    : QObject(parent)
    , m_kept(std::make_shared<Kept>())
{
    for (QTimer *timer : {&m_idle, &m_keep, &m_pause})
        timer->setSingleShot(true);
    m_idle.setInterval(400ms);
    m_keep.setInterval(800ms);
    m_pause.setInterval(3s);
    connect(&m_idle, &QTimer::timeout, this, &PostmortemDesk::keep);
    connect(&m_keep, &QTimer::timeout, this, &PostmortemDesk::keep);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_incident)
            m_incident->endTyping();
    });
}

void PostmortemDesk::setIncident(OpenIncident *incident)
{
    if (m_incident == incident)
        return;
    flush();
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    m_kept = std::make_shared<Kept>();
    m_page.reset();
    m_writing.clear();
    m_savedAt.reset();
    m_saved = true;
    ++m_version;
    if (incident) {
        connect(incident, &OpenIncident::changed, this, &PostmortemDesk::follow);
        connect(incident, &OpenIncident::saved, this, &PostmortemDesk::takeSaved);
        connect(incident, &OpenIncident::reset, this, [this] {
            follow({.parts = Part::Postmortem | Part::Header, .timeline = {}});
        });
    }
    m_base.clear();
    m_text.clear();
    adopt();
    Q_EMIT headChanged();
}

Result<> PostmortemDesk::begin(const QString &templateName)
{
    if (!m_incident)
        return {};
    const auto sections = begunSections(templateName, m_incident->incident());
    if (!sections)
        return std::unexpected(sections.error());
    m_incident->beginPostmortem(templateName, *sections);
    return {};
}

void PostmortemDesk::setAudience(Audience audience)
{
    if (m_audience == audience)
        return;
    m_audience = audience;
    ++m_version;
    composeSoon();
    Q_EMIT audienceChanged(audience);
    Q_EMIT headChanged();
}

void PostmortemDesk::setReview(ReviewState state)
{
    flush();
    if (isBegun())
        m_incident->setReview(state);
}

void PostmortemDesk::setWidth(double width)
{
    if (m_width == width)
        return;
    m_width = width;
    composeSoon();
}

void PostmortemDesk::setText(const QString &text)
{
    if (!isBegun() || text == m_text)
        return;
    m_text = text;
    m_saved = false;
    m_idle.start();
    m_pause.start();
    if (!m_keep.isActive())
        m_keep.start();
    composeSoon();
    Q_EMIT savedChanged();
}

void PostmortemDesk::flush()
{
    if (!m_saved)
        keep();
    if (m_incident)
        m_incident->endTyping();
}

QList<Section> PostmortemDesk::sections() const
{
    return m_saved ? m_base : revised(m_base, revisionsFor(m_base, m_text));
}

QString PostmortemDesk::sectionAt(qsizetype position) const
{
    const QList<WrittenSection> written = writtenSections(m_text);
    const QList<Section> all = sections();
    qsizetype index = 0;
    while (index + 1 < written.size() && written.at(index + 1).at <= position)
        ++index;
    return index < all.size() ? all.at(index).key : QString();
}

bool PostmortemDesk::showsNothing(qsizetype section) const
{
    if (!m_page || section >= m_starts.size())
        return false;
    const auto end = static_cast<qsizetype>(m_page->blockCount());
    return m_starts.at(section) == m_starts.value(section + 1, end);
}

void PostmortemDesk::freeze(const QString &key)
{
    flush();
    const Section *section = m_incident ? m_incident->incident().postmortem.section(key) : nullptr;
    if (!section || !section->live)
        return;
    m_incident->reviseSection(
        {.section = key,
         .text = frozenText(*section, m_incident->incident(), m_audience),
         .live = false});
}

/// What the incident says now is what the text says.
void PostmortemDesk::adopt()
{
    m_base = m_incident ? m_incident->incident().postmortem.sections : QList<Section>();
    const QString text = isBegun() ? documentText(m_base) : QString();
    if (revised(m_base, revisionsFor(m_base, m_text)) != m_base
        || text.isEmpty() != m_text.isEmpty()) {
        m_text = text;
        Q_EMIT textChanged(m_text);
    }
    composeSoon();
}

void PostmortemDesk::follow(const Changes &changes)
{
    const bool beside = !changes.timeline.isEmpty() || (changes.parts & ~Parts(Part::Postmortem));
    if (beside)
        ++m_version;
    if (m_typing)
        return;
    if (changes.parts & Part::Postmortem) {
        if (m_saved) {
            adopt();
        } else { // what is typed here stays, on top of what others wrote
            const auto typed = revisionsFor(m_base, m_text);
            m_base = m_incident->incident().postmortem.sections;
            const QString text = documentText(revised(m_base, typed));
            if (text != m_text) {
                m_text = text;
                Q_EMIT textChanged(m_text);
            }
            composeSoon();
        }
    } else if (beside) {
        composeSoon();
    }
    if (changes.parts & (Part::Postmortem | Part::Findings))
        Q_EMIT headChanged();
}

void PostmortemDesk::keep()
{
    m_idle.stop();
    m_keep.stop();
    if (!m_incident || m_saved)
        return;
    const auto revisions = revisionsFor(m_base, m_text);
    m_saved = true;
    if (!revisions.isEmpty()) {
        m_writing.append(revisions.size());
        m_typing = true;
        m_incident->typeSections(revisions);
        m_typing = false;
        m_base = m_incident->incident().postmortem.sections;
    }
    Q_EMIT savedChanged();
}

/// Steps reach the disk in their order; ours are those that have no line in the timeline.
void PostmortemDesk::takeSaved(const QList<EntryId> &entries)
{
    if (m_writing.isEmpty() || entries.size() != m_writing.first())
        return;
    for (const EntryId &entry : entries) {
        if (m_incident->incident().timeline.contains(entry))
            return;
    }
    m_writing.removeFirst();
    m_savedAt = Instant::now();
    Q_EMIT savedChanged();
}

void PostmortemDesk::composeSoon()
{
    if (!m_incident || !isBegun() || m_width <= 0)
        return;
    if (m_composing)
        m_again = true;
    else
        compose();
}

/// Makes the page of what is typed now. Incidents are values whose copies share what they hold.
void PostmortemDesk::compose()
{
    m_composing = true;
    m_again = false;
    Incident whole = m_incident->incident();
    onWorker([whole = std::move(whole), text = m_text, base = m_base, kept = m_kept,
              version = m_version, width = m_width, audience = m_audience,
              attached = m_attached]() mutable {
        if (!kept->shown || kept->version != version || kept->audience != audience) {
            kept->shown = shownTo(whole, audience);
            kept->version = version;
            kept->audience = audience;
        }
        Incident &incident = *kept->shown;
        incident.postmortem.state = whole.postmortem.state;
        incident.postmortem.templateName = whole.postmortem.templateName;
        incident.postmortem.sections = revised(base, revisionsFor(base, text));
        whole.postmortem.sections = incident.postmortem.sections;
        const Facts facts(incident, audience);
        Composed composed;
        Blocks blocks = kept->document.blocksOf(incident, facts, version);
        placePictures(blocks, incident, attached, &kept->pictures);
        kept->page = PreviewPage::make(
            postmortemText(incident, facts, std::move(blocks)), width, kept->page);
        composed.page = kept->page;
        composed.starts = kept->document.sectionStarts();
        composed.gaps = gapsOf(whole, audience);
        composed.faults = faultsOf(incident.postmortem.sections, text);
        return composed;
    }).then(this, [this, kept = m_kept](const Composed &composed) {
        m_composing = false;
        if (kept == m_kept)
            take(composed);
        else
            composeSoon(); // it was of another incident
    });
}

void PostmortemDesk::take(const Composed &composed)
{
    m_page = composed.page;
    m_starts = composed.starts;
    m_gaps = composed.gaps;
    m_faults = composed.faults;
    Q_EMIT previewed();
    if (m_again && m_incident && isBegun())
        compose();
}

} // namespace Bridgelog
