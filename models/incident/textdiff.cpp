// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/textdiff.h"

#include <QHash>

#include <algorithm>
#include <optional>
#include <vector>

namespace Bridgelog {

namespace {

using What = DiffSpan::What;
using Tokens = std::vector<QStringView>;

/// More differences than this are looked at less closely: memory is their square, in ints.
constexpr int mostDifferences = 1000;
constexpr size_t mostWords = 100'000;

/// Words, runs of blanks, and each other character for itself.
Tokens wordsOf(QStringView text)
{
    Tokens words;
    const auto classOf = [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() ? 0 : c.isSpace() ? 1 : 2;
    };
    for (qsizetype start = 0; start < text.size();) {
        const int kind = classOf(text.at(start));
        qsizetype end = start + 1;
        while (kind < 2 && end < text.size() && classOf(text.at(end)) == kind)
            ++end;
        words.push_back(text.sliced(start, end - start));
        start = end;
    }
    return words;
}

Tokens linesOf(QStringView text)
{
    Tokens lines;
    for (qsizetype start = 0; start < text.size();) {
        const qsizetype end = text.indexOf(u'\n', start);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        lines.push_back(text.sliced(start, next - start));
        start = next;
    }
    return lines;
}

/// Puts spans together: removed before added, neighbours of one kind joined.
class Spans {
public:
    void add(What what, QStringView text)
    {
        if (what == What::Same) {
            if (text.isEmpty())
                return;
            flush();
            m_same += text;
        } else {
            flushSame();
            (what == What::Removed ? m_removed : m_added) += text;
        }
    }
    QList<DiffSpan> take()
    {
        flushSame();
        flush();
        return std::move(m_spans);
    }

private:
    void append(What what, QString &text)
    {
        if (!text.isEmpty())
            m_spans.append({.what = what, .text = std::exchange(text, {})});
    }
    void flushSame() { append(What::Same, m_same); }
    void flush()
    {
        append(What::Removed, m_removed);
        append(What::Added, m_added);
    }
    QList<DiffSpan> m_spans;
    QString m_same;
    QString m_removed;
    QString m_added;
};

/// E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the furthest path for each
/// number of differences, then the way back. Nothing where there are too many.
std::optional<std::vector<What>> editsOf(const std::vector<int> &a, const std::vector<int> &b)
{
    const auto n = static_cast<int>(a.size());
    const auto m = static_cast<int>(b.size());
    const int most = std::min(n + m, mostDifferences);
    std::vector<std::vector<int>> trace; // of each d: the x reached on diagonals -d…d
    std::vector<int> reach(static_cast<size_t>(2 * most + 3), 0);
    const auto at = [&](int k) -> int & { return reach[static_cast<size_t>(k + most + 1)]; };
    int d = 0;
    for (bool found = false; !found; ++d) {
        if (d > most)
            return {};
        for (int k = -d; k <= d && !found; k += 2) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            int x = down ? at(k + 1) : at(k - 1) + 1;
            while (x < n && x - k < m && x - k >= 0
                   && a[static_cast<size_t>(x)] == b[static_cast<size_t>(x - k)])
                ++x;
            at(k) = x;
            found = x >= n && x - k >= m;
        }
        trace.emplace_back(reach.begin() + (most + 1 - d), reach.begin() + (most + 2 + d));
    }
    std::vector<What> edits;
    int x = n;
    int y = m;
    for (--d; d > 0; --d) {
        const auto before = [&](int k) {
            const std::vector<int> &row = trace[static_cast<size_t>(d - 1)];
            return k < 1 - d || k > d - 1 ? -1 : row[static_cast<size_t>(k + d - 1)];
        };
        const int k = x - y;
        const bool down = k == -d || (k != d && before(k - 1) < before(k + 1));
        const int fromX = before(down ? k + 1 : k - 1);
        const int fromY = fromX - (down ? k + 1 : k - 1);
        for (; x > fromX + (down ? 0 : 1) && y > fromY + (down ? 1 : 0); --x, --y)
            edits.push_back(What::Same);
        edits.push_back(down ? What::Added : What::Removed);
        x = fromX;
        y = fromY;
    }
    edits.insert(edits.end(), static_cast<size_t>(x), What::Same);
    std::ranges::reverse(edits);
    return edits;
}

std::optional<QList<DiffSpan>> diffOf(const Tokens &a, const Tokens &b)
{
    const auto head = std::ranges::mismatch(a, b);
    const auto from = static_cast<size_t>(head.in1 - a.begin());
    size_t tail = 0;
    while (tail < std::min(a.size(), b.size()) - from
           && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    QHash<QStringView, int> numbers;
    const auto numbered = [&](const Tokens &tokens) {
        std::vector<int> result;
        for (size_t i = from; i < tokens.size() - tail; ++i) {
            const auto known = numbers.constFind(tokens[i]);
            const int number =
                known == numbers.constEnd() ? static_cast<int>(numbers.size()) : *known;
            numbers.insert(tokens[i], number);
            result.push_back(number);
        }
        return result;
    };
    const auto edits = editsOf(numbered(a), numbered(b));
    if (!edits)
        return {};
    Spans spans;
    for (size_t i = 0; i < from; ++i)
        spans.add(What::Same, a[i]);
    size_t i = from;
    size_t j = from;
    for (const What what : *edits) {
        spans.add(what, what == What::Added ? b[j] : a[i]);
        i += what == What::Added ? 0 : 1;
        j += what == What::Removed ? 0 : 1;
    }
    for (; i < a.size(); ++i)
        spans.add(What::Same, a[i]);
    return spans.take();
}

} // namespace

QList<DiffSpan> diff(QStringView a, QStringView b)
{
    if (const Tokens x = wordsOf(a), y = wordsOf(b); x.size() + y.size() <= mostWords) {
        if (auto spans = diffOf(x, y))
            return *std::move(spans);
    }
    if (auto spans = diffOf(linesOf(a), linesOf(b)))
        return *std::move(spans);
    Spans spans;
    spans.add(What::Removed, a);
    spans.add(What::Added, b);
    return spans.take();
}

} // namespace Bridgelog
