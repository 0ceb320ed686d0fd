// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/panelsection.h"

#include "common/sectionheading.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Bridgelog {

PanelSection::PanelSection(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_heading(new SectionHeading(this))
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_heading);
    m_heading->setObjectName(u"heading"_s);
    setTitle(title);
    connect(m_heading, &QAbstractButton::toggled, this, &PanelSection::setOpen);
}

void PanelSection::setTitle(const QString &title)
{
    m_heading->setText(title);
    m_heading->setAccessibleName(title);
}

void PanelSection::setAside(const QString &text) { m_heading->setAside(text); }

void PanelSection::setContent(QWidget *content)
{
    m_content = content;
    m_layout->addWidget(content);
    content->setVisible(m_open);
}

void PanelSection::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    m_heading->setChecked(open);
    if (m_content)
        m_content->setVisible(open);
    Q_EMIT toggled(open);
}

} // namespace Bridgelog
