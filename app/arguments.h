// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <expected>

namespace Bridgelog {

/// An option of a command: `--name VALUE`, `--name=VALUE`, or a plain `--name` where `value` is
/// empty.
struct OptionSpec {
    QString name; ///< without dashes
    QString value; ///< what the help calls it: "TIME"
    QString help;
    bool repeats = false;
};

/// What stands behind the name of a command, taken apart.
class Arguments {
public:
    /// Reads `words` against `options`; the error is one sentence. `--` ends the options; a lone
    /// `-` is a word.
    static std::expected<Arguments, QString>
    read(const QStringList &words, const QList<OptionSpec> &options);

    bool has(const QString &name) const { return m_values.contains(name); }
    /// The option's value; empty where it was not given.
    QString value(const QString &name) const { return m_values.value(name).value(0); }
    QStringList values(const QString &name) const { return m_values.value(name); }
    const QStringList &words() const { return m_words; }

private:
    QHash<QString, QStringList> m_values;
    QStringList m_words;
};

} // namespace Bridgelog
