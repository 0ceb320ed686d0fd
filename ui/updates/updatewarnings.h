// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "updates/publictext.h"

#include <QWidget>

namespace Bridgelog {

class FlowLayout;

/// What a text is warned of, side by side as there is room; choosing one leads to its place. Takes
/// no room where there is nothing.
class UpdateWarnings : public QWidget {
    Q_OBJECT

public:
    explicit UpdateWarnings(QWidget *parent = nullptr);

    /// `more` are whole sentences about no place in the text.
    void setWarnings(const QList<TextWarning> &warnings, const QStringList &more = {});
    int count() const;

Q_SIGNALS:
    void chosen(const Bridgelog::TextWarning &warning);

private:
    QList<TextWarning> m_warnings;
    QStringList m_more;
    FlowLayout *m_lines;
};

} // namespace Bridgelog
