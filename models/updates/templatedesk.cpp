// SPDX-License-Identifier: GPL-3.0-or-later
#include "updates/templatedesk.h"

#include "fields/fieldcheck.h"
#include "postmortem/document.h"
#include "postmortem/templatefiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace Bridgelog {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readAtMost = (1 << 20) + 1;
constexpr auto suffix = ".checklist"_L1;

std::optional<QString> contentsOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(readAtMost));
}

Result<> write(const QString &path, const QString &text)
{
    const auto failed = [&path](const QString &why) {
        return refuse(TemplateDesk::tr("“%1” could not be written: %2.").arg(path, why));
    };
    if (!QDir().mkpath(QFileInfo(path).path()))
        return failed(TemplateDesk::tr("its folder cannot be made"));
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return failed(file.errorString());
    return {};
}

} // namespace

QString TemplateFile::title() const
{
    if (kind == Kind::Wordings)
        return QCoreApplication::translate("Bridgelog::TemplateDesk", "Wordings of updates");
    if (kind == Kind::Postmortem)
        return templateTitle(name.chopped(3));
    return list.name.isEmpty() ? name : list.name;
}

TemplateDesk::TemplateDesk(const QString &ownFolder, const QString &sharedFolder, QObject *parent)
    : QObject(parent)
    , m_ownFolder(ownFolder)
    , m_sharedFolder(sharedFolder)
{
    reload();
}

void TemplateDesk::reload()
{
    m_files.clear();
    setTemplateFolders(
        [own = postmortemFolder(), shared = m_sharedFolder] { return QStringList{own, shared}; });
    const ChecklistLibrary library(m_ownFolder, m_sharedFolder);
    for (const ChecklistFile &file : library.files()) {
        // The nearest of a name comes first, bad or not: it is the one to be edited.
        if (!m_files.isEmpty() && m_files.last().name == file.name) {
            m_files.last().replaces |= m_files.last().origin == ChecklistFile::Origin::Own;
            if (m_files.last().list.name.isEmpty())
                m_files.last().list = file.list;
            continue;
        }
        m_files.append(
            {.name = file.name,
             .origin = file.origin,
             .text = QString::fromUtf8(file.bytes),
             .fault = file.fault,
             .list = file.list});
        m_files.last().saved = m_files.last().text;
    }
    m_files.append(wordings());
    m_files.append(postmortems());
    for (TemplateFile &file : m_files) {
        if (const auto draft = contentsOf(draftOf(file)); draft && *draft != file.text) {
            file.text = *draft;
            understand(file);
        }
    }
    Q_EMIT reset();
}

TemplateFile TemplateDesk::wordings() const
{
    using Origin = ChecklistFile::Origin;
    TemplateFile file{.kind = TemplateFile::Kind::Wordings, .name = u"wordings"_s};
    const QString shared = m_sharedFolder.isEmpty() ? QString() : m_sharedFolder + u"/wordings"_s;
    for (const auto &[path, origin] :
         {std::pair(pathOf(file), Origin::Own), std::pair(shared, Origin::Shared)}) {
        if (const auto text = contentsOf(path)) {
            file.origin = origin;
            file.replaces = origin == Origin::Own;
            file.text = *text;
            break;
        }
    }
    if (file.origin == Origin::Shipped)
        file.text = QString::fromUtf8(Wordings::shippedBytes());
    file.saved = file.text;
    understand(file);
    return file;
}

QString TemplateDesk::postmortemFolder() const
{
    return QFileInfo(m_ownFolder).path() + u"/postmortems"_s;
}

QList<TemplateFile> TemplateDesk::postmortems() const
{
    using Origin = ChecklistFile::Origin;
    QList<TemplateFile> files;
    for (const PostmortemTemplate &each : templateList()) {
        TemplateFile file{.kind = TemplateFile::Kind::Postmortem, .name = each.name + u".md"_s};
        const bool own = each.path == pathOf(file);
        file.origin = own ? Origin::Own : each.path.isEmpty() ? Origin::Shipped : Origin::Shared;
        const bool shared =
            !m_sharedFolder.isEmpty() && QFileInfo::exists(m_sharedFolder + u'/' + file.name);
        file.replaces = own && (shared || !shippedTemplate(each.name).isEmpty());
        file.text = templateSource(each.name).value_or(QString());
        file.saved = file.text;
        understand(file);
        files.append(file);
    }
    return files;
}

/// The first field that is wrong, as a fault of the file.
static std::optional<ChecklistFault> faultOf(const QString &text)
{
    const QList<FieldFault> faults = checkFields(text).faults;
    if (faults.isEmpty())
        return {};
    const FieldFault &first = faults.first();
    QString what = first.sentence;
    while (what.endsWith(u'.'))
        what.chop(1);
    return ChecklistFault{.line = first.line, .column = first.column, .what = what};
}

