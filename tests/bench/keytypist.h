// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/fakeinput.h"
#include "bench/figures.h"
#include "bench/screen.h"

#include <QPlainTextEdit>

namespace Bridgelog::Bench {

inline QString typedWords()
{
    return QStringLiteral("error rate on the gateway climbs again in two of three zones ");
}

/// Times keys into a text field, from the X server and back to it.
class KeyTypist : public QObject {
public:
    KeyTypist(FakeInput &input, QPlainTextEdit *field)
        : m_input(input)
        , m_field(field)
    {
        field->viewport()->installEventFilter(this);
        connect(field, &QPlainTextEdit::textChanged, this, [this] { m_changed = true; });
    }

    double press(QChar key)
    {
        m_changed = m_painted = false;
        const double ms = timed([&] {
            m_input.press(key);
            runUntil("a painted key", [this] { return m_painted; });
            waitForServer();
        });
        m_input.release();
        rest(8);
        return ms;
    }

    void type(Series &series, const QString &text)
    {
        m_field->window()->raise();
        m_field->window()->activateWindow();
        runUntil("the focus", [this] { return m_field->window()->isActiveWindow(); });
        m_field->setFocus();
        m_field->clear();
        rest(200);
        for (const QChar key : text)
            series.values.push_back(press(key));
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_changed)
            m_painted = true;
        return false;
    }

private:
    FakeInput &m_input;
    QPlainTextEdit *m_field;
    bool m_changed = false;
    bool m_painted = false;
};

} // namespace Bridgelog::Bench
