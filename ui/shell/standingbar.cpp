// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/standingbar.h"

#include "common/label.h"
#include "incident/zones.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int dot = 8;

} // namespace

StandingBar::StandingBar(QWidget *parent)
    : QWidget(parent)
    , m_saved(new Label({}, Theme::Token::Good, this))
    , m_backup(new Label({}, Theme::Token::Dim, this))
    , m_utc(new Label({}, Theme::Token::Dim, this))
    , m_local(new Label({}, Theme::Token::Dim, this))
{
    setObjectName(u"standingBar"_s);
    m_saved->setObjectName(u"savedState"_s);
    m_backup->setObjectName(u"backupState"_s);
    m_utc->setObjectName(u"utcClock"_s);
    m_local->setObjectName(u"localClock"_s);
    m_saved->setFit(Label::Fit::Elided);
    for (Label *label : {m_saved, m_backup})
        label->setFace(Theme::Size::Small);
    for (Label *label : {m_utc, m_local})
        label->setFace(Theme::Size::Small, Label::Face::Mono);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(3 * Theme::step, 5, 3 * Theme::step, 4);
    layout->setSpacing(5 * Theme::step);
    m_saved->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    layout->addSpacing(dot + 6); // the dot's
    layout->addWidget(m_saved);
    layout->addWidget(m_backup);
    layout->addStretch(1);
    layout->addWidget(m_utc);
    layout->addWidget(m_local);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StandingBar::setStanding(const Journal::Standing &standing, const Showing &showing)
{
    m_isSaved = standing.saved;
    if (standing.saved) {
        const LocalTime at = localTime(standing.savedAt, showing.zone);
        const bool wrote = standing.savedAt.us > 0;
        m_saved->setText(
            wrote ? tr("Saved %1 — on disk").arg(at.time.toString(u"HH:mm:ss.zzz"_s))
                  : tr("Everything is on disk"));
        m_saved->setToken(Theme::Token::Good);
        m_saved->setFace(Theme::Size::Small);
    } else {
        m_saved->setText(
            standing.trouble.isEmpty() ? tr("NOT SAVED")
                                       : tr("NOT SAVED — %1").arg(standing.trouble));
        m_saved->setToken(Theme::Token::Critical);
        m_saved->setFace(Theme::Size::Small, Label::Face::Strong);
    }
    m_backup->setText(
        standing.backupAt ? tr("Backup %1 verified").arg(clockText(*standing.backupAt, showing))
                          : tr("No backup yet"));
    m_backup->setToolTip(standing.lastBackup.toHtmlEscaped());
    update();
}

void StandingBar::setNow(const Showing &showing)
{
    const LocalTime utc = localTime(showing.now, QTimeZone::utc());
    const LocalTime local = localTime(showing.now, showing.zone);
    m_utc->setTicking(tr("%1 UTC").arg(utc.time.toString(u"HH:mm:ss"_s)));
    m_local->setVisible(local.offsetSeconds != 0 || local.abbreviation != u"UTC");
    m_local->setTicking(u"%1 %2"_s.arg(local.time.toString(u"HH:mm:ss"_s), local.abbreviation));
}

void StandingBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Theme::Token::Window));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Theme::Token::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_isSaved ? Theme::Token::Good : Theme::Token::Critical));
    const int x = isRightToLeft() ? width() - 3 * Theme::step - dot : 3 * Theme::step;
    painter.drawEllipse(QRectF(x, (height() - dot) / 2.0 + 0.5, dot, dot));
}

} // namespace Bridgelog
