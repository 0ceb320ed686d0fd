// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/filterrow.h"

#include "timeline/chip.h"

#include "items/entrytags.h"
#include "items/timelinemodel.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/icons.h"
#include "common/label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int searched = 100'000; ///< how many of the latest entries are asked for names and tags

/// "Kind", "Decision", "Decision, Note", "3 kinds".
QString summary(const QStringList &chosen, const QString &none, const QString &many)
{
    constexpr qsizetype few = 2;
    if (chosen.isEmpty())
        return none;
    return chosen.size() <= few ? chosen.join(u", "_s) : many;
}

template <typename T>
void set(QList<T> &values, const T &value, bool on)
{
    values.removeAll(value);
    if (on)
        values.append(value);
}

const Timeline *timelineOf(const TimelineModel &model)
{
    return model.incident() ? &model.incident()->incident().timeline : nullptr;
}

/// A name as a menu's text: no letter of it is a key.
QString inMenu(QString text) { return text.replace(u'&', u"&&"_s).replace(u'\t', u' '); }

} // namespace

FilterRow::FilterRow(TimelineModel &model, QWidget *parent)
    : ToolRow(parent)
    , m_model(model)
    , m_chips(new QWidget(this))
    , m_count(new Label({}, Theme::Token::Dim, this))
    , m_clear(new Button(tr("Show all"), Button::Kind::Quiet, this))
{
    setObjectName(u"filterRow"_s);
    auto *flow = new FlowLayout(m_chips);
    flow->setSpacing(2 * Theme::step);
    m_kind = addMenu(u"kindFilter"_s, [this](QMenu &menu) { fillKinds(menu); });
    m_author = addMenu(u"authorFilter"_s, [this](QMenu &menu) { fillAuthors(menu); });
    m_role = addMenu(u"roleFilter"_s, [this](QMenu &menu) { fillRoles(menu); });
    m_audience = addMenu(u"audienceFilter"_s, [this](QMenu &menu) { fillAudience(menu); });
    m_tag = addMenu(u"tagFilter"_s, [this](QMenu &menu) { fillTags(menu); });
    m_struck = addMenu(u"struckFilter"_s, [this](QMenu &menu) { fillStruck(menu); });
    m_attached = addToggle(u"attachedFilter"_s, tr("Attachments"), &EntryFilter::attached);
    m_pinned = addToggle(u"pinnedFilter"_s, tr("Pinned"), &EntryFilter::pinned);
    m_count->setObjectName(u"shownCount"_s);
    m_count->setFace(Theme::Size::Small);
    m_clear->setObjectName(u"clearFilter"_s);
    row()->addWidget(m_chips, 1);
    row()->addWidget(m_count);
    row()->addWidget(m_clear);
    connect(m_clear, &QAbstractButton::clicked, this, &FilterRow::clear);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &FilterRow::tell);
    connect(&model, &QAbstractItemModel::modelReset, this, &FilterRow::tell);
    tell();
}

Chip *FilterRow::addMenu(const QString &name, const std::function<void(QMenu &menu)> &fill)
{
    auto *chip = new Chip({}, m_chips);
    chip->setObjectName(name);
    auto *menu = new QMenu(chip);
    menu->setObjectName(name + u"Menu"_s);
    chip->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [menu, fill] {
        menu->clear();
        fill(*menu);
    });
    m_chips->layout()->addWidget(chip);
    return chip;
}

Chip *FilterRow::addToggle(const QString &name, const QString &text, bool EntryFilter::*part)
{
    auto *chip = new Chip(text, m_chips);
    chip->setObjectName(name);
    connect(chip, &QAbstractButton::toggled, this, [this, part](bool on) {
        EntryFilter filter = m_model.filter();
        filter.*part = on;
        m_model.setFilter(filter);
    });
    m_chips->layout()->addWidget(chip);
    return chip;
}

void FilterRow::addChoice(
    QMenu &menu, const QString &text, bool on,
    const std::function<void(EntryFilter &filter, bool on)> &choose)
{
    QAction *action = menu.addAction(inMenu(text));
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::toggled, this, [this, choose](bool chosen) {
        EntryFilter filter = m_model.filter();
        choose(filter, chosen);
        m_model.setFilter(filter);
    });
}

void FilterRow::fillKinds(QMenu &menu)
{
    for (int i = 0; i < wordsOf<EntryKind>().size(); ++i) {
        const auto kind = static_cast<EntryKind>(i);
        if (kind == EntryKind::Milestone)
            menu.addSeparator();
        addChoice(
            menu, spoken(kind), m_model.filter().kinds.contains(kind),
            [kind](EntryFilter &filter, bool on) { set(filter.kinds, kind, on); });
    }
}

void FilterRow::fillAuthors(QMenu &menu)
{
    QStringList authors = m_model.filter().authors;
    const Timeline *timeline = timelineOf(m_model);
    for (int row = timeline ? timeline->size() - 1 : -1;
         row >= 0 && row >= timeline->size() - searched; --row) {
        const QString &author = timeline->author(row);
        if (!author.isEmpty() && !authors.contains(author))
            authors << author;
    }
    authors.sort(Qt::CaseInsensitive);
    for (const QString &author : std::as_const(authors)) {
        QStringList words{author};
        for (const RoleHolder &holder : m_model.incident()->incident().roles) {
            if (holder.person == author)
                words << spoken(holder.role);
        }
        addChoice(
            menu, words.join(u" · "_s), m_model.filter().authors.contains(author),
            [author](EntryFilter &filter, bool on) { set(filter.authors, author, on); });
    }
}

