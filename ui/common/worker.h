// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace Bridgelog {

/// Runs `work` on a thread of the pool; take the answer with `.then(context, …)`.
template <typename F>
auto onWorker(F work) -> QFuture<decltype(work())>
{
    using Answer = decltype(work());
    auto promise = std::make_shared<QPromise<Answer>>();
    QFuture<Answer> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)]() mutable {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace Bridgelog
