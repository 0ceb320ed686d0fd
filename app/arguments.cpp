// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Bridgelog {

std::expected<Arguments, QString>
Arguments::read(const QStringList &words, const QList<OptionSpec> &options)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (word == "--"_L1) {
            arguments.m_words += words.mid(i + 1);
            break;
        }
        if (!word.startsWith(u'-') || word == "-"_L1) {
            arguments.m_words.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name =
            word.startsWith("--"_L1) ? word.mid(2, equals < 0 ? -1 : equals - 2) : QString();
        const auto option = std::ranges::find(options, name, &OptionSpec::name);
        if (name.isEmpty() || option == options.end())
            return std::unexpected(
                u"There is no option %1; what begins with a dash and is none stands behind \"--\"."_s
                    .arg(word));
        if (arguments.has(name) && !option->repeats)
            return std::unexpected(u"The option --%1 can be given only once."_s.arg(name));
        if (option->value.isEmpty() && equals >= 0)
            return std::unexpected(u"The option --%1 takes no value."_s.arg(name));
        if (!option->value.isEmpty() && equals < 0 && i + 1 == words.size())
            return std::unexpected(
                u"The option --%1 needs a value: --%1 %2."_s.arg(name, option->value));
        const bool isNext = !option->value.isEmpty() && equals < 0;
        arguments.m_values[name].append(
            isNext ? words[++i] : word.mid(equals < 0 ? word.size() : equals + 1));
    }
    return arguments;
}

} // namespace Bridgelog
