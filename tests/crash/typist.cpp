// SPDX-License-Identifier: GPL-3.0-or-later
#include "crash/typist.h"

#include "composer/composer.h"
#include "composer/composerinput.h"
#include "shell/mainwindow.h"
#include "shell/workarea.h"
#include "timeline/timelinepage.h"

#include <QApplication>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <ctime>

#include <unistd.h>

namespace Bridgelog {

using namespace Qt::StringLiterals;

static const QStringList kinds{u"/decision"_s, u"/note"_s, u"/action"_s};

/// The kind whose name a text is the start of, if it is nothing more.
static QString kindBegun(const QString &text)
{
    for (const QString &kind : kinds) {
        if (kind.startsWith(text))
            return kind;
    }
    return {};
}

Typist::Typist(quint32 seed, const QList<IncidentId> &incidents)
    : m_random(seed)
    , m_seed(seed)
    , m_incidents(incidents)
{
    QTimer::singleShot(0, this, &Typist::begin);
}

qint64 Typist::now()
{
    timespec time = {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

void Typist::say(const char *what, const QByteArray &text) const
{
    const QByteArray line = QByteArray(what) + ' ' + QByteArray::number(now()) + ' '
        + m_window->incident()->id().text().toLatin1() + ' ' + text + '\n';
    if (::write(STDOUT_FILENO, line.constData(), static_cast<size_t>(line.size())) < 0)
        _exit(4);
}

/// As soon as the window takes keys.
void Typist::begin()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window && window->incident()) {
            m_window = window;
            m_input = window->workArea()->timeline()->composer()->input();
        }
    }
    if (!m_window || !m_input->hasFocus()) {
        QTimer::singleShot(1, this, &Typist::begin);
        return;
    }
    take();
    step();
}

/// What the composer holds of the incident that has just been opened.
void Typist::take()
{
    m_text = m_input->toPlainText();
    say("found", m_text.toUtf8().toBase64());
    m_ahead = newLine();
    if (!m_text.isEmpty()) {
        const QString kind = kindBegun(m_text);
        m_ahead = kind.sliced(kind.isEmpty() ? 0 : m_text.size()) + u' ' + lineName() + nextWords();
    }
    if (m_heard.contains(m_window->incident()->id()))
        return;
    m_heard.insert(m_window->incident()->id());
    connect(
        m_window->incident(), &OpenIncident::saved, this,
        [this](const QList<EntryId> &entries) { // after the window was told
            for (const EntryId &entry : entries)
                say("saved", entry.text().toLatin1());
        });
}

/// No two lines are the same, here or in another life of this program.
QString Typist::lineName() { return u"%1-%2"_s.arg(m_seed, 0, 36).arg(++m_lines); }

QString Typist::newLine()
{
    const QString kind = m_random.bounded(3) ? QString() : kinds.at(m_random.bounded(3)) + u' ';
    return kind + lineName() + nextWords();
}

QString Typist::nextWords()
{
    static const QStringList words{u"error"_s, u"rate"_s,  u"climbs"_s, u"in"_s,
                                   u"two"_s,   u"zones"_s, u"again"_s,  u"gateway"_s};
    QString text;
    for (int count = m_random.bounded(1, 7); count > 0; --count)
        text += (m_random.bounded(10) ? u' ' : u'\n') + words.at(m_random.bounded(words.size()));
    return text;
}

void Typist::press(int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    QTest::sendKeyEvent(
        QTest::Click, m_window->windowHandle(), static_cast<Qt::Key>(key), text, modifiers);
    if (m_input->toPlainText() != m_text)
        qFatal("typed %s, and there is %s", qPrintable(m_text), qPrintable(m_input->toPlainText()));
}

void Typist::typeNext()
{
    const QChar letter = m_ahead.front();
    m_ahead.removeFirst();
    m_text += letter;
    say("typed", m_text.toUtf8().toBase64());
    if (letter == u'\n')
        press(Qt::Key_Return, u"\r"_s, Qt::ShiftModifier);
    else
        press(letter.toUpper().unicode(), letter);
}

void Typist::erase()
{
    m_ahead.prepend(m_text.back());
    m_text.chop(1);
    say("typed", m_text.toUtf8().toBase64());
    press(Qt::Key_Backspace, {});
}

void Typist::log()
{
    const QString entry = m_text.startsWith(u'/') ? m_text.section(u' ', 1) : m_text;
    say("enter", entry.trimmed().toUtf8().toBase64());
    m_text.clear();
    press(Qt::Key_Return, u"\r"_s);
    m_ahead = newLine();
}

void Typist::switchIncident()
{
    const qsizetype at = m_incidents.indexOf(m_window->incident()->id());
    m_window->openIncident(m_incidents.at((at + 1) % m_incidents.size()));
    take();
}

void Typist::step()
{
    const bool namesKind = m_text.startsWith(u'/') && !m_text.contains(u' ');
    if (m_ahead.isEmpty())
        log();
    else if (!namesKind && m_text.size() > 3 && m_random.bounded(60) == 0)
        erase();
    else if (!namesKind && m_random.bounded(150) == 0)
        switchIncident();
    else
        typeNext();
    const bool thinks = m_random.bounded(40) == 0;
    QTimer::singleShot(m_random.bounded(2, thinks ? 500 : 16), this, &Typist::step);
}

} // namespace Bridgelog
