// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/timetext.h"
#include "journal/journal.h"

#include <QWidget>

namespace Bridgelog {

class Label;

/// The window's last line: whether everything is on disk, the last verified backup, the clocks.
class StandingBar : public QWidget {
    Q_OBJECT

public:
    explicit StandingBar(QWidget *parent = nullptr);

    void setStanding(const Journal::Standing &standing, const Showing &showing);
    void setNow(const Showing &showing);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Label *m_saved;
    Label *m_backup;
    Label *m_utc;
    Label *m_local;
    bool m_isSaved = true;
};

} // namespace Bridgelog
