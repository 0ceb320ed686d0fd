// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/formbar.h"
#include "session/openincident.h"

#include <QPointer>

class QLineEdit;

namespace Bridgelog {

/// Asks why a phase is entered once more. Enter alone does it without a reason.
class ReasonBar : public FormBar {
    Q_OBJECT

public:
    explicit ReasonBar(QWidget *parent = nullptr);

    void open(OpenIncident *incident, Phase phase);

private:
    void enter();

    QPointer<OpenIncident> m_incident;
    Phase m_phase = Phase::Triage;
    QLineEdit *m_reason;
};

/// Whether going from one phase to the other is a step back.
bool isBackwards(Phase from, Phase to);

} // namespace Bridgelog
