// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/incident.h"

#include <QWidget>

class QCheckBox;

namespace Bridgelog {

class FlowLayout;
class Label;

/// Which of an incident's components an update names. What is affected is chosen to begin with.
class ComponentChoice : public QWidget {
    Q_OBJECT

public:
    explicit ComponentChoice(QWidget *parent = nullptr);

    /// Keeps what a person chose of those that stay.
    void setComponents(const QList<Component> &components);
    QList<Component> chosen() const;

Q_SIGNALS:
    void changed();

private:
    Label *affected();

    QList<Component> m_components;
    QList<QCheckBox *> m_boxes;
    FlowLayout *m_flow;
};

} // namespace Bridgelog
