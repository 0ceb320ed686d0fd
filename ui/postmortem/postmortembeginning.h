// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace Bridgelog {

/// Where no postmortem has been begun: the templates, each with what it is for.
class PostmortemBeginning : public QWidget {
    Q_OBJECT

public:
    explicit PostmortemBeginning(QWidget *parent = nullptr);

    void setTemplates(const QStringList &names);
    void focusFirst();

Q_SIGNALS:
    void templateAsked(const QString &name);

private:
    QWidget *row(const QString &name, bool first);

    QStringList m_names;
    QWidget *m_choices;
    QVBoxLayout *m_rows;
};

} // namespace Bridgelog
