// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident/deadlines.h"

#include <QScrollArea>

class QCheckBox;
class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace Bridgelog {

class Button;
class Label;

/// How often updates and calls are due, whether a reminder may be heard, and what a team shares.
/// What is typed counts once the field is left.
class ClocksPage : public QScrollArea {
    Q_OBJECT

public:
    explicit ClocksPage(QWidget *parent = nullptr);
    ~ClocksPage() override;

    void setSound(bool on);
    void setSharedFolder(const QString &folder);
    void setAvoided(const QStringList &words);

Q_SIGNALS:
    void left();
    void cadenceChanged();
    void soundChosen(bool on);
    void sharedFolderAsked();
    void sharedFolderLeft();
    /// The list of words to avoid is to be edited.
    void wordsAsked();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QWidget *makeUpdates();
    QWidget *makeOthers();
    QWidget *makeShared();
    QWidget *startGroup(const QString &title, const QString &note, QVBoxLayout *&body);
    QLineEdit *minutesField(const QString &name, const QString &spoken);
    void addRow(QGridLayout *grid, Audience audience, const QString &label);
    void fill(const Cadence &cadence);
    void orderTabs();
    void take();

    QWidget *m_content;
    QList<QLineEdit *> m_public;
    QList<QLineEdit *> m_internal;
    QList<QLineEdit *> m_others; ///< call-outs, long incident, relief, shifts
    Label *m_refusal;
    Button *m_usual;
    QCheckBox *m_sound;
    Label *m_folder;
    Button *m_leaveFolder;
    Label *m_avoided;
};

} // namespace Bridgelog
