// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QWidget>

class QLineEdit;

namespace Bridgelog {

class Badge;
class Button;
class Label;
class PhaseStepper;

/// Where an incident stands: severity, title, phase, clock, and the three verbs.
class Header : public QWidget {
    Q_OBJECT

public:
    explicit Header(QWidget *parent = nullptr);

    void setIncident(const Incident &incident, Instant now);
    /// Moves the clocks; cheap, called each second.
    void setNow(const Incident &incident, Instant now);
    void editTitle();

    void setExporting(bool exporting);

    PhaseStepper *stepper() const { return m_stepper; }
    Button *exportButton() const { return m_export; }

Q_SIGNALS:
    void retitled(const QString &title);
    /// The title's field was left by key.
    void titleLeft();
    void severityClicked();
    void updateClicked();
    void handOffClicked();
    void exportClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void finishTitle();
    void closeTitle();
    void tellDue(const Incident &incident, Instant now);

    Badge *m_badge;
    Label *m_title;
    QLineEdit *m_titleEdit;
    Label *m_kind;
    Label *m_clock;
    Label *m_clockMeaning;
    PhaseStepper *m_stepper;
    Label *m_due;
    Button *m_update;
    Button *m_handOff;
    Button *m_export;
    bool m_exporting = false;
};

} // namespace Bridgelog
