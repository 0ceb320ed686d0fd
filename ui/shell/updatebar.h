// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"
#include "common/formbar.h"

#include <QPointer>

class QComboBox;
class QPlainTextEdit;

namespace Bridgelog {

class Label;

/// Writes a status update for an audience, under a phase, with the last one at hand.
class UpdateBar : public FormBar {
    Q_OBJECT

public:
    explicit UpdateBar(QWidget *parent = nullptr);

    void open(OpenIncident *incident);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void publish();
    void tellLast();

    QPointer<OpenIncident> m_incident;
    QComboBox *m_audience;
    QComboBox *m_phase;
    QPlainTextEdit *m_text;
    Label *m_last;
};

} // namespace Bridgelog
