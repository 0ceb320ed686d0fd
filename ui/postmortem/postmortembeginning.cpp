// SPDX-License-Identifier: GPL-3.0-or-later
#include "postmortem/postmortembeginning.h"

#include "common/button.h"
#include "common/label.h"
#include "postmortem/document.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

static constexpr int step = Theme::step;

/// What a shipped template is for; of one's own, that it is.
static QString purposeOf(const QString &name)
{
    static const QHash<QString, QString> purposes{
        {u"public-rca"_s,
         PostmortemBeginning::tr("For customers: what they saw, why, when, what comes next.")},
        {u"google-sre"_s,
         PostmortemBeginning::tr("Root causes, trigger, detection, lessons, action items.")},
        {u"pagerduty"_s,
         PostmortemBeginning::tr(
             "Overview, contributing factors, impact, responders, how it went.")},
        {u"atlassian"_s,
         PostmortemBeginning::tr("Lead-up, fault, detection, response, recovery, five whys.")},
        {u"etsy-debrief"_s, PostmortemBeginning::tr("A story, and why it was a surprise.")},
        {u"learning-review"_s,
         PostmortemBeginning::tr("Several points of view; learning before fixing.")},
        {u"security-incident"_s,
         PostmortemBeginning::tr("Scope, containment, eradication, who was told.")}};
    return purposes.value(name, PostmortemBeginning::tr("A template of your own or your team’s."));
}

PostmortemBeginning::PostmortemBeginning(QWidget *parent)
    : QWidget(parent)
    , m_choices(new QWidget(this))
    , m_rows(new QVBoxLayout(m_choices))
{
    auto *title = new Label(tr("No postmortem has been begun"), Theme::Token::Text, this);
    title->setFace(Theme::Size::Title, Label::Face::Strong);
    auto *hint = new Label(
        tr("A template gives its sections; times, the timeline and the actions stay live, so that "
           "what is corrected in the incident is corrected here. A later version of a template "
           "never changes a document that was begun."),
        Theme::Token::Dim, this);
    hint->setWordWrap(true);
    hint->setMaximumWidth(150 * step);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(2 * step);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * step, 8 * step, 6 * step, 4 * step);
    layout->setSpacing(3 * step);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(2 * step);
    layout->addWidget(m_choices);
    layout->addStretch(1);
}

void PostmortemBeginning::setTemplates(const QStringList &names)
{
    if (names == m_names)
        return;
    m_names = names;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString &name : names)
        m_rows->addWidget(row(name, name == names.first()));
}

QWidget *PostmortemBeginning::row(const QString &name, bool first)
{
    auto *made = new QWidget(m_choices);
    auto *line = new QHBoxLayout(made);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4 * step);
    auto *button = new Button(
        templateTitle(name).replace(u'&', u"&&"_s),
        first ? Button::Kind::Primary : Button::Kind::Plain, made);
    button->setObjectName(u"begin_"_s + name);
    button->setAccessibleName(tr("Begin a postmortem from %1").arg(templateTitle(name)));
    button->setMinimumWidth(42 * step);
    connect(button, &QAbstractButton::clicked, this, [this, name] { Q_EMIT templateAsked(name); });
    line->addWidget(button);
    auto *purpose = new Label(purposeOf(name), Theme::Token::Dim, made);
    purpose->setFit(Label::Fit::Elided);
    line->addWidget(purpose, 1);
    return made;
}

void PostmortemBeginning::focusFirst()
{
    if (auto *first = m_choices->findChild<Button *>())
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace Bridgelog
