// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/toolrow.h"

#include "items/entryfilter.h"

#include <functional>

class QMenu;

namespace Bridgelog {

class Button;
class Chip;
class Label;
class TimelineModel;

/// Which entries the timeline shows, as chips that combine, and how many these are.
class FilterRow : public ToolRow {
    Q_OBJECT

public:
    explicit FilterRow(TimelineModel &model, QWidget *parent = nullptr);

    void open();
    /// Shows everything again.
    void clear();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Chip *addMenu(const QString &name, const std::function<void(QMenu &menu)> &fill);
    Chip *addToggle(const QString &name, const QString &text, bool EntryFilter::*part);
    void addChoice(
        QMenu &menu, const QString &text, bool on,
        const std::function<void(EntryFilter &filter, bool on)> &choose);
    void fillKinds(QMenu &menu);
    void fillAuthors(QMenu &menu);
    void fillRoles(QMenu &menu);
    void fillTags(QMenu &menu);
    void fillAudience(QMenu &menu);
    void fillStruck(QMenu &menu);
    void tell();

    TimelineModel &m_model;
    QWidget *m_chips;
    Chip *m_kind;
    Chip *m_author;
    Chip *m_role;
    Chip *m_audience;
    Chip *m_tag;
    Chip *m_attached;
    Chip *m_struck;
    Chip *m_pinned;
    Label *m_count;
    Button *m_clear;
};

} // namespace Bridgelog
