// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace Bridgelog {

/// The program's own words where they count one thing: "%n entries" is "1 entry". A translation
/// that is installed behind it goes before it.
class Plurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    QString translate(
        const char *context, const char *sourceText, const char *disambiguation = nullptr,
        int n = -1) const override;
    bool isEmpty() const override { return false; }
};

} // namespace Bridgelog
