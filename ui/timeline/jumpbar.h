// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/toolrow.h"

#include "incident/timegrammar.h"

class QLineEdit;

namespace Bridgelog {

class Label;
class TimelineView;

/// Goes to the entry nearest to a time, written as behind the composer's @.
class JumpBar : public ToolRow {
    Q_OBJECT

public:
    explicit JumpBar(TimelineView &view, QWidget *parent = nullptr);

    void open();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::expected<Moment, TimeQuestion> moment() const;
    void tell();
    void go();

    TimelineView &m_view;
    QLineEdit *m_field;
    Label *m_answer;
};

} // namespace Bridgelog