void TemplateDesk::understand(TemplateFile &file)
{
    if (file.kind == TemplateFile::Kind::Postmortem) {
        file.fault = faultOf(file.text);
        return;
    }
    const QByteArray bytes = file.text.toUtf8();
    if (file.kind == TemplateFile::Kind::Wordings) {
        auto read = Wordings::read(bytes);
        file.fault = read ? std::nullopt : std::optional(read.error());
        if (read)
            file.wordings = *std::move(read);
        return;
    }
    auto read = readChecklist(bytes);
    file.fault = read ? std::nullopt : std::optional(read.error());
    if (read)
        file.list = *std::move(read);
}

int TemplateDesk::indexOf(const QString &name) const
{
    const auto it = std::ranges::find(m_files, name, &TemplateFile::name);
    return it == m_files.end() ? -1 : static_cast<int>(it - m_files.begin());
}

QString TemplateDesk::pathOf(const TemplateFile &file) const
{
    if (file.kind == TemplateFile::Kind::Postmortem)
        return postmortemFolder() + u'/' + file.name;
    return file.kind == TemplateFile::Kind::Wordings
        ? QFileInfo(m_ownFolder).path() + u'/' + file.name
        : m_ownFolder + u'/' + file.name;
}

QString TemplateDesk::draftOf(const TemplateFile &file) const
{
    return m_ownFolder + u"/."_s + file.name + u".unsaved"_s;
}

void TemplateDesk::keepDraft(const TemplateFile &file) const
{
    if (!file.isChanged())
        QFile::remove(draftOf(file));
    else
        (void)write(draftOf(file), file.text); // saving it will say what is wrong with the folder
}

void TemplateDesk::setText(int index, const QString &text)
{
    TemplateFile &file = m_files[index];
    if (file.text == text)
        return;
    file.text = text;
    understand(file);
    keepDraft(file);
    Q_EMIT changed(index);
}

Result<> TemplateDesk::save(int index)
{
    TemplateFile &file = m_files[index];
    const QString path = pathOf(file);
    const bool own = file.origin == ChecklistFile::Origin::Own;
    if (const auto there = contentsOf(path); there && *there != file.saved && *there != file.text) {
        file.saved = *there;
        file.origin = ChecklistFile::Origin::Own;
        return refuse(tr("“%1” was changed by another program meanwhile; save again to put this "
                         "text in its place.")
                          .arg(path));
    }
    if (auto written = write(path, file.text); !written)
        return written;
    file.replaces = file.replaces || !own;
    file.origin = ChecklistFile::Origin::Own;
    file.saved = file.text;
    keepDraft(file);
    Q_EMIT changed(index);
    return {};
}

void TemplateDesk::discard(int index) { setText(index, QString(m_files.at(index).saved)); }

Result<QString> TemplateDesk::add(const QString &title)
{
    const QString plain = title.simplified();
    const QString id = idOfText(plain);
    if (id.isEmpty())
        return refuse(tr("A new list needs a name with a letter or a digit."));
    const QString name = id + suffix;
    if (indexOf(name) >= 0)
        return refuse(
            tr("There is a list in the file “%1” already; choose another name.").arg(name));
    const QString body = tr("What to do first");
    TemplateFile file{.name = name, .origin = ChecklistFile::Origin::Own};
    file.text = u"bridgelog-checklist 1\nname: %1\n\n- %2\n  due: 5m\n"_s.arg(plain, body);
    if (auto written = write(pathOf(file), file.text); !written)
        return std::unexpected(written.error());
    reload();
    return name;
}

Result<QString> TemplateDesk::addPostmortem(const QString &title)
{
    const QString id = idOfText(title.simplified());
    if (id.isEmpty())
        return refuse(tr("A new template needs a name with a letter or a digit."));
    const QString name = id + u".md"_s;
    if (indexOf(name) >= 0)
        return refuse(
            tr("There is a template in the file “%1” already; choose another name.").arg(name));
    const TemplateFile file{.kind = TemplateFile::Kind::Postmortem, .name = name};
    const QString text = QString::fromUtf8(shippedTemplate(u"public-rca"_s));
    if (auto written = write(pathOf(file), text); !written)
        return std::unexpected(written.error());
    reload();
    return name;
}

Result<QString> TemplateDesk::giveBack(int index)
{
    const TemplateFile &file = m_files.at(index);
    if (file.origin != ChecklistFile::Origin::Own)
        return refuse(tr("“%1” is not your own; there is nothing to give back.").arg(file.name));
    const QString path = pathOf(file);
    for (int n = 1; n <= 1000; ++n) {
        const QString kept = u"%1.kept%2"_s.arg(path).arg(n);
        if (QFileInfo::exists(kept))
            continue;
        if (!QFile::rename(path, kept))
            return refuse(tr("“%1” cannot be renamed.").arg(path));
        QFile::remove(draftOf(file));
        reload();
        return kept;
    }
    return refuse(tr("“%1” was put aside a thousand times already.").arg(path));
}

void TemplateDesk::setSharedFolder(const QString &folder)
{
    m_sharedFolder = folder;
    reload();
}

} // namespace Bridgelog
