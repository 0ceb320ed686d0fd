// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortemfoot.h"

#include "common/button.h"
#include "common/keyhint.h"
#include "common/label.h"
#include "incident/zones.h"
#include "postmortem/postmortemdesk.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

static constexpr int step = Theme::step;

PostmortemFoot::PostmortemFoot(PostmortemDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_saved(new Label({}, Theme::Token::Dim, this))
    , m_warning(new Label({}, Theme::Token::Warning, this))
    , m_warnings(new Button(tr("Show"), Button::Kind::Quiet, this))
    , m_formats(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"postmortemFoot"_s);
    m_saved->setObjectName(u"postmortemSaved"_s);
    m_warnings->setObjectName(u"postmortemWarnings"_s);
    m_warning->setObjectName(u"postmortemWarning"_s);
    m_warning->setFit(Label::Fit::Elided);
    m_warning->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_warnings->setAccessibleName(tr("Show what is still missing"));
    m_formats->setObjectName(u"postmortemFormats"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * step, step, 3 * step, step);
    layout->setSpacing(step);
    layout->addWidget(m_saved);
    layout->addSpacing(2 * step);
    layout->addWidget(m_warning);
    layout->addWidget(m_warnings);
    layout->addStretch(1);
    layout->addWidget(m_formats);
    connect(m_warnings, &QAbstractButton::clicked, this, &PostmortemFoot::warningsAsked);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PostmortemFoot::addWay(QAction *action, const QString &text)
{
    auto *button = new Button(text, Button::Kind::Quiet, this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setAccessibleName(text);
    connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    auto *hint = new KeyHint(action->shortcut(), this);
    hint->follow(action);
    m_hints.append(hint);
    layout()->addWidget(button);
    layout()->addWidget(hint);
    fit();
}

void PostmortemFoot::setFormats(const QStringList &names)
{
    m_names = names;
    const QString all = names.join(tr(", "));
    m_formats->setAccessibleName(
        names.isEmpty() ? tr("An export writes nothing yet: choose formats")
                        : tr("An export writes: %1").arg(all));
    fit();
}

void PostmortemFoot::setFormatMenu(QMenu *menu)
{
    connect(m_formats, &QAbstractButton::clicked, menu, [this, menu] {
        // Above the button: beneath it is the end of the window.
        const int right = m_formats->mapToGlobal(QPoint(m_formats->width(), 0)).x();
        Q_EMIT menu->aboutToShow();
        const QSize size = menu->sizeHint();
        menu->popup({right - size.width(), m_formats->mapToGlobal(QPoint()).y() - size.height()});
    });
}

/// Every size is small enough: what does not fit is left out.
QSize PostmortemFoot::minimumSizeHint() const { return {0, sizeHint().height()}; }

bool PostmortemFoot::fits() const { return layout()->minimumSize().width() <= width(); }

void PostmortemFoot::fit()
{
    constexpr int mostWarning = 90 * step;
    m_warning->setMinimumWidth(std::min(m_warning->sizeHint().width(), mostWarning));
    m_formats->setText(m_names.isEmpty() ? tr("No format chosen") : m_names.join(u" · "_s));
    m_formats->setVisible(true);
    for (KeyHint *hint : std::as_const(m_hints))
        hint->setVisible(!hint->isEmpty());
    if (fits())
        return;
    if (m_names.size() > 1)
        m_formats->setText(tr("%1 formats").arg(m_names.size()));
    if (fits())
        return;
    for (KeyHint *hint : std::as_const(m_hints))
        hint->setVisible(false);
    if (fits())
        return;
    m_formats->setVisible(false);
    m_warning->setMinimumWidth(0);
}

void PostmortemFoot::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
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
    fit();
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
