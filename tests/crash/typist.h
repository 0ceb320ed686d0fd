// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/ids.h"

#include <QObject>
#include <QPointer>
#include <QRandomGenerator>
#include <QSet>
#include <QString>

namespace Bridgelog {

class ComposerInput;
class MainWindow;

/// Types into the program's window until somebody ends the program: lines of several words, with a
/// kind, a line break or a correction now and then, logged with Enter, sometimes in the other
/// incident. Says on stdout what it does, a line each and before it does it:
///
///     typed NANOSECONDS INCIDENT TEXT      what the composer holds from then on
///     enter NANOSECONDS INCIDENT TEXT      what is logged; the composer holds nothing
///     found NANOSECONDS INCIDENT TEXT      what the composer came back with
///     saved NANOSECONDS INCIDENT ENTRY     what the window calls saved
///
/// Texts are in Base64; the clock is the system's monotonic one.
class Typist : public QObject {
public:
    Typist(quint32 seed, const QList<IncidentId> &incidents);
    static qint64 now();

private:
    void begin();
    void step();
    void press(int key, const QString &text, Qt::KeyboardModifiers modifiers = {});
    void typeNext();
    void erase();
    void log();
    void switchIncident();
    void take();
    QString lineName();
    QString newLine();
    QString nextWords();
    void say(const char *what, const QByteArray &text) const;

    QRandomGenerator m_random;
    quint32 m_seed;
    QList<IncidentId> m_incidents;
    QPointer<MainWindow> m_window;
    ComposerInput *m_input = nullptr;
    QSet<IncidentId> m_heard;
    QString m_text; ///< what the composer holds
    QString m_ahead; ///< what is to be typed still
    int m_lines = 0;
};

} // namespace Bridgelog
