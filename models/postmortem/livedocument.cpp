// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/livedocument.h"

#include "postmortem/audience.h"
#include "postmortem/markdownreader.h"
#include "postmortem/sectiontext.h"
#include "postmortem/template.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

bool hasFields(const QString &text)
{
    return text.contains(u"{{"_s) || text.contains(u"{%"_s) || text.contains(u"{#"_s);
}

void append(Blocks &to, Blocks blocks) { std::ranges::move(blocks, std::back_inserter(to)); }

/// The sections' titles stand at level 2, what is within below them.
Blocks textBlocks(const Section &section, bool first)
{
    Blocks blocks;
    const QString title = cleanLine(section.title);
    if (!first || !title.isEmpty())
        blocks.push_back(Block::heading(2, title));
    append(blocks, readMarkdown(section.text, {.from = first && title.isEmpty() ? 1 : 3}));
    return blocks;
}

QString sourceOf(const Section &section, bool first)
{
    return first && section.title.isEmpty() ? section.text
                                            : u"## %1\n%2"_s.arg(section.title, section.text);
}

Blocks filledBlocks(const QList<TemplateItem> &items, const Facts &facts)
{
    Blocks blocks;
    int level = 1;
    for (const TemplateItem &item : items) {
        switch (item.kind) {
            using enum TemplateItem::Kind;
        case Heading:
            level = item.level;
            append(blocks, readMarkdown(u"# "_s + item.text, {.from = item.level}));
            break;
        case Prose: append(blocks, readMarkdown(item.text, {.from = level + 1})); break;
        case Fact: append(blocks, facts.named(item.text, item.filter)); break;
        case Sections: break;
        }
    }
    return blocks;
}

} // namespace

static Blocks
filled(const Section &section, bool first, const Incident &incident, const Facts &facts)
{
    const QString source = sourceOf(section, first);
    if (!section.live || !hasFields(source))
        return textBlocks(section, first);
    const auto items = fillTemplate(source, incident.postmortem.templateName, incident, facts);
    if (items)
        return filledBlocks(*items, facts);
    // One section that cannot be filled shows why and what was written; the others stand.
    Blocks blocks = textBlocks(section, first);
    const auto place = blocks.begin() + (blocks.empty() ? 0 : 1);
    blocks.insert(place, Block::paragraph({{.text = items.error().sentence}}, Purpose::Draft));
    return blocks;
}

/// An empty section is left out.
static Blocks made(const Section &section, bool first, const Incident &incident, const Facts &facts)
{
    Blocks blocks = filled(section, first, incident, facts);
    const bool says = std::ranges::any_of(blocks, [](const Block &block) {
        return block.kind != Block::Kind::Heading || block.level == 1;
    });
    return says ? blocks : Blocks();
}

Blocks LiveDocument::blocksOf(const Incident &incident, const Facts &facts, quint64 version)
{
    ++m_round;
    m_starts.clear();
    Blocks result;
    for (bool first = true; const Section &section : incident.postmortem.sections) {
        const QString key = (section.live ? u'1' : u'0') + sourceOf(section, first);
        Made &made = m_made[key];
        const bool isFresh = made.round > 0 && (made.version == version || !hasFields(key));
        if (!isFresh || version == 0)
            made.blocks = Bridgelog::made(section, first, incident, facts);
        made.version = version;
        made.round = m_round;
        m_starts.append(static_cast<qsizetype>(result.size()));
        std::ranges::copy(made.blocks, std::back_inserter(result));
        first = false;
    }
    m_made.removeIf([&](const auto &it) { return it.value().round != m_round; });
    return result;
}

namespace {

QString titleKey(const QString &title)
{
    QString key;
    for (const QChar c : title) {
        if (c.isLetterOrNumber())
            key.append(c.toCaseFolded());
    }
    return key;
}

/// "Summary {also: Overview}" → its titles, the shown one first.
QStringList titlesOf(const QString &heading)
{
    static const QRegularExpression also(uR"(\s*\{also:\s*([^{}]*)\}\s*$)"_s);
    const auto match = also.match(heading);
    if (!match.hasMatch())
        return {heading.trimmed()};
    QStringList titles{heading.first(match.capturedStart()).trimmed()};
    for (const QString &other : match.captured(1).split(u',', Qt::SkipEmptyParts))
        titles.append(other.trimmed());
    return titles;
}

/// A section's text without the place where sections of the person's own are wanted.
QString withoutPlace(QString text)
{
    static const QRegularExpression place(uR"(\n*\{%\s*sections\s*%\}[ \t]*)"_s);
    return text.remove(place);
}

class Beginning {
public:
    explicit Beginning(const QList<Section> &there)
        : m_there(there)
    {
    }

