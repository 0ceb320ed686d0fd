// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/codecolours.h"

#include "composer/codelanguage.h"

#include <QTimer>
#include <QStringTokenizer>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

constexpr qsizetype longestCode = 65'536;
constexpr int keptSpans = 50'000;
/// The first picture of a window comes before the colours in it.
constexpr std::chrono::milliseconds loadDelay{100};

/// Lives on the thread; the highlighter is never touched from another.
class Worker : public QObject {
public:
    QList<CodeSpan> colour(const QString &code, const QString &language)
    {
        if (!m_tried)
            m_highlighter = CodeHighlighter::make();
        m_tried = true;
        QList<CodeSpan> spans;
        if (!m_highlighter)
            return spans;
        const QString wanted = language.isEmpty() ? languageOf(code) : language;
        qsizetype start = 0;
        CodeState state;
        for (const QStringView line : QStringTokenizer(QStringView(code), u'\n')) {
            for (CodeSpan &span : m_highlighter->line(wanted, line, state)) {
                if (span.tone == CodeTone::Plain)
                    continue;
                span.start += start;
                spans.append(std::move(span));
            }
            start += line.size() + 1;
        }
        return spans;
    }

private:
    std::unique_ptr<CodeHighlighter> m_highlighter;
    bool m_tried = false;
};

} // namespace

CodeColours::CodeColours(QObject *parent)
    : QObject(parent)
{
    m_known.setMaxCost(keptSpans);
}

CodeColours::~CodeColours()
{
    m_thread.quit();
    m_thread.wait();
    delete m_worker; // nobody else runs in its thread any more
}

const QList<CodeSpan> *CodeColours::spans(const QString &code, const QString &language)
{
    static const QList<CodeSpan> none;
    if (code.size() > longestCode)
        return &none;
    const QString key = language + u'\n' + code;
    if (const auto *known = m_known.object(key))
        return known;
    if (m_asked.contains(key))
        return nullptr;
    m_asked.insert(key);
    if (!m_worker) {
        m_worker = new Worker;
        m_worker->moveToThread(&m_thread);
        QTimer::singleShot(loadDelay, this, [this] { m_thread.start(QThread::LowPriority); });
    }
    QMetaObject::invokeMethod(
        m_worker, [this, worker = static_cast<Worker *>(m_worker), key, code, language] {
            const QList<CodeSpan> spans = worker->colour(code, language);
            QMetaObject::invokeMethod(this, [this, key, spans] { keep(key, spans); });
        });
    return nullptr;
}

void CodeColours::keep(const QString &key, const QList<CodeSpan> &spans)
{
    m_asked.remove(key);
    m_known.insert(
        key, new QList(spans),
        static_cast<int>(std::min<qsizetype>(keptSpans / 2, spans.size() + 1)));
    Q_EMIT coloured();
}

} // namespace Bridgelog
