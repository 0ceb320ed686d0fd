// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/componentchoice.h"

#include "common/flowlayout.h"
#include "common/label.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace Bridgelog {

ComponentChoice::ComponentChoice(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(this))
{
    setObjectName(u"updateComponents"_s);
    m_flow->setSpacing(3 * Theme::step);
    hide();
}

void ComponentChoice::setComponents(const QList<Component> &components)
{
    if (components == m_components)
        return;
    QHash<QString, bool> before;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        before.insert(m_components.at(i).name, m_boxes.at(i)->isChecked());
    while (QLayoutItem *item = m_flow->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_boxes.clear();
    m_components = components;
    if (!components.isEmpty())
        m_flow->addWidget(affected());
    for (const Component &component : components) {
        const QString impact =
            component.impact ? spoken(*component.impact).toLower() : tr("affected");
        const QString text = u"%1 · %2"_s.arg(component.name.simplified(), impact);
        auto *box = new QCheckBox(QString(text).replace(u'&', u"&&"_s), this);
        box->setObjectName(u"affects_"_s + component.name);
        box->setAccessibleName(text);
        box->setChecked(before.value(component.name, component.impact != Impact::Operational));
        connect(box, &QCheckBox::toggled, this, &ComponentChoice::changed);
        m_flow->addWidget(box);
        m_boxes.append(box);
        box->show();
    }
    setVisible(!components.isEmpty());
}

QList<Component> ComponentChoice::chosen() const
{
    QList<Component> chosen;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes.at(i)->isChecked())
            chosen.append(m_components.at(i));
    }
    return chosen;
}

Label *ComponentChoice::affected()
{
    auto *label = new Label(tr("Affected"), Theme::Token::Dim, this);
    label->setMinimumHeight(QCheckBox().sizeHint().height()); // one line with the boxes
    return label;
}

} // namespace Bridgelog
