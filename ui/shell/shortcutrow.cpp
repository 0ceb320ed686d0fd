// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutrow.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/keyhint.h"
#include "common/keystroke.h"
#include "common/label.h"
#include "shell/shortcuts.h"

#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt
        || key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_unknown;
}

} // namespace

ShortcutRow::ShortcutRow(const QString &action, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_action(action)
    , m_text(text)
    , m_layout(new QVBoxLayout(this))
    , m_label(new Label(text, Theme::Token::Text, this))
    , m_keys(new Button({}, Button::Kind::Quiet, this))
    , m_reset(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"shortcut_"_s + action);
    m_label->setFit(Label::Fit::Elided);
    m_keys->setObjectName(u"keys"_s);
    m_keys->setFont(Theme::instance().mono(Theme::Size::Small));
    m_keys->installEventFilter(this);
    m_reset->setObjectName(u"reset"_s);
    m_reset->setIcon(icon(u"undo"_s));
    m_reset->setAccessibleName(tr("Give %1 its own shortcut back").arg(text));
    auto *line = new QHBoxLayout;
    line->setSpacing(step);
    line->addWidget(m_label, 1);
    line->addWidget(m_reset);
    line->addWidget(m_keys);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(step);
    m_layout->addLayout(line);
    connect(m_keys, &QAbstractButton::clicked, this, [this] { m_recording ? stop() : record(); });
    connect(m_reset, &QAbstractButton::clicked, this, [this] {
        take(Shortcuts::instance().standardOf(m_action));
        m_keys->setFocus(Qt::OtherFocusReason);
    });
    connect(&Shortcuts::instance(), &Shortcuts::changed, this, &ShortcutRow::follow);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_keys->setFont(Theme::instance().mono(Theme::Size::Small));
    });
    follow();
}

void ShortcutRow::follow()
{
    const QKeySequence keys = Shortcuts::instance().keysOf(m_action);
    const QString spelled = KeyHint::spelled(keys);
    m_keys->setText(
        m_recording          ? tr("Press the new keys…")
            : keys.isEmpty() ? tr("none")
                             : spelled);
    m_keys->setAccessibleName(
        m_recording          ? tr("Press the new keys for %1").arg(m_text)
            : keys.isEmpty() ? tr("%1 has no shortcut; change it").arg(m_text)
                             : tr("%1: %2; change it").arg(m_text, spelled));
    m_reset->setVisible(Shortcuts::instance().isChanged(m_action));
}

bool ShortcutRow::matches(const QString &words) const
{
    const QString all = m_text + u' ' + KeyHint::spelled(Shortcuts::instance().keysOf(m_action))
        + u' ' + m_keys->text();
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (!all.contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void ShortcutRow::record()
{
    quieten();
    m_recording = true;
    m_keys->setFocus(Qt::OtherFocusReason);
    follow();
    Q_EMIT recordingBegan();
}

void ShortcutRow::stop()
{
    m_recording = false;
    follow();
}

void ShortcutRow::take(const QKeySequence &keys)
{
    const Shortcuts &shortcuts = Shortcuts::instance();
    const QString owner = shortcuts.ownerOf(keys, m_action);
    stop();
    if (const QString objection = shortcuts.objectionTo(keys, m_action); !objection.isEmpty())
        return tell(objection, {});
    if (!owner.isEmpty())
        return tell(
            tr("%1 is the shortcut of “%2”.")
                .arg(keys.toString(QKeySequence::NativeText), shortcuts.textOf(owner)),
            keys);
    quieten();
    Shortcuts::instance().choose(m_action, keys);
}

void ShortcutRow::tell(const QString &sentence, const QKeySequence &wanted)
{
    quieten();
    m_note = new QWidget(this);
    m_note->setObjectName(u"shortcutNote"_s);
    auto *layout = new QVBoxLayout(m_note);
    layout->setContentsMargins(0, 0, 0, 2 * step);
    layout->setSpacing(step);
    auto *label = new Label(sentence, Theme::Token::Warning, m_note);
    label->setFace(Theme::Size::Small);
    label->setWordWrap(true);
    layout->addWidget(label);
    auto *ways = new QHBoxLayout;
    ways->setSpacing(2 * step);
    const auto offer = [&](const QString &name, const QString &text, auto act) {
        auto *button = new Button(text, Button::Kind::Plain, m_note);
        button->setObjectName(name);
        connect(button, &QAbstractButton::clicked, this, act);
        ways->addWidget(button);
        return button;
    };
    if (!wanted.isEmpty())
        offer(u"useHere"_s, tr("Use it here instead"), [this, wanted] {
            quieten();
            Shortcuts::instance().choose(m_action, wanted);
            m_keys->setFocus(Qt::OtherFocusReason);
        });
    offer(u"otherKeys"_s, tr("Press other keys"), [this] { record(); });
    ways->addStretch();
    layout->addLayout(ways);
    m_layout->addWidget(m_note);
    m_note->show();
    m_note->findChild<Button *>()->setFocus(Qt::TabFocusReason);
}

void ShortcutRow::quieten()
{
    if (!m_note)
        return;
    m_note->hide();
    m_note->deleteLater();
    m_note = nullptr;
}

bool ShortcutRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_keys || !m_recording)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: event->accept(); return true; // the keys are meant for here
    case QEvent::FocusOut: stop(); break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape)
            stop();
        else if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::NoModifier)
            take({});
        else if (!isModifier(key->key()))
            take(keystroke(*key));
        return true;
    }
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Bridgelog
