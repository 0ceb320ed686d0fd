// SPDX-License-Identifier: GPL-3.0-or-later
// The module behind SpellChecker: hunspell.
#include "modules/spellchecker.h"

#include <QFile>
#include <QStringDecoder>
#include <QStringEncoder>

#include <hunspell.hxx>

#include <optional>
#include <string>

namespace Bridgelog { namespace {

class HunspellChecker : public SpellChecker {
public:
    HunspellChecker(const QByteArray &rules, const QByteArray &words)
        : m_hunspell(rules.constData(), words.constData())
        , m_toBytes(m_hunspell.get_dict_encoding().c_str())
        , m_toText(m_hunspell.get_dict_encoding().c_str())
    {
    }

    bool isValid() const { return m_toBytes.isValid() && m_toText.isValid(); }

    bool knows(const QString &word) override
    {
        const auto bytes = encoded(word);
        return !bytes || m_hunspell.spell(*bytes);
    }

    QStringList suggestions(const QString &word) override
    {
        QStringList result;
        if (const auto bytes = encoded(word)) {
            for (const std::string &each : m_hunspell.suggest(*bytes))
                result.append(
                    m_toText(QByteArrayView(each.data(), static_cast<qsizetype>(each.size()))));
        }
        return result;
    }

private:
    std::optional<std::string> encoded(QString word)
    {
        m_toBytes.resetState();
        const QByteArray bytes = m_toBytes(word.replace(u'’', u'\''));
        if (m_toBytes.hasError())
            return {};
        return bytes.toStdString();
    }

    Hunspell m_hunspell;
    QStringEncoder m_toBytes;
    QStringDecoder m_toText;
};

}} // namespace Bridgelog

extern "C" Q_DECL_EXPORT Bridgelog::SpellChecker *
makeSpellChecker(const QString &rules, const QString &words)
{
    auto checker = std::make_unique<Bridgelog::HunspellChecker>(
        QFile::encodeName(rules), QFile::encodeName(words));
    return checker->isValid() ? checker.release() : nullptr;
}
