// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/handoffbar.h"

#include "common/button.h"
#include "common/label.h"
#include "items/brief.h"
#include "items/situationmodel.h"
#include "common/formtext.h"

#include <QComboBox>
#include <QGuiApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

HandOffBar::HandOffBar(QWidget *parent)
    : FormBar(tr("Hand off"), parent)
    , m_role(new QComboBox(this))
    , m_to(new QLineEdit(this))
    , m_brief(new QPlainTextEdit(this))
{
    setObjectName(u"handOffBar"_s);
    m_role->setObjectName(u"handOffRole"_s);
    m_role->setAccessibleName(tr("Role"));
    m_to->setObjectName(u"handOffTo"_s);
    m_to->setPlaceholderText(tr("Who takes over?"));
    m_to->setAccessibleName(tr("Who takes over"));
    m_brief->setObjectName(u"handOffBrief"_s);
    m_brief->setAccessibleName(tr("Brief"));
    prepareFormText(m_brief, 9);
    m_brief->installEventFilter(this);
    auto *copy = new Button(tr("Copy brief"), Button::Kind::Plain, this);
    copy->setObjectName(u"handOffCopy"_s);
    auto *handOff = new Button(tr("Hand off"), Button::Kind::Primary, this);
    handOff->setObjectName(u"handOffDone"_s);
    handOff->setToolTip(tr("Ctrl+Enter"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * Theme::step);
    row->addWidget(m_role);
    row->addWidget(new Label(tr("to"), Theme::Token::Dim, this));
    row->addWidget(m_to, 1);
    row->addWidget(copy);
    row->addWidget(handOff);
    body()->addLayout(row);
    body()->addWidget(m_brief);
    connect(handOff, &QAbstractButton::clicked, this, &HandOffBar::handOff);
    connect(m_to, &QLineEdit::returnPressed, this, &HandOffBar::handOff);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_brief->toPlainText());
    });
}

void HandOffBar::open(OpenIncident *incident)
{
    m_incident = incident;
    if (!incident)
        return;
    clearRefusal();
    QStringList roles = SituationModel::usualRoles();
    for (const RoleHolder &holder : incident->incident().roles) {
        if (!roles.contains(holder.role))
            roles.append(holder.role);
    }
    m_role->clear();
    for (const QString &role : std::as_const(roles))
        m_role->addItem(spoken(role), role);
    m_to->clear();
    m_brief->setPlainText(handOffBrief(incident->incident(), Instant::now()));
    show();
    m_to->setFocus(Qt::ShortcutFocusReason);
}

void HandOffBar::handOff()
{
    const QString to = m_to->text().trimmed();
    if (!m_incident)
        return;
    if (to.isEmpty()) {
        refuse(tr("Say who takes over."));
        m_to->setFocus();
        return;
    }
    m_incident->handOver(m_role->currentData().toString(), to, m_brief->toPlainText().trimmed());
    close();
}

bool HandOffBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_brief && isSubmit(event)) {
        handOff();
        return true;
    }
    return FormBar::eventFilter(watched, event);
}

} // namespace Bridgelog
