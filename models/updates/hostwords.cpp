// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/hostwords.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

/// What machines are called after.
bool isMachineWord(const QString &word)
{
    static const QSet<QString> words{
        u"api"_s,     u"app"_s,     u"auth"_s,    u"bastion"_s, u"batch"_s, u"build"_s,
        u"cache"_s,   u"cluster"_s, u"db"_s,      u"dc"_s,      u"dns"_s,   u"edge"_s,
        u"elastic"_s, u"es"_s,      u"fw"_s,      u"gateway"_s, u"gw"_s,    u"haproxy"_s,
        u"host"_s,    u"jump"_s,    u"k8s"_s,     u"kafka"_s,   u"kube"_s,  u"lb"_s,
        u"mail"_s,    u"master"_s,  u"mongo"_s,   u"mq"_s,      u"mysql"_s, u"nas"_s,
        u"nginx"_s,   u"node"_s,    u"ns"_s,      u"pg"_s,      u"pod"_s,   u"postgres"_s,
        u"primary"_s, u"prod"_s,    u"proxy"_s,   u"queue"_s,   u"rack"_s,  u"redis"_s,
        u"replica"_s, u"router"_s,  u"server"_s,  u"shard"_s,   u"smtp"_s,  u"sql"_s,
        u"srv"_s,     u"stage"_s,   u"staging"_s, u"storage"_s, u"sw"_s,    u"switch"_s,
        u"vm"_s,      u"vpn"_s,     u"web"_s,     u"worker"_s,  u"www"_s};
    return words.contains(word);
}

/// Ends and parts of names that no resolver outside knows.
bool isInsideWord(const QString &label)
{
    static const QSet<QString> words{u"internal"_s, u"local"_s, u"localdomain"_s, u"localhost"_s,
                                     u"lan"_s,      u"corp"_s,  u"intra"_s,       u"intranet"_s,
                                     u"private"_s,  u"svc"_s,   u"consul"_s,      u"arpa"_s};
    return words.contains(label);
}

bool isNumber(const QString &part)
{
    return !part.isEmpty() && part.size() <= 3
        && std::ranges::all_of(part, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A label like "eu-api-03", "db12" or "prod-db-2a".
bool isMachineLabel(const QString &label)
{
    static const QRegularExpression ending(uR"(^([a-z]+[a-z0-9]*?)(\d{1,3})[a-z]?$)"_s);
    const QStringList parts = label.split(QRegularExpression(u"[-_]"_s), Qt::SkipEmptyParts);
    bool machine = false;
    bool counted = false;
    for (const QString &part : parts) {
        const auto match = ending.match(part);
        machine = machine || isMachineWord(part)
            || (match.hasMatch() && isMachineWord(match.captured(1)));
        // One digit alone counts nothing: "auth0".
        counted = counted || isNumber(part) || isNumber(part.chopped(1))
            || (match.hasMatch() && (parts.size() > 1 || match.captured(2).size() > 1));
    }
    return machine && counted;
}

bool isHost(const QString &token)
{
    if (token != token.toLower())
        return false;
    const QStringList labels = token.split(u'.', Qt::SkipEmptyParts);
    if (labels.size() > 1 && std::ranges::any_of(labels, isInsideWord))
        return true;
    return token == "localhost"_L1 || std::ranges::any_of(labels, isMachineLabel);
}

} // namespace

QList<std::pair<qsizetype, qsizetype>> hostsIn(const QString &text)
{
    static const QRegularExpression addresses(
        uR"((?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:/\d{1,2})?(?![\w]|\.\d)|(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]{1,4}:){7})[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:]))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression names(uR"((?<![\w@/.-])[\w]+(?:[.-][\w]+)*(?::\d{2,5})?)"_s);
    QList<std::pair<qsizetype, qsizetype>> found;
    for (const auto &match : addresses.globalMatch(text))
        found.append({match.capturedStart(), match.capturedLength()});
    for (const auto &match : names.globalMatch(text)) {
        const QString whole = match.captured();
        const QString name = whole.section(u':', 0, 0);
        const bool withPort = whole.contains(u':') && name.front().isLetter();
        if (isHost(name) || withPort)
            found.append({match.capturedStart(), match.capturedLength()});
    }
    return found;
}

} // namespace Bridgelog
