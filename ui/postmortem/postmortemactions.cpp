// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemactions.h"

#include "postmortem/facts.h"
#include "postmortem/postmortemsource.h"
#include "postmortem/spelling.h"

#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

PostmortemActions::PostmortemActions(PostmortemSource *source, QWidget *page)
    : QObject(page)
    , m_source(source)
    , m_page(page)
{
    addMarks();
    addBlocks();
    addFields();
    addSpelling();
}

QAction *PostmortemActions::add(
    const QString &name, const QString &text, const QKeySequence &keys,
    const std::function<void()> &act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // while the keyboard is here, these come first
    connect(action, &QAction::triggered, m_page, act);
    m_all.append(action);
    return action;
}

void PostmortemActions::watch(QWidget *widget) { widget->installEventFilter(this); }

QAction *PostmortemActions::actionFor(const QKeyEvent &key) const
{
    const QKeySequence pressed(key.keyCombination());
    const auto it = std::ranges::find(m_all, pressed, &QAction::shortcut);
    return it == m_all.end() ? nullptr : *it;
}

/// Keys that mean something else in the rest of the window mean this here.
bool PostmortemActions::eventFilter(QObject *watched, QEvent *event)
{
    const bool asks = event->type() == QEvent::ShortcutOverride;
    if (!asks && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    QAction *action = actionFor(*static_cast<QKeyEvent *>(event));
    if (!action)
        return QObject::eventFilter(watched, event);
    event->accept();
    if (!asks)
        action->trigger();
    return true;
}

void PostmortemActions::addMarks()
{
    const auto mark = [this](
                          const QString &name, const QString &text, const QKeySequence &keys,
                          const QString &before, const QString &behind) {
        add(name, text, keys, [this, before, behind] { m_source->wrap(before, behind); });
    };
    mark(u"markBold"_s, tr("Bold"), Qt::CTRL | Qt::Key_B, u"**"_s, u"**"_s);
    mark(u"markItalic"_s, tr("Italic"), Qt::CTRL | Qt::Key_I, u"*"_s, u"*"_s);
    mark(u"markStruck"_s, tr("Struck out"), {}, u"~~"_s, u"~~"_s);
    mark(u"markCode"_s, tr("Code"), Qt::CTRL | Qt::ALT | Qt::Key_K, u"`"_s, u"`"_s);
    mark(u"markLink"_s, tr("Link"), Qt::CTRL | Qt::SHIFT | Qt::Key_K, u"["_s, u"](https://)"_s);
}

void PostmortemActions::addBlocks()
{
    for (int level = 1; level <= 3; ++level)
        add(u"heading%1"_s.arg(level),
            level == 2 ? tr("Heading of a section") : tr("Heading of level %1").arg(level),
            QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + level)),
            [this, level] { m_source->setHeading(level); });
    add(u"noHeading"_s, tr("No heading"), {}, [this] { m_source->setHeading(0); });
    add(u"bulletList"_s, tr("List"), Qt::CTRL | Qt::ALT | Qt::Key_U,
        [this] { m_source->prefixLines(u"- "_s); });
    add(u"numberedList"_s, tr("Numbered list"), Qt::CTRL | Qt::ALT | Qt::Key_O,
        [this] { m_source->prefixLines(u"1. "_s); });
    add(u"quote"_s, tr("Quote"), Qt::CTRL | Qt::ALT | Qt::Key_Q,
        [this] { m_source->prefixLines(u"> "_s); });
    add(u"codeBlock"_s, tr("Code of several lines"), Qt::CTRL | Qt::ALT | Qt::Key_C,
        [this] { m_source->insertBlock(u"```\n\n```"_s, 4); });
    add(u"insertTable"_s, tr("Table"), Qt::CTRL | Qt::SHIFT | Qt::ALT | Qt::Key_T,
        [this] { m_source->insertBlock(u"|  |  |\n| --- | --- |\n|  |  |"_s, 2); });
}

/// The facts on lines of their own, and the fields that most documents want.
void PostmortemActions::addFields()
{
    for (const QString &fact : Facts::names())
        add(u"insertFact_"_s + fact, tr("Insert: %1").arg(spoken(fact)), {},
            [this, fact] { m_source->insertBlock(u"{% %1 %}"_s.arg(fact)); });
    const auto field = [this](const QString &path, const QString &text) {
        add(u"insertField_"_s + path, tr("Insert field: %1").arg(text), {},
            [this, path] { m_source->insertWords(u"{{ %1 }}"_s.arg(path)); });
    };
    field(u"incident.title"_s, tr("title"));
    field(u"incident.severity"_s, tr("severity"));
    field(u"incident.date"_s, tr("date"));
    for (int i = 0; i < milestoneCount; ++i) {
        const QString name = word(static_cast<MilestoneName>(i));
        field(u"milestones.%1|both"_s.arg(name), tr("time of “%1”").arg(spoken(name)));
    }
    for (const auto *name :
         {u"impact", u"time_to_detect", u"time_to_acknowledge", u"time_to_mitigate",
          u"time_to_resolve"}) {
        const QString measure = QStringView(name).toString();
        field(u"durations.%1|duration"_s.arg(measure), tr("length of “%1”").arg(spoken(measure)));
    }
}

void PostmortemActions::addSpelling()
{
    add(u"nextMisspelling"_s, tr("Next misspelt word"), Qt::Key_F7, [this] {
        const Spelling &spelling = m_source->spelling();
        if (spelling.chosen() != Spelling::off && spelling.dictionary().language.isEmpty())
            Q_EMIT failed(tr("This machine has no dictionary in hunspell’s format to spell by."));
        else if (!m_source->goToMisspelling())
            Q_EMIT told(tr("No word is misspelt."));
    });
    const auto choice = [this](const QString &language, const QString &text) {
        add(u"spelling_"_s + language, text, {},
            [this, language] { m_source->spelling().choose(language); });
    };
    choice(Spelling::off, tr("Spelling: do not check"));
    for (const Dictionary &each : dictionaries()) {
        const QLocale locale(each.language);
        choice(
            each.language,
            tr("Spelling: %1 (%2)")
                .arg(
                    QLocale::languageToString(locale.language()),
                    QLocale::territoryToString(locale.territory())));
    }
}

} // namespace Bridgelog
