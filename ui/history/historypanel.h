// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/textdiff.h"
#include "items/versionmodel.h"
#include "session/openincident.h"

#include <QPointer>
#include <QWidget>

class QListView;

namespace Bridgelog {

class DifferenceText;
class Label;

/// The versions of an entry, or of a section of the postmortem, and what became different between
/// two of them: the one chosen and the one before it, or the ends of what is chosen. Follows while
/// the entry goes on changing. Reads the journal elsewhere; Escape leaves it.
class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(QWidget *parent);

    void setIncident(OpenIncident *incident, Journal *journal);
    void open(const EntryId &entry);
    /// The versions of a section of the postmortem instead.
    void openSection(const QString &section);
    void close();
    EntryId entry() const { return m_entry; }
    const VersionModel &model() const { return m_model; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeLayout();
    void follow();
    void read();
    void take(const QList<EntryVersion> &versions);
    void compare();
    bool isAsNow(const EntryVersion &version) const;
    void tellBetween(int from, int to);
    void tell(const QString &sentence, const QList<DiffSpan> &spans);
    void show(const EntryId &entry, const QString &section);
    void place();

    QPointer<OpenIncident> m_incident;
    QPointer<Journal> m_journal;
    EntryId m_entry;
    QString m_section; ///< key; empty: it is about an entry
    bool m_behind = false; ///< the fold has what was not read yet
    bool m_reading = false;
    bool m_again = false; ///< read once more behind that
    int m_asked = 0; ///< which comparison is wanted
    VersionModel m_model;
    Label *m_caption;
    QListView *m_list;
    DifferenceText *m_text;
};

} // namespace Bridgelog
