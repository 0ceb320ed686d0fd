// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/openincident.h"
#include "common/formbar.h"

#include <optional>

class QAbstractButton;
class QLineEdit;
class QTimer;

namespace Bridgelog {

class FlowLayout;

/// Declares an incident with one line; severity and time if one wishes. Half-typed text is kept in
/// the archive.
class DeclareBar : public FormBar {
    Q_OBJECT

public:
    explicit DeclareBar(Journal &journal, QWidget *parent = nullptr);

    void open();
    QString title() const;

Q_SIGNALS:
    void declared(const Bridgelog::OpenIncident::Declaration &declaration);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(std::optional<int> severity);
    void submit();
    void submitAt(const std::optional<Moment> &at);
    void keepDraft();
    void offer(const QStringList &labels);

    Journal &m_journal;
    QLineEdit *m_title;
    QLineEdit *m_at;
    QList<QAbstractButton *> m_severities; ///< from 1, the worst
    QTimer *m_keep;
    QWidget *m_choices;
    FlowLayout *m_flow;
    QList<Moment> m_offered;
};

} // namespace Bridgelog