void FilterRow::fillRoles(QMenu &menu)
{
    QStringList roles = m_model.filter().roles;
    if (const OpenIncident *open = m_model.incident()) {
        const Incident &incident = open->incident();
        for (const QList<RoleHolder> &holders : {incident.roles, incident.formerRoles}) {
            for (const RoleHolder &holder : holders) {
                if (!holder.person.isEmpty() && !roles.contains(holder.role))
                    roles << holder.role;
            }
        }
    }
    for (const QString &role : std::as_const(roles))
        addChoice(
            menu, spoken(role), m_model.filter().roles.contains(role),
            [role](EntryFilter &filter, bool on) { set(filter.roles, role, on); });
    if (roles.isEmpty())
        menu.addAction(tr("Nobody has a role yet"))->setEnabled(false);
}

void FilterRow::fillTags(QMenu &menu)
{
    QStringList tags = m_model.filter().tags;
    const Timeline *timeline = timelineOf(m_model);
    for (int row = timeline ? timeline->size() - 1 : -1;
         row >= 0 && row >= timeline->size() - searched; --row) {
        for (const QString &tag : tagsIn(timeline->text(row))) {
            if (!tags.contains(tag))
                tags << tag;
        }
    }
    tags.sort();
    for (const QString &tag : std::as_const(tags))
        addChoice(
            menu, u'#' + tag, m_model.filter().tags.contains(tag),
            [tag](EntryFilter &filter, bool on) { set(filter.tags, tag, on); });
    if (tags.isEmpty())
        menu.addAction(tr("No entry has a #tag yet"))->setEnabled(false);
}

void FilterRow::fillAudience(QMenu &menu)
{
    for (const Audience audience : {Audience::Internal, Audience::Public})
        addChoice(
            menu, spoken(audience), m_model.filter().audience == audience,
            [audience](EntryFilter &filter, bool on) {
                filter.audience = on ? std::optional(audience) : std::nullopt;
            });
}

void FilterRow::fillStruck(QMenu &menu)
{
    for (const bool struck : {true, false})
        addChoice(
            menu, struck ? tr("Only struck entries") : tr("Without struck entries"),
            m_model.filter().struck == struck, [struck](EntryFilter &filter, bool on) {
                filter.struck = on ? std::optional(struck) : std::nullopt;
            });
}

void FilterRow::open()
{
    show();
    tell();
    m_kind->setFocus(Qt::ShortcutFocusReason);
}

void FilterRow::clear()
{
    m_model.setFilter({});
    if (isVisible())
        close();
}

void FilterRow::tell()
{
    if (m_model.isFiltered())
        show();
    else if (isHidden())
        return;
    const EntryFilter &filter = m_model.filter();
    QStringList kinds;
    for (const EntryKind kind : filter.kinds)
        kinds << spoken(kind);
    QStringList tags;
    for (const QString &tag : filter.tags)
        tags << u'#' + tag;
    const auto say = [](Chip *chip, const QString &text, bool on) {
        chip->setText(text);
        chip->setAccessibleName(text);
        chip->setChecked(on);
        chip->updateGeometry();
    };
    say(m_kind, summary(kinds, tr("Kind"), tr("%n kinds", nullptr, static_cast<int>(kinds.size()))),
        !kinds.isEmpty());
    say(m_author,
        summary(
            filter.authors, tr("Author"),
            tr("%n authors", nullptr, static_cast<int>(filter.authors.size()))),
        !filter.authors.isEmpty());
    QStringList roles;
    for (const QString &role : filter.roles)
        roles << spoken(role);
    say(m_role, summary(roles, tr("Role"), tr("%n roles", nullptr, static_cast<int>(roles.size()))),
        !roles.isEmpty());
    say(m_tag, summary(tags, tr("Tag"), tr("%n tags", nullptr, static_cast<int>(tags.size()))),
        !tags.isEmpty());
    say(m_audience, filter.audience ? spoken(*filter.audience) : tr("Audience"),
        filter.audience.has_value());
    say(m_struck,
        !filter.struck ? tr("Struck") : (*filter.struck ? tr("Only struck") : tr("Without struck")),
        filter.struck.has_value());
    say(m_attached, m_attached->text(), filter.attached);
    say(m_pinned, m_pinned->text(), filter.pinned);
    const QLocale locale;
    m_count->setText(
        tr("%1 of %2").arg(locale.toString(m_model.rows()), locale.toString(m_model.allRows())));
    m_count->setVisible(m_model.isFiltered());
    m_clear->setVisible(m_model.isFiltered());
    m_chips->layout()->invalidate();
}

void FilterRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Left)
        focusPreviousChild();
    else if (event->key() == Qt::Key_Right)
        focusNextChild();
    else
        ToolRow::keyPressEvent(event);
}

} // namespace Bridgelog
