// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortembar.h"

#include "common/button.h"
#include "common/keyhint.h"
#include "common/label.h"
#include "incident/zones.h"
#include "items/timetext.h"
#include "postmortem/document.h"
#include "postmortem/postmortemdesk.h"
#include "postmortem/sectiontext.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

Button *menuButton(const QString &name, QWidget *parent)
{
    auto *button = new Button({}, Button::Kind::Quiet, parent);
    button->setObjectName(name);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

PostmortemHead::PostmortemHead(PostmortemDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_template(menuButton(u"postmortemTemplate"_s, this))
    , m_audience(menuButton(u"postmortemAudience"_s, this))
    , m_state(menuButton(u"postmortemState"_s, this))
    , m_empty(new Button({}, Button::Kind::Quiet, this))
{
    m_empty->setObjectName(u"postmortemEmpty"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(step);
    for (QWidget *each : {m_template, m_audience, m_state, m_empty})
        layout->addWidget(each);
    connect(m_empty, &QAbstractButton::clicked, this, &PostmortemHead::outlineAsked);
    connect(m_template->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillTemplates);
    connect(m_audience->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillAudience);
    connect(m_state->menu(), &QMenu::aboutToShow, this, &PostmortemHead::fillStates);
}

void PostmortemHead::fillTemplates()
{
    QMenu *menu = m_template->menu();
    menu->clear();
    for (const QString &name : postmortemTemplates())
        connect(
            menu->addAction(tr("Begin anew from %1").arg(templateTitle(name))), &QAction::triggered,
            this, [this, name] { Q_EMIT templateAsked(name); });
}

void PostmortemHead::fillAudience()
{
    QMenu *menu = m_audience->menu();
    menu->clear();
    for (const Audience audience : {Audience::Internal, Audience::Public}) {
        QAction *action = menu->addAction(spoken(audience));
        action->setCheckable(true);
        action->setChecked(m_desk.audience() == audience);
        connect(
            action, &QAction::triggered, this, [this, audience] { m_desk.setAudience(audience); });
    }
}

/// Each state, with who set it last and when.
void PostmortemHead::fillStates()
{
    QMenu *menu = m_state->menu();
    menu->clear();
    const OpenIncident *incident = m_desk.incident();
    if (!incident)
        return;
    const Postmortem &postmortem = incident->incident().postmortem;
    const Showing showing = showingIn(incident->incident().zone, Instant::now());
    for (const auto state :
         {ReviewState::Draft, ReviewState::InReview, ReviewState::Reviewed,
          ReviewState::Published}) {
        QString text = spoken(state);
        const auto last = std::ranges::find(
            postmortem.reviews.rbegin(), postmortem.reviews.rend(), state, &Review::state);
        if (last != postmortem.reviews.rend())
            text = tr("%1 – %2, %3 %4")
                       .arg(
                           text, QString(last->by).replace(u'&', u"&&"_s),
                           clockText(last->at, showing), zoneText(showing));
        QAction *action = menu->addAction(text);
        action->setObjectName(u"review_"_s + word(state));
        action->setCheckable(true);
        action->setChecked(postmortem.state == state);
        connect(action, &QAction::triggered, this, [this, state] {
            m_desk.flush();
            if (m_desk.incident())
                m_desk.incident()->setReview(state);
        });
    }
}

void PostmortemHead::refresh()
{
    const bool begun = m_desk.isBegun();
    for (QWidget *each : {m_template, m_audience, m_state, m_empty})
        each->setVisible(begun);
    if (!begun)
        return;
    const Postmortem &postmortem = m_desk.incident()->incident().postmortem;
    m_template->setText(tr("Template: %1").arg(templateTitle(postmortem.templateName)));
    m_audience->setText(tr("Audience: %1").arg(spoken(m_desk.audience())));
    m_state->setText(spoken(postmortem.state));
    m_state->setAccessibleName(tr("Review state: %1").arg(spoken(postmortem.state)));
    int all = 0;
    int empty = 0;
    for (const Section &section : m_desk.sections()) {
        if (section.title.trimmed().isEmpty())
            continue;
        ++all;
        empty += saysNothing(section.text) ? 1 : 0;
    }
    m_empty->setText(tr("%1 of %2 sections empty").arg(empty).arg(all));
}

PostmortemFoot::PostmortemFoot(PostmortemDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_saved(new Label({}, Theme::Token::Dim, this))
    , m_warning(new Label({}, Theme::Token::Warning, this))
    , m_warnings(new Button(tr("Show"), Button::Kind::Quiet, this))
    , m_formats(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"postmortemFoot"_s);
    m_saved->setObjectName(u"postmortemSaved"_s);
    m_warnings->setObjectName(u"postmortemWarnings"_s);
    m_warning->setObjectName(u"postmortemWarning"_s);
    m_warning->setFit(Label::Fit::Elided);
    m_warnings->setAccessibleName(tr("Show what is still missing"));
    m_formats->setFit(Label::Fit::Elided);
    m_formats->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * step, step, 4 * step, step);
    layout->setSpacing(3 * step);
    layout->addWidget(m_saved);
    layout->addWidget(m_warning, 2);
    layout->addWidget(m_warnings);
    layout->addWidget(m_formats, 1);
    m_formats->setText(tr("Markdown · HTML · PDF · ODT · DOCX · JSON"));
    connect(m_warnings, &QAbstractButton::clicked, this, &PostmortemFoot::warningsAsked);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PostmortemFoot::addWay(QAction *action)
{
    auto *button = new Button(action->text(), Button::Kind::Quiet, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(action->text());
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    auto *hint = new KeyHint(action->shortcut(), this);
    hint->follow(action);
    layout()->addWidget(button);
    layout()->addWidget(hint);
}

void PostmortemFoot::refresh()
{
    if (!m_desk.incident())
        return;
    const auto savedAt = m_desk.savedAt();
    if (!m_desk.isSaved()) {
        m_saved->setText(tr("Saving…"));
    } else if (savedAt) {
        const QTimeZone zone =
            zoneNamed(m_desk.incident()->incident().zone).value_or(QTimeZone::utc());
        m_saved->setText(tr("Saved %1").arg(localTime(*savedAt, zone).time.toString(u"HH:mm:ss")));
    } else {
        m_saved->setText(tr("Saved"));
    }
    const QString text = warning();
    const bool wrong = text.startsWith(u'▲');
    m_warning->setToken(wrong ? Theme::Token::Warning : Theme::Token::Dim);
    m_warning->setText(text);
    m_warnings->setVisible(!text.isEmpty());
}

/// The worst of what is wrong, or how much is missing. One alone says itself what it is.
QString PostmortemFoot::warning() const
{
    using enum Gap::Kind;
    if (const auto &faults = m_desk.faults(); !faults.isEmpty())
        return tr("▲ Line %1: %2").arg(faults.first().line).arg(faults.first().sentence);
    const auto &gaps = m_desk.gaps();
    const auto told = [&](const QList<Gap::Kind> &kinds, const QString &several) {
        const auto is = [&](const Gap &gap) { return kinds.contains(gap.kind); };
        const auto count = std::ranges::count_if(gaps, is);
        if (count == 0)
            return QString();
        return count == 1 ? u"▲ "_s + std::ranges::find_if(gaps, is)->sentence
                          : u"▲ "_s + several.arg(count);
    };
    QString text =
        told({InternalInPublic}, tr("%1 internal entries are referenced in public sections"));
    if (text.isEmpty())
        text = told(
            {TimeDisagrees, DurationDisagrees},
            tr("%1 times or lengths disagree with what is recorded"));
    if (!text.isEmpty())
        return text;
    const auto missing = gaps.size() - std::ranges::count(gaps, EmptySection, &Gap::kind);
    return missing > 0 ? tr("Still missing: %1").arg(missing) : QString();
}

void PostmortemFoot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Theme::Token::Line));
}

} // namespace Bridgelog
