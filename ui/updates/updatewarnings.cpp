// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/updatewarnings.h"

#include "common/button.h"
#include "common/flowlayout.h"
#include "common/icons.h"
#include "common/theme.h"

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype most = 6; ///< at once; the text says the rest once these are gone

} // namespace

UpdateWarnings::UpdateWarnings(QWidget *parent)
    : QWidget(parent)
    , m_lines(new FlowLayout(this))
{
    setObjectName(u"updateWarnings"_s);
    m_lines->setSpacing(Theme::step);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

void UpdateWarnings::setWarnings(const QList<TextWarning> &warnings, const QStringList &more)
{
    if (warnings == m_warnings && more == m_more)
        return;
    m_warnings = warnings;
    m_more = more;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto add = [this](const QString &sentence) {
        // A doubled ampersand: the words are somebody's, and none of their letters is a shortcut.
        auto *line =
            new Button(QString(sentence).replace(u'&', u"&&"_s), Button::Kind::Quiet, this);
        line->setObjectName(u"warning%1"_s.arg(m_lines->count()));
        line->setAccessibleName(tr("Warning: %1").arg(sentence));
        line->setIcon(icon(u"warning"_s, Theme::Token::Warning));
        m_lines->addWidget(line);
        line->show();
        return line;
    };
    for (const TextWarning &warning : warnings.first(qMin(most, warnings.size()))) {
        connect(add(sentenceOf(warning)), &QAbstractButton::clicked, this, [this, warning] {
            Q_EMIT chosen(warning);
        });
    }
    for (const QString &sentence : more)
        add(sentence)->setFocusPolicy(Qt::NoFocus);
    setVisible(m_lines->count() > 0);
}

int UpdateWarnings::count() const { return m_lines->count(); }

} // namespace Bridgelog
