// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/composerbar.h"

#include "common/button.h"
#include "common/keysigns.h"
#include "common/label.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

struct Hint {
    QString key;
    QString what;
};

QList<Hint> hintsFor(ComposerBar::Hints hints)
{
    using enum ComposerBar::Hints;
    switch (hints) {
    case Write:
        return {
            {u"⏎"_s, ComposerBar::tr("log")},
            {u"⇧⏎"_s, ComposerBar::tr("new line")},
            {u"@16:40"_s, ComposerBar::tr("backdate")},
            {u"/"_s, ComposerBar::tr("kinds")}};
    case Edit:
        return {
            {u"⏎"_s, ComposerBar::tr("keep")},
            {u"@16:40"_s, ComposerBar::tr("other time")},
            {u"Esc"_s, ComposerBar::tr("give up")}};
    case Timeline:
        return {{u"J K"_s, ComposerBar::tr("move")}, {u"E"_s, ComposerBar::tr("edit")},
                {u"X"_s, ComposerBar::tr("strike")}, {u"P"_s, ComposerBar::tr("pin")},
                {u"T"_s, ComposerBar::tr("time")},   {u"Esc"_s, ComposerBar::tr("write")}};
    }
    return {};
}

} // namespace

ComposerBar::ComposerBar(QWidget *parent)
    : QWidget(parent)
    , m_kind(new Button({}, Button::Kind::Quiet, this))
    , m_time(new Label({}, Theme::Token::Dim, this))
    , m_audience(new Button({}, Button::Kind::Quiet, this))
{
    m_kind->setObjectName(u"kindButton"_s);
    m_kind->setFocusPolicy(Qt::TabFocus);
    m_time->setObjectName(u"loggedTime"_s);
    m_time->setFace(Theme::Size::Small, Label::Face::Mono);
    m_audience->setObjectName(u"audienceButton"_s);
    m_audience->setFocusPolicy(Qt::TabFocus);

    auto *kinds = new QMenu(m_kind);
    for (const EntryKind kind : loggedKinds)
        kinds->addAction(spoken(kind), this, [this, kind] { Q_EMIT kindChosen(kind); })
            ->setObjectName(u"logAs_"_s + word(kind));
    m_kind->setMenu(kinds);
    auto *audiences = new QMenu(m_audience);
    for (const Audience audience : {Audience::Internal, Audience::Public})
        audiences
            ->addAction(
                spoken(audience), this, [this, audience] { Q_EMIT audienceChosen(audience); })
            ->setObjectName(u"logFor_"_s + word(audience));
    m_audience->setMenu(audiences);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(step, step / 2, 3 * step, step / 2);
    layout->setSpacing(2 * step);
    layout->addWidget(m_kind);
    layout->addWidget(m_time);
    layout->addWidget(m_audience);
    layout->addStretch();
    setKind(EntryKind::Note);
    setAudience(Audience::Internal);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QList<QAction *> ComposerBar::choices() const
{
    return m_kind->menu()->actions() + m_audience->menu()->actions();
}

void ComposerBar::setKind(EntryKind kind)
{
    m_kind->setText(spoken(kind));
    m_kind->setAccessibleName(tr("Kind: %1").arg(spoken(kind)));
}

void ComposerBar::setTime(const QString &time, Theme::Token token)
{
    if (m_time->text() == time)
        return;
    const QSize before = m_time->size();
    m_time->setToken(token);
    m_time->setTicking(time);
    m_time->setAccessibleName(tr("Will be logged at %1").arg(time));
    if (m_time->size() != before) // which leaves the hints other room
        update();
}

QString ComposerBar::time() const { return m_time->text(); }

void ComposerBar::setAudience(Audience audience)
{
    m_audience->setText(spoken(audience));
    m_audience->setAccessibleName(tr("Audience: %1").arg(spoken(audience)));
}

void ComposerBar::setHints(Hints hints)
{
    m_hints = hints;
    update();
}

QSize ComposerBar::minimumSizeHint() const
{
    return {
        m_kind->sizeHint().width() + m_audience->sizeHint().width() + 40 * step,
        layout()->minimumSize().height()};
}

/// The hints stand at the far end and give way, the last ones first, where there is no room.
void ComposerBar::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setPen(theme.color(Theme::Token::Line));
    painter.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
    if (m_kind->geometry().united(m_audience->geometry()).contains(event->rect()))
        return; // the second that ticks on, not the hints

    const QFontMetrics strong(theme.strong(Theme::Size::Small));
    const QFontMetrics plain(theme.font(Theme::Size::Small));
    const auto widthOf = [&](const Hint &hint) {
        return keySignsWidth(strong, hint.key) + step + plain.horizontalAdvance(hint.what);
    };
    QList<Hint> hints = hintsFor(m_hints);
    int used = 0;
    // Reckoned as one reads from the left; what is painted is mirrored where one does not.
    const bool mirrored = isRightToLeft();
    const QRect beside = m_audience->geometry();
    const int room = width() - (mirrored ? width() - beside.left() : beside.right()) - 8 * step;
    for (qsizetype i = 0; i < hints.size(); ++i) {
        const int next = widthOf(hints[i]) + (i > 0 ? 3 * step : 0);
        if (used + next > room) {
            hints.resize(i);
            break;
        }
        used += next;
    }
    int x = width() - 3 * step - used;
    const int baseline = (height() + plain.ascent() - plain.descent()) / 2;
    for (const Hint &hint : std::as_const(hints)) {
        painter.setPen(theme.color(Theme::Token::Dim));
        painter.setFont(theme.strong(Theme::Size::Small));
        const auto draw = [&](int from, const QString &text) {
            const int wide = keySignsWidth(painter.fontMetrics(), text);
            paintKeySigns(
                &painter, QPointF(mirrored ? width() - from - wide : from, baseline), text);
        };
        painter.setLayoutDirection(Qt::LeftToRight); // keys and times read so everywhere
        draw(x, hint.key);
        painter.setLayoutDirection(layoutDirection());
        painter.setFont(theme.font(Theme::Size::Small));
        draw(x + keySignsWidth(strong, hint.key) + step, hint.what);
        x += widthOf(hint) + 3 * step;
    }
}

} // namespace Bridgelog