    QList<Section> sectionsOf(const QString &source)
    {
        const QList<WrittenSection> written = writtenSections(source);
        for (const WrittenSection &section : written)
            m_wanted.append(titlesOf(section.title));
        for (qsizetype i = 0; i < written.size(); ++i)
            place(written.at(i), m_wanted.at(i));
        placeRest();
        for (Section &section : m_result) {
            if (section.key.isEmpty())
                section.key = freshKey(section.title);
        }
        return m_result;
    }

private:
    static bool fits(const Section &there, const QStringList &titles)
    {
        const QString key = titleKey(there.title);
        if (key.isEmpty()) // what stands before the first heading
            return there.live && titles.first().isEmpty();
        return std::ranges::contains(titles, key, titleKey);
    }
    bool isWanted(const Section &there) const
    {
        return std::ranges::any_of(
            m_wanted, [&](const QStringList &titles) { return fits(there, titles); });
    }

    void place(const WrittenSection &written, const QStringList &titles)
    {
        const QString text = withoutPlace(written.text);
        const bool wantsRest = text != written.text;
        bool any = false;
        for (const Section &there : m_there) {
            if (fits(there, titles) && !m_used.contains(there.key)) {
                take(there);
                any = true;
            }
        }
        if (!any)
            m_result.append({.key = {}, .title = titles.first(), .text = text, .live = true});
        if (wantsRest)
            placeRest();
    }
    void placeRest()
    {
        for (const Section &there : m_there) {
            if (!m_used.contains(there.key) && !isWanted(there))
                take(there);
        }
    }
    void take(const Section &there)
    {
        Section section = there;
        if (!section.live && !section.text.startsWith(u'\n'))
            section.text = u'\n' + section.text.trimmed() + u'\n';
        while (section.title.endsWith(u':'))
            section.title.chop(1);
        m_result.append(section);
        m_used.insert(there.key);
    }
    QString freshKey(const QString &title)
    {
        const QString key = title.isEmpty() ? u"opening"_s : titleKey(title).left(60);
        QString fresh = key;
        const auto taken = [&](const QString &k) {
            return std::ranges::contains(m_result, k, &Section::key)
                || std::ranges::contains(m_there, k, &Section::key);
        };
        for (int n = 2; taken(fresh); ++n)
            fresh = u"%1-%2"_s.arg(key).arg(n);
        return fresh;
    }

    const QList<Section> m_there;
    QList<QStringList> m_wanted;
    QSet<QString> m_used;
    QList<Section> m_result;
};

} // namespace

/// The sections in which somebody wrote: what an earlier template left as it was gives way.
static QList<Section> writtenIn(const Postmortem &postmortem)
{
    QList<Section> sections = postmortem.sections;
    const auto before = templateSource(postmortem.templateName);
    if (!postmortem.begun || !before)
        return sections;
    const QList<WrittenSection> prompts = writtenSections(*before);
    sections.removeIf([&](const Section &section) {
        return section.live && std::ranges::any_of(prompts, [&](const WrittenSection &prompt) {
                   return withoutPlace(prompt.text) == section.text
                       && titlesOf(prompt.title).first() == section.title;
               });
    });
    return sections;
}

Result<QList<Section>> begunSections(const QString &templateName, const Incident &incident)
{
    const auto source = templateSource(templateName);
    if (!source)
        return std::unexpected(source.error());
    return Beginning(writtenIn(incident.postmortem)).sectionsOf(*source);
}

QString frozenText(const Section &section, const Incident &whole, Audience audience)
{
    const Incident incident = shownTo(whole, audience);
    const Facts facts(incident, audience);
    const auto text = frozenFields(section.text, incident, facts);
    return text ? u'\n' + *text + u'\n' : section.text;
}

} // namespace Bridgelog
