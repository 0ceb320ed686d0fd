// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/keyhint.h"

#include "common/painting.h"

#include <QAction>
#include <QFontMetrics>
#include <QPainter>

namespace Bridgelog {

KeyHint::KeyHint(const QKeySequence &keys, QWidget *parent)
    : KeyHint(spelled(keys), parent)
{
}

KeyHint::KeyHint(const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KeyHint::follow(const QAction *action)
{
    const auto show = [this, action] {
        m_text = spelled(action->shortcut());
        updateGeometry();
        update();
    };
    connect(action, &QAction::changed, this, show);
    show();
}

QString KeyHint::spelled(const QKeySequence &keys)
{
    QStringList strokes;
    for (int i = 0; i < keys.count(); ++i) {
        // The plus between keys becomes a space; the key "+" stays.
        QString stroke = QKeySequence(keys[uint(i)]).toString(QKeySequence::NativeText);
        for (qsizetype at = stroke.indexOf(u'+', 1); at > 0 && at + 1 < stroke.size();
             at = stroke.indexOf(u'+', at + 1))
            stroke[at] = u' ';
        strokes.append(stroke.replace(QLatin1String("Backtab"), QLatin1String("Tab")));
    }
    return strokes.join(QLatin1String(", "));
}

QSize KeyHint::sizeHint() const { return size(m_text); }

QSize KeyHint::size(const QString &text)
{
    const QFontMetrics metrics(Theme::instance().mono(Theme::Size::Small));
    return {metrics.horizontalAdvance(text) + 2 * Theme::step + 2, metrics.height() + 2};
}

void KeyHint::paint(QPainter *painter, const QRectF &rect, const QString &text)
{
    const Theme &theme = Theme::instance();
    paintBox(painter, rect, {}, theme.color(Theme::Token::Line), 4);
    painter->setFont(theme.mono(Theme::Size::Small));
    painter->setPen(theme.color(Theme::Token::Dim));
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void KeyHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_text);
}

} // namespace Bridgelog
