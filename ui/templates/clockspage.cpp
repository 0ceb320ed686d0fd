// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/clockspage.h"

#include "checklists/usercadence.h"
#include "common/button.h"
#include "common/label.h"
#include "common/sectionheading.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr int step = Theme::step;
constexpr int fieldWidth = 16 * step;
constexpr int labelWidth = 62 * step;
constexpr int levels = 5;
constexpr int longest = 7 * 24 * 60; ///< minutes

/// Minutes; “none”, “0” and nothing are none. Nothing where it is no such number.
std::optional<int> minutesIn(const QString &text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty() || plain == ClocksPage::tr("none"))
        return 0;
    bool isNumber = false;
    const int minutes = plain.toInt(&isNumber);
    return isNumber && minutes >= 0 && minutes <= longest ? std::optional(minutes) : std::nullopt;
}

QString textOf(int minutes)
{
    return minutes > 0 ? QString::number(minutes) : ClocksPage::tr("none");
}

} // namespace

ClocksPage::ClocksPage(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_refusal(new Label({}, Theme::Token::Critical, m_content))
    , m_usual(new Button(tr("As usual in the field"), Button::Kind::Plain, m_content))
    , m_sound(new QCheckBox(tr("Let a reminder be heard, too"), m_content))
    , m_folder(new Label({}, Theme::Token::Text, m_content))
    , m_leaveFolder(new Button(tr("None"), Button::Kind::Plain, m_content))
    , m_avoided(new Label({}, Theme::Token::Text, m_content))
{
    setObjectName(u"clocksPage"_s);
    setAccessibleName(tr("Clocks and reminders"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    m_content->setAutoFillBackground(true);
    auto *title = new Label(tr("Clocks and reminders"), Theme::Token::Text, m_content);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *hint = new Label(
        tr("In minutes; “none” asks for none. They count for every incident of yours, also those "
           "under way. Esc goes back."),
        Theme::Token::Dim, m_content);
    hint->setWordWrap(true);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->hide();
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(6 * step, 5 * step, 6 * step, 5 * step);
    layout->setSpacing(5 * step);
    auto *top = new QVBoxLayout;
    top->setSpacing(step);
    top->addWidget(title);
    top->addWidget(hint);
    layout->addLayout(top);
    layout->addWidget(makeUpdates());
    layout->addWidget(makeOthers());
    layout->addWidget(m_refusal);
    layout->addWidget(makeShared());
    layout->addStretch(1);
    setWidget(m_content);
    fill(userCadence());
    orderTabs();
    setFocusProxy(m_public.first());
}

/// A field that goes with the page is not one that was left.
ClocksPage::~ClocksPage()
{
    for (QLineEdit *field : m_public + m_internal + m_others)
        field->disconnect(this);
}

QWidget *ClocksPage::startGroup(const QString &title, const QString &note, QVBoxLayout *&body)
{
    auto *box = new QWidget(m_content);
    body = new QVBoxLayout(box);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(2 * step);
    auto *heading = new Label(title, Theme::Token::Dim, box);
    heading->setFont(SectionHeading::headingFont());
    body->addWidget(heading);
    if (!note.isEmpty()) {
        auto *told = new Label(note, Theme::Token::Dim, box);
        told->setWordWrap(true);
        body->addWidget(told);
    }
    return box;
}

QLineEdit *ClocksPage::minutesField(const QString &name, const QString &spoken)
{
    auto *field = new QLineEdit(m_content);
    field->setObjectName(name);
    field->setAccessibleName(spoken);
    field->setFixedWidth(fieldWidth);
    field->setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    field->setMaxLength(6);
    connect(field, &QLineEdit::editingFinished, this, &ClocksPage::take);
    return field;
}

void ClocksPage::addRow(QGridLayout *grid, Audience audience, const QString &label)
{
    const bool isPublic = audience == Audience::Public;
    auto &fields = isPublic ? m_public : m_internal;
    const int row = isPublic ? 1 : 2;
    grid->addWidget(new Label(label, Theme::Token::Text, m_content), row, 0);
    for (int level = 1; level <= levels; ++level) {
        fields.append(minutesField(
            u"%1Update%2"_s.arg(word(audience)).arg(level),
            tr("%1, SEV %2, minutes").arg(label).arg(level)));
        grid->addWidget(fields.last(), row, level);
    }
}

QWidget *ClocksPage::makeUpdates()
{
    QVBoxLayout *body = nullptr;
    QWidget *group = startGroup(tr("STATUS UPDATES, EVERY"), {}, body);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * step);
    grid->setVerticalSpacing(2 * step);
    grid->setColumnMinimumWidth(0, labelWidth);
    for (int level = 1; level <= levels; ++level) {
        auto *head = new Label(tr("SEV %1").arg(level), Theme::Token::Dim, group);
        head->setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
        head->setContentsMargins(0, 0, 2 * step, 0);
        grid->addWidget(head, 0, level);
    }
    addRow(grid, Audience::Public, tr("Public"));
    addRow(grid, Audience::Internal, tr("Internal"));
    grid->setColumnStretch(levels + 1, 1);
    body->addLayout(grid);
    return group;
}

QWidget *ClocksPage::makeOthers()
{
    QVBoxLayout *body = nullptr;
    QWidget *group = startGroup(tr("OTHER CLOCKS, AFTER"), {}, body);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * step);
    grid->setVerticalSpacing(2 * step);
    grid->setColumnMinimumWidth(0, labelWidth);
    const QStringList names{u"callOut"_s, u"longAfter"_s, u"relief"_s, u"shifts"_s};
    const QStringList labels{
        tr("The time is called out"), tr("It is a long one: public half as often"),
        tr("Whoever has a role is relieved"), tr("Shifts are planned")};
    for (int i = 0; i < names.size(); ++i) {
        m_others.append(minutesField(names.at(i), tr("%1, minutes").arg(labels.at(i))));
        grid->addWidget(new Label(labels.at(i), Theme::Token::Text, group), i, 0);
        grid->addWidget(m_others.last(), i, 1);
    }
    grid->setColumnStretch(2, 1);
    body->addLayout(grid);
    m_usual->setObjectName(u"usualCadence"_s);
    m_usual->setAccessibleName(tr("Every clock as usual in the field"));
    connect(m_usual, &QAbstractButton::clicked, this, [this] {
        fill({});
        take();
    });
    body->addWidget(m_usual, 0, Qt::AlignLeft);
    m_sound->setObjectName(u"reminderSound"_s);
    connect(m_sound, &QCheckBox::toggled, this, &ClocksPage::soundChosen);
    body->addWidget(m_sound, 0, Qt::AlignLeft);
    return group;
}

QWidget *ClocksPage::makeShared()
{
    QVBoxLayout *body = nullptr;
    QWidget *group = startGroup(tr("SHARED BY THE TEAM"), {}, body);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * step);
    grid->setVerticalSpacing(2 * step);
    grid->setColumnMinimumWidth(0, labelWidth);
    grid->setColumnStretch(4, 1);
    const auto button = [&](const QString &name, const QString &text, const QString &spoken) {
        auto *made = new Button(text, Button::Kind::Plain, group);
        made->setObjectName(name);
        made->setAccessibleName(spoken);
        return made;
    };
    m_folder->setObjectName(u"sharedFolder"_s);
    m_folder->setFit(Label::Fit::Elided);
    m_avoided->setObjectName(u"avoidedWords"_s);
    m_avoided->setFit(Label::Fit::Elided);
    auto *choose = button(
        u"chooseSharedFolder"_s, tr("Choose…"), tr("Choose the folder that the team shares"));
    auto *words =
        button(u"editAvoidedWords"_s, tr("Edit the list"), tr("Edit the words to avoid in public"));
    m_leaveFolder->setObjectName(u"leaveSharedFolder"_s);
    m_leaveFolder->setAccessibleName(tr("Share no folder"));
    grid->addWidget(
        new Label(tr("Folder of checklists and wordings"), Theme::Token::Text, group), 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(choose, 0, 2);
    grid->addWidget(m_leaveFolder, 0, 3);
    grid->addWidget(new Label(tr("Words to avoid in public"), Theme::Token::Text, group), 1, 0);
    grid->addWidget(m_avoided, 1, 1);
    grid->addWidget(words, 1, 2, 1, 2);
    body->addLayout(grid);
    connect(choose, &QAbstractButton::clicked, this, &ClocksPage::sharedFolderAsked);
    connect(m_leaveFolder, &QAbstractButton::clicked, this, &ClocksPage::sharedFolderLeft);
    connect(words, &QAbstractButton::clicked, this, &ClocksPage::wordsAsked);
    return group;
}

/// Tab goes as one reads.
void ClocksPage::orderTabs()
{
    QList<QWidget *> order;
    for (QLineEdit *field : m_public + m_internal + m_others)
        order.append(field);
    order +=
        {m_usual, m_sound, findChild<QWidget *>(u"chooseSharedFolder"_s), m_leaveFolder,
         findChild<QWidget *>(u"editAvoidedWords"_s)};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

void ClocksPage::fill(const Cadence &cadence)
{
    for (size_t i = 0; i < levels; ++i) {
        m_public.at(qsizetype(i))->setText(textOf(cadence.publicUpdate.at(i)));
        m_internal.at(qsizetype(i))->setText(textOf(cadence.internalUpdate.at(i)));
    }
    const std::array others{cadence.callOut, cadence.longAfter, cadence.relief, cadence.shifts};
    for (size_t i = 0; i < others.size(); ++i)
        m_others.at(qsizetype(i))->setText(textOf(others.at(i)));
    m_usual->setEnabled(cadence != Cadence());
}

/// All or nothing: a field that is none keeps what counted before, and says so.
void ClocksPage::take()
{
    std::array<int, 2 * levels + 4> minutes{};
    const QList<QLineEdit *> fields = m_public + m_internal + m_others;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const auto read = minutesIn(fields.at(i)->text());
        if (!read) {
            m_refusal->setText(tr("“%1” is no number of minutes: it is 1 to %2, or “none”.")
                                   .arg(fields.at(i)->text().trimmed())
                                   .arg(longest));
            m_refusal->show();
            return;
        }
        minutes.at(size_t(i)) = *read;
    }
    m_refusal->hide();
    Cadence cadence;
    std::copy_n(minutes.begin(), levels, cadence.publicUpdate.begin());
    std::copy_n(minutes.begin() + levels, levels, cadence.internalUpdate.begin());
    const auto others = minutes.begin() + 2 * levels;
    cadence.callOut = others[0];
    cadence.longAfter = others[1];
    cadence.relief = others[2];
    cadence.shifts = others[3];
    fill(cadence);
    if (cadence == userCadence())
        return;
    setUserCadence(cadence);
    Q_EMIT cadenceChanged();
}

void ClocksPage::setSound(bool on) { m_sound->setChecked(on); }

void ClocksPage::setSharedFolder(const QString &folder)
{
    m_folder->setText(folder.isEmpty() ? tr("none") : folder);
    m_folder->setToken(folder.isEmpty() ? Theme::Token::Dim : Theme::Token::Text);
    m_leaveFolder->setEnabled(!folder.isEmpty());
}

void ClocksPage::setAvoided(const QStringList &words)
{
    m_avoided->setText(words.isEmpty() ? tr("none") : words.join(u", "_s));
    m_avoided->setToken(words.isEmpty() ? Theme::Token::Dim : Theme::Token::Text);
}

void ClocksPage::focusInEvent(QFocusEvent *event)
{
    QScrollArea::focusInEvent(event);
    m_public.first()->setFocus(Qt::OtherFocusReason);
}

void ClocksPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QScrollArea::keyPressEvent(event);
    take();
    Q_EMIT left();
}

} // namespace Bridgelog
