// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Bridgelog {

class EntryForm;
class OpenIncident;
class TimelineView;

/// What a person does to one entry or many at once, beside editing and looking: each is one step
/// that undo takes back.
class EntryVerbs : public QObject {
    Q_OBJECT

public:
    EntryVerbs(TimelineView &view, EntryForm &form, QObject *parent = nullptr);

private:
    OpenIncident *incident() const;
    QString countText() const;
    void connectMenus();
    void strike();
    void restoreOrStrike();
    void togglePinned();
    void insert();
    void duplicate();
    void split();
    void join();
    void tag();
    void shift();
    void assign();

    TimelineView &m_view;
    EntryForm &m_form;
};

} // namespace Bridgelog
