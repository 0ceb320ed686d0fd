// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/entryverbs.h"

#include "timeline/entryform.h"
#include "timeline/timelineview.h"

#include "incident/timegrammar.h"
#include "items/entrytags.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

/// "+1h30m", "-5 min", "10m": how far, in µs.
std::optional<qint64> spanOf(const QString &text)
{
    const bool back = text.startsWith(u'-') || text.startsWith(QChar(0x2212));
    const bool signedText = back || text.startsWith(u'+');
    const TimeContext context{
        .now = Instant::now().flooredTo(Instant::second), .zone = QTimeZone(QTimeZone::UTC)};
    const auto moment = parseTime(u'-' + text.mid(signedText ? 1 : 0).remove(u' '), context);
    if (!moment || !moment->at || *moment->at >= context.now)
        return {};
    const qint64 far = context.now.us - moment->at->us;
    return back ? -far : far;
}

/// Where a text falls in two: behind its first paragraph, else its first line.
qsizetype seam(const QString &text)
{
    const qsizetype paragraph = text.indexOf(u"\n\n"_s);
    return paragraph >= 0 ? paragraph : text.indexOf(u'\n');
}

} // namespace

EntryVerbs::EntryVerbs(TimelineView &view, EntryForm &form, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_form(form)
{
    const EntryActions &actions = *view.actions();
    const auto on = [this](QAction *action, void (EntryVerbs::*verb)()) {
        connect(action, &QAction::triggered, this, [this, verb] {
            if (incident() && !m_view.targets().isEmpty())
                (this->*verb)();
        });
    };
    on(actions.strike, &EntryVerbs::restoreOrStrike);
    on(actions.strikeWhy, &EntryVerbs::strike);
    on(actions.pin, &EntryVerbs::togglePinned);
    on(actions.insert, &EntryVerbs::insert);
    on(actions.duplicate, &EntryVerbs::duplicate);
    on(actions.split, &EntryVerbs::split);
    on(actions.join, &EntryVerbs::join);
    on(actions.tag, &EntryVerbs::tag);
    on(actions.shift, &EntryVerbs::shift);
    on(actions.assign, &EntryVerbs::assign);
    connectMenus();
}

void EntryVerbs::connectMenus()
{
    const EntryActions &actions = *m_view.actions();
    for (qsizetype i = 0; i < actions.kinds.size(); ++i) {
        connect(actions.kinds[i], &QAction::triggered, this, [this, i] {
            if (incident())
                incident()->setKind(m_view.targets(), loggedKinds.at(static_cast<size_t>(i)));
        });
    }
    for (qsizetype i = 0; i < actions.audiences.size(); ++i) {
        connect(actions.audiences[i], &QAction::triggered, this, [this, i] {
            if (incident())
                incident()->setAudience(m_view.targets(), static_cast<Audience>(i));
        });
    }
    for (qsizetype i = 0; i < actions.states.size(); ++i) {
        connect(actions.states[i], &QAction::triggered, this, [this, i] {
            if (incident())
                incident()->judge(m_view.targets(), static_cast<HypothesisState>(i));
        });
    }
}

OpenIncident *EntryVerbs::incident() const { return m_view.model()->incident(); }

QString EntryVerbs::countText() const
{
    return tr("%n entries", nullptr, static_cast<int>(m_view.targets().size()));
}

void EntryVerbs::restoreOrStrike()
{
    const auto entries = m_view.targetEntries();
    if (std::ranges::all_of(entries, &Entry::struck))
        incident()->restore(m_view.targets());
    else
        incident()->strike(m_view.targets());
}

void EntryVerbs::strike()
{
    const QList<EntryId> entries = m_view.targets();
    m_form.ask(
        {.what = tr("Strike %1").arg(countText()),
         .prompt = tr("Why? Enter strikes; it can be undone"),
         .optional = true,
         .take = [this, entries](const QString &reason) {
             incident()->strike(entries, reason);
             return QString();
         }});
}

void EntryVerbs::togglePinned()
{
    const auto entries = m_view.targetEntries();
    incident()->pin(m_view.targets(), !std::ranges::all_of(entries, &Entry::pinned));
}

void EntryVerbs::insert()
{
    const EntryId after = m_view.targets().last();
    m_form.ask(
        {.what = tr("Insert behind this entry"),
         .prompt = tr("What happened, at a time nobody knows"),
         .take = [this, after](const QString &text) {
             const EntryId entry = incident()->insertAfter(after, {.text = text});
             m_view.setCurrent(entry);
             return QString();
         }});
}

void EntryVerbs::duplicate() { m_view.setCurrent(incident()->duplicate(m_view.targets().last())); }

void EntryVerbs::split()
{
    const EntryId entry = m_view.targets().last();
    const qsizetype at = seam(m_view.targetEntries().last().text);
    if (at > 0)
        incident()->split(entry, at);
}

void EntryVerbs::join()
{
    if (m_view.targets().size() > 1)
        incident()->join(m_view.targets());
}

void EntryVerbs::tag()
{
    const QList<EntryId> entries = m_view.targets();
    m_form.ask(
        {.what = tr("Tag %1").arg(countText()),
         .prompt = tr("A word: letters, digits, - and _"),
         .take = [this, entries](const QString &answer) {
             const QString word = answer.startsWith(u'#') ? answer : u'#' + answer;
             const QStringList tags = tagsIn(word);
             if (tags.size() != 1 || tags.first().size() + 1 != word.size())
                 return tr("A tag is one word that begins with a letter.");
             incident()->tagEntries(entries, tags.first());
             return QString();
         }});
}

void EntryVerbs::shift()
{
    const QList<EntryId> entries = m_view.targets();
    m_form.ask(
        {.what = tr("Shift the time of %1").arg(countText()),
         .prompt = tr("+1h, -5m, +1h30m"),
         .take = [this, entries](const QString &answer) {
             const auto span = spanOf(answer);
             if (!span)
                 return tr("A span is written like +1h30m or -5m.");
             incident()->shift(entries, *span);
             return QString();
         }});
}

void EntryVerbs::assign()
{
    const QList<EntryId> entries = m_view.targets();
    m_form.ask(
        {.what = tr("Who is on it?"),
         .prompt = tr("A role or a name; empty for nobody"),
         .optional = true,
         .take = [this, entries](const QString &person) {
             incident()->assign(entries, person);
             return QString();
         }});
}

} // namespace Bridgelog
