// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortem.h"

#include "postmortem/audience.h"
#include "postmortem/livedocument.h"
#include "postmortem/markdownreader.h"
#include "postmortem/template.h"

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// A title as it is compared: no case, no blanks, no signs.
QString titleKey(const QString &title)
{
    QString key;
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            key.append(c.toCaseFolded());
    }
    return key;
}

bool hasTitle(const TemplateItem &heading, const QString &title)
{
    const QString key = titleKey(title);
    return !key.isEmpty()
        && (titleKey(heading.text) == key || std::ranges::contains(heading.also, key, titleKey));
}

/// A heading with what stands below it, until the next of its level.
struct Chapter {
    Blocks heading; ///< empty for what stands before the first heading
    int level = 0;
    Blocks content;
};

/// Puts the incident's sections and facts where the template wants them.
class Composer {
public:
    Composer(const Incident &incident, const Facts &facts, const QList<TemplateItem> &items)
        : m_incident(incident)
        , m_facts(facts)
        , m_items(items)
    {
    }

    Blocks compose()
    {
        assignSections();
        m_chapters.push_back({});
        for (qsizetype i = 0; i < m_items.size(); ++i)
            place(m_items.at(i), i);
        return joined();
    }

private:
    /// Which heading each section goes to: the first that has its title, or none (-1).
    void assignSections()
    {
        for (const Section &section : m_incident.postmortem.sections) {
            const auto it = std::ranges::find_if(m_items, [&](const TemplateItem &item) {
                return item.kind == TemplateItem::Kind::Heading && item.level > 1
                    && hasTitle(item, section.title);
            });
            m_placeOf.append(it == m_items.end() ? -1 : it - m_items.begin());
        }
    }

    void place(const TemplateItem &item, qsizetype index)
    {
        switch (item.kind) {
            using enum TemplateItem::Kind;
        case Heading: placeHeading(item, index); break;
        case Prose: add(readMarkdown(item.text, {.from = m_chapters.back().level + 1})); break;
        case Fact: add(m_facts.named(item.text, item.filter)); break;
        case Sections: placeSections(-1, 2); break;
        }
    }

    void placeHeading(const TemplateItem &item, qsizetype index)
    {
        if (placeSections(index, item.level))
            return;
        const Blocks heading = readMarkdown(u"# "_s + item.text, {.from = item.level});
        m_chapters.push_back({.heading = heading, .level = item.level});
    }

    bool placeSections(qsizetype index, int level)
    {
        bool any = false;
        const QList<Section> &sections = m_incident.postmortem.sections;
        for (qsizetype i = 0; i < sections.size(); ++i) {
            if (m_placeOf.at(i) != index)
                continue;
            const Section &section = sections.at(i);
            const Blocks text = readMarkdown(section.text, {.from = level + 1});
            if (text.empty() && index == -1)
                continue;
            QString title = cleanLine(section.title);
            while (title.endsWith(u':'))
                title.chop(1);
            Blocks heading;
            if (!title.isEmpty())
                heading.push_back(Block::heading(level, title));
            m_chapters.push_back({.heading = heading, .level = level, .content = text});
            any = true;
        }
        return any;
    }

    void add(Blocks blocks)
    {
        Blocks &content = m_chapters.back().content;
        std::ranges::move(blocks, std::back_inserter(content));
    }

    /// All chapters that say something themselves or hold one that does.
    Blocks joined()
    {
        Blocks result;
        for (size_t i = 0; i < m_chapters.size(); ++i) {
            Chapter &chapter = m_chapters[i];
            bool full = chapter.level <= 1 || !chapter.content.empty();
            for (size_t j = i + 1; j < m_chapters.size() && m_chapters[j].level > chapter.level;
                 ++j)
                full = full || !m_chapters[j].content.empty();
            if (!full)
                continue;
            std::ranges::move(chapter.heading, std::back_inserter(result));
            std::ranges::move(chapter.content, std::back_inserter(result));
        }
        return result;
    }

    const Incident &m_incident;
    const Facts &m_facts;
    const QList<TemplateItem> &m_items;
    QList<qsizetype> m_placeOf; ///< of each section: the heading's index, or -1
    std::vector<Chapter> m_chapters;
};

} // namespace

static Result<Blocks>
composed(const Incident &incident, const Facts &facts, const QString &templateName)
{
    if (incident.postmortem.begun)
        return LiveDocument().blocksOf(incident, facts);
    const auto source = templateSource(templateName);
    if (!source)
        return std::unexpected(source.error());
    const auto items = fillTemplate(*source, templateName, incident, facts);
    if (!items)
        return std::unexpected(items.error());
    return Composer(incident, facts, *items).compose();
}

Result<PostmortemText> composePostmortem(const Incident &whole, const ExportOptions &options)
{
    const Incident incident = shownTo(whole, options.audience);
    const Facts facts(incident, options.audience);
    auto blocks = composed(incident, facts, options.templateName);
    if (!blocks)
        return std::unexpected(blocks.error());
    placePictures(*blocks, incident, options.attached);
    return postmortemText(incident, facts, std::move(*blocks));
}

PostmortemText postmortemText(const Incident &incident, const Facts &facts, Blocks blocks)
{
    PostmortemText text{
        .title = cleanLine(incident.title),
        .organisation = cleanLine(incident.organisation),
        .blocks = std::move(blocks),
        .bar = phaseBarOf(incident, facts.clock()),
        .lastInstant = facts.lastInstant()};
    if (text.title.isEmpty())
        text.title = u"Untitled incident"_s;
    if (text.bar.isEmpty())
        std::erase_if(
            text.blocks, [](const Block &block) { return block.kind == Block::Kind::PhaseBar; });
    return text;
}

} // namespace Bridgelog
