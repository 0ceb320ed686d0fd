// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortempage.h"

#include "common/inlineeditor.h"
#include "common/theme.h"
#include "history/historypanel.h"
#include "journal/attachmentreader.h"
#include "postmortem/document.h"
#include "postmortem/findinglist.h"
#include "postmortem/htmlwriter.h"
#include "postmortem/markdownwriter.h"
#include "postmortem/outlinepanel.h"
#include "postmortem/postmortemactions.h"
#include "postmortem/postmortembeginning.h"
#include "postmortem/postmortemfoot.h"
#include "postmortem/postmortemhead.h"
#include "postmortem/postmorteminserter.h"
#include "postmortem/postmortempreview.h"
#include "postmortem/postmortemsource.h"
#include "postmortem/sectiontext.h"
#include "postmortem/sourcesearch.h"
#include "postmortem/spelling.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Bridgelog {

PostmortemPage::PostmortemPage(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_beginning(new PostmortemBeginning(this))
    , m_head(new PostmortemHead(m_desk, this))
    , m_source(new PostmortemSource(this))
    , m_preview(new PostmortemPreview(this))
    , m_outline(new OutlinePanel(m_desk, this))
    , m_history(new HistoryPanel(this))
    , m_search(new SourceSearch(m_source, this))
    , m_foot(new PostmortemFoot(m_desk, this))
    , m_actions(new PostmortemActions(m_source, this))
    , m_inserter(new PostmortemInserter(m_desk, m_source, this))
{
    setObjectName(u"postmortemPage"_s);
    setAccessibleName(tr("Postmortem"));
    m_writing = makeWriting();
    m_pages->addWidget(m_beginning);
    m_pages->addWidget(m_writing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    makeActions();
    connect(m_actions, &PostmortemActions::failed, this, &PostmortemPage::failed);
    connect(m_actions, &PostmortemActions::told, this, &PostmortemPage::told);
    m_actions->watch(m_source);
    m_actions->watch(m_preview);
    connectDesk();
    m_outlineSoon.setSingleShot(true);
    m_outlineSoon.setInterval(600ms);
    connect(&m_outlineSoon, &QTimer::timeout, this, [this] {
        m_head->refresh();
        m_outline->setCurrent(currentSection());
        if (m_outline->isVisible())
            m_outline->refresh();
    });
    refresh();
}

PostmortemPage::~PostmortemPage() { m_desk.flush(); }

QWidget *PostmortemPage::header() const { return m_head; }

QList<QAction *> PostmortemPage::pageActions() const { return m_actions->all(); }

QList<QAction *> PostmortemPage::keyActions() const
{
    static const QStringList many{
        u"insertFact_"_s, u"insertField_"_s, u"addShownFinding_"_s, u"beginFrom_"_s,
        u"spelling_"_s};
    QList<QAction *> actions = m_actions->all();
    actions.removeIf([](const QAction *action) {
        return std::ranges::any_of(
            many, [&](const QString &begun) { return action->objectName().startsWith(begun); });
    });
    return actions;
}

void PostmortemPage::addWayOut(QAction *action, const QString &text)
{
    m_foot->addWay(action, text);
}

void PostmortemPage::setFormats(const QStringList &names) { m_foot->setFormats(names); }

void PostmortemPage::setFormatMenu(QMenu *menu) { m_foot->setFormatMenu(menu); }

QWidget *PostmortemPage::makeWriting()
{
    auto *page = new QWidget(this);
    auto *left = new QWidget(page);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_search);
    column->addWidget(m_inserter->question());
    column->addWidget(m_source, 1);
    auto *splitter = new QSplitter(Qt::Horizontal, page);
    splitter->setObjectName(u"postmortemSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_outline);
    splitter->addWidget(left);
    splitter->addWidget(m_preview);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setStretchFactor(2, 1);
    left->setMinimumWidth(240);
    m_preview->setMinimumWidth(240);
    m_outline->setMinimumWidth(220);
    m_outline->hide();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_history);
    layout->addWidget(m_foot);
    return page;
}

void PostmortemPage::makeActions()
{
    QAction *outline = m_actions->add(
        u"postmortemOutlineAction"_s, tr("Outline and checks"), Qt::CTRL | Qt::SHIFT | Qt::Key_U,
        [this] { toggleOutline(!m_outline->isVisible()); });
    outline->setShortcutContext(Qt::WidgetWithChildrenShortcut); // also from within the panel
    addAction(outline);
    m_actions->add(u"findInPostmortem"_s, tr("Find in the text"), QKeySequence::Find, [this] {
        m_search->open(false);
    });
    m_actions->add(u"replaceInPostmortem"_s, tr("Find and replace"), Qt::CTRL | Qt::Key_H, [this] {
        m_search->open(true);
    });
    m_actions->add(
        u"commentSection"_s, tr("Comment on this section…"), Qt::CTRL | Qt::ALT | Qt::Key_M,
        [this] {
            const QString section = currentSection();
            toggleOutline(true);
            m_desk.flush();
            m_outline->comment(section);
        });
    m_actions->add(
        u"sectionHistory"_s, tr("History of this section"), Qt::CTRL | Qt::ALT | Qt::Key_H, [this] {
            m_desk.flush();
            m_history->openSection(currentSection());
        });
    m_actions->add(u"freezeSection"_s, tr("Freeze the fields of this section to text"), {}, [this] {
        m_desk.freeze(currentSection());
    });
    m_actions->add(u"insertEntries"_s, tr("Insert the entries chosen in the timeline"), {}, [this] {
        m_inserter->insertEntries();
    });
    m_actions->add(
        u"insertExcerpt"_s, tr("Insert an excerpt of the chosen entry’s log…"), {},
        [this] { m_inserter->insertExcerpt(); });
    m_actions->add(
        u"actionOfLine"_s, tr("Make an action item of this line"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_Return, [this] { m_inserter->makeAction(); });
    addFindingActions();
    addHeadActions();
    QAction *copy = m_actions->add(
        u"copyPostmortem"_s, tr("Copy as rich text"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
        [this] { copyRich(); });
    m_foot->addWay(copy, copy->text());
}

void PostmortemPage::addFindingActions()
{
    for (int i = 0; i < wordsOf<FindingKind>().size(); ++i) {
        const auto kind = static_cast<FindingKind>(i);
        const QString title = FindingList::titleOf(kind);
        m_actions->add(u"addFinding_"_s + word(kind), tr("Add: %1…").arg(title), {}, [this, kind] {
            toggleOutline(true);
            m_outline->addFinding(kind);
        });
        m_actions->add(
            u"addShownFinding_"_s + word(kind),
            tr("Add, shown by the chosen entries: %1…").arg(title), {}, [this, kind] {
                toggleOutline(true);
                m_outline->addFinding(kind, m_inserter->chosen());
            });
    }
}

Spelling &PostmortemPage::spelling() { return m_source->spelling(); }

/// What the row beside the tabs offers, by name.
void PostmortemPage::addHeadActions()
{
    using enum ReviewState;
    for (const auto state : {Draft, InReview, Reviewed, Published})
        m_actions->add(
            u"setReview_"_s + word(state), tr("Review state: %1").arg(spoken(state)), {},
            [this, state] { m_desk.setReview(state); });
    for (const Audience audience : {Audience::Internal, Audience::Public})
        m_actions->add(
            u"setAudience_"_s + word(audience), tr("Audience: %1").arg(spoken(audience)), {},
            [this, audience] { m_desk.setAudience(audience); });
    fillTemplates();
}

/// People make templates of their own while this is open.
void PostmortemPage::fillTemplates()
{
    const QStringList names = postmortemTemplates();
    m_beginning->setTemplates(names);
    for (const QString &name : names) {
        if (!std::ranges::contains(m_actions->all(), u"beginFrom_"_s + name, &QObject::objectName))
            m_actions->add(
                u"beginFrom_"_s + name, tr("Begin a postmortem from %1").arg(templateTitle(name)),
                {}, [this, name] { begin(name); });
    }
}

void PostmortemPage::connectDesk()
{
    connect(&m_desk, &PostmortemDesk::textChanged, this, &PostmortemPage::takeText);
    connect(&m_desk, &PostmortemDesk::previewed, this, &PostmortemPage::takePage);
    connect(&m_desk, &PostmortemDesk::headChanged, this, &PostmortemPage::refresh);
    connect(&m_desk, &PostmortemDesk::savedChanged, this, [this] { m_foot->refresh(); });
    connect(m_source, &QPlainTextEdit::textChanged, this, [this] {
        m_desk.setText(m_source->toPlainText());
        m_outlineSoon.start();
    });
    connect(m_source, &PostmortemSource::historyAsked, this, [this] { m_desk.flush(); });
    connect(m_source, &PostmortemSource::attachAsked, m_inserter, &PostmortemInserter::attach);
    connect(m_inserter, &PostmortemInserter::failed, this, &PostmortemPage::failed);
    connect(
        m_source, &QPlainTextEdit::cursorPositionChanged, this, [this] { m_outlineSoon.start(); });
    connect(m_outline, &OutlinePanel::linkAsked, this, &PostmortemPage::linkFinding);
    connect(
        m_source->verticalScrollBar(), &QScrollBar::valueChanged, this,
        &PostmortemPage::followSource);
    connect(m_preview, &PostmortemPreview::scrolled, this, &PostmortemPage::followPreview);
    connect(m_preview, &PostmortemPreview::widthChanged, this, [this](double width) {
        if (isVisible())
            m_desk.setWidth(width);
    });
    connect(m_head, &PostmortemHead::templateAsked, this, &PostmortemPage::begin);
    connect(m_beginning, &PostmortemBeginning::templateAsked, this, &PostmortemPage::begin);
    const auto showOutline = [this] { toggleOutline(true); };
    connect(m_head, &PostmortemHead::outlineAsked, this, showOutline);
    connect(m_foot, &PostmortemFoot::warningsAsked, this, showOutline);
    connect(m_outline, &OutlinePanel::sectionAsked, this, &PostmortemPage::goToSection);
    connect(m_outline, &OutlinePanel::gapAsked, this, &PostmortemPage::goToGap);
    connect(m_outline, &OutlinePanel::left, this, &PostmortemPage::focusHome);
    connect(m_history, &HistoryPanel::closed, this, &PostmortemPage::focusHome);
}

void PostmortemPage::setIncident(OpenIncident *incident, Journal *journal)
{
    m_desk.setAttached(journal ? attachmentBytes(*journal, largestPicture) : AttachedBytes());
    m_desk.setIncident(incident);
    m_history->setIncident(incident, journal);
    m_inserter->setJournal(journal);
    takeText(m_desk.text());
    refresh();
}

void PostmortemPage::linkFinding(const FindingId &finding)
{
    const QList<EntryId> entries = m_inserter->chosen();
    if (entries.isEmpty())
        Q_EMIT failed(tr("Choose entries in the timeline first; then they can show it."));
    else if (m_desk.incident())
        m_desk.incident()->setFinding({.finding = finding, .entries = entries});
}

void PostmortemPage::setChosen(std::function<QList<EntryId>()> chosen)
{
    m_inserter->setChosen(std::move(chosen));
}

/// Where writing begins: beneath the first prompt.
void PostmortemPage::begin(const QString &templateName)
{
    m_desk.flush();
    if (const auto begun = m_desk.begin(templateName); !begun) {
        Q_EMIT failed(begun.error().sentence);
        return;
    }
    const QString end = u"#}\n"_s;
    const qsizetype prompt = m_desk.text().indexOf(end);
    m_source->goTo(prompt < 0 ? 0 : prompt + end.size());
}

void PostmortemPage::refresh()
{
    m_pages->setCurrentWidget(m_desk.isBegun() ? m_writing : m_beginning);
    if (m_desk.incident())
        spelling().setNamesOf(m_desk.incident()->incident());
    m_head->refresh();
    m_foot->refresh();
    if (m_desk.isBegun() && m_outline->isVisible())
        m_outline->refresh();
    if (isVisible())
        m_desk.setWidth(m_preview->columnWidth());
}

void PostmortemPage::takeText(const QString &text)
{
    m_source->take(text);
    m_outlineSoon.start();
}

void PostmortemPage::takePage()
{
    m_preview->setPage(m_desk.page(), m_desk.starts());
    if (!m_search->isVisible())
        m_source->setFaults(m_desk.faults());
    m_foot->refresh();
    m_outlineSoon.start();
}

/// The section at the top of the source is at the top of the preview, too, as far into it.
void PostmortemPage::followSource()
{
    if (m_following)
        return;
    m_following = true;
    const qsizetype top = m_source->topPosition();
    const QList<WrittenSection> written = writtenSections(m_desk.text());
    qsizetype section = 0;
    while (section + 1 < written.size() && written.at(section + 1).at <= top)
        ++section;
    const qsizetype from = section < written.size() ? written.at(section).at : 0;
    const qsizetype to =
        section + 1 < written.size() ? written.at(section + 1).at : m_desk.text().size();
    const double part =
        to > from ? static_cast<double>(top - from) / static_cast<double>(to - from) : 0;
    m_preview->showSection(section, part);
    m_following = false;
}

void PostmortemPage::followPreview()
{
    if (m_following)
        return;
    m_following = true;
    const auto [section, part] = m_preview->topSection();
    const QList<WrittenSection> written = writtenSections(m_desk.text());
    if (section < written.size()) {
        const qsizetype from = written.at(section).at;
        const qsizetype to =
            section + 1 < written.size() ? written.at(section + 1).at : m_desk.text().size();
        const auto place = from + static_cast<qsizetype>(part * static_cast<double>(to - from));
        QTextCursor cursor(m_source->document());
        cursor.setPosition(static_cast<int>(
            std::min<qsizetype>(place, m_source->document()->characterCount() - 1)));
        m_source->verticalScrollBar()->setValue(
            m_source->verticalScrollBar()->value()
            + (m_source->cursorRect(cursor).top() / m_source->fontMetrics().lineSpacing()));
    }
    m_following = false;
}

QString PostmortemPage::currentSection() const
{
    return m_desk.sectionAt(m_source->textCursor().position());
}

void PostmortemPage::goToSection(const QString &key)
{
    const QList<Section> sections = m_desk.sections();
    const auto it = std::ranges::find(sections, key, &Section::key);
    const QList<WrittenSection> written = writtenSections(m_desk.text());
    const qsizetype index = it - sections.begin();
    if (index < written.size())
        m_source->goTo(written.at(index).at);
}

void PostmortemPage::goToGap(const Gap &gap)
{
    const QList<Section> sections = m_desk.sections();
    const auto it = std::ranges::find(sections, gap.section, &Section::key);
    const QList<WrittenSection> written = writtenSections(m_desk.text());
    const qsizetype index = it - sections.begin();
    if (index >= written.size())
        return;
    const WrittenSection &section = written.at(index);
    const bool headed = index > 0 || !section.title.isEmpty();
    const qsizetype text = section.at + (headed ? section.title.size() + 4 : 0);
    m_source->goTo(gap.at < 0 ? section.at : text + gap.at, gap.length);
}

void PostmortemPage::toggleOutline(bool on)
{
    m_outline->setVisible(on);
    fitPreview();
    if (on)
        m_outline->refresh();
    else
        m_source->setFocus(Qt::OtherFocusReason);
}

/// Where three do not fit beside each other, the outline takes the preview's place.
void PostmortemPage::fitPreview()
{
    constexpr int leastForThree = 220 * Theme::step;
    m_preview->setVisible(!m_outline->isVisible() || width() >= leastForThree);
}

void PostmortemPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPreview();
}

void PostmortemPage::copyRich()
{
    if (!m_desk.page())
        return;
    const Blocks &blocks = m_desk.page()->text().blocks;
    auto clip = std::make_unique<QMimeData>();
    clip->setText(writeMarkdown(blocks));
    clip->setHtml(u"<meta charset=\"utf-8\">"_s + htmlFragment(blocks));
    QGuiApplication::clipboard()->setMimeData(clip.release());
}

void PostmortemPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_desk.flush();
    m_desk.setWidth(0); // nobody looks at a page
}

void PostmortemPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillTemplates();
    m_desk.setWidth(m_preview->columnWidth());
}

void PostmortemPage::focusHome()
{
    if (m_desk.isBegun())
        m_source->setFocus(Qt::OtherFocusReason);
    else
        m_beginning->focusFirst();
}

void PostmortemPage::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    focusHome();
}

} // namespace Bridgelog
