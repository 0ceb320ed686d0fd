// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"
#include "common/formbar.h"

#include <QPointer>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace Bridgelog {

/// Hands a role to somebody else, with a brief that is written already and can be changed.
class HandOffBar : public FormBar {
    Q_OBJECT

public:
    explicit HandOffBar(QWidget *parent = nullptr);

    void open(OpenIncident *incident);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void handOff();

    QPointer<OpenIncident> m_incident;
    QComboBox *m_role;
    QLineEdit *m_to;
    QPlainTextEdit *m_brief;
};

} // namespace Bridgelog
