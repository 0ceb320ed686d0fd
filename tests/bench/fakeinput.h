// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QPoint>

namespace Bridgelog::Bench {

/// Keys and mouse as the X server gives them to programs, through the XTest extension: what is
/// measured with it goes the whole way of a real key.
class FakeInput {
public:
    FakeInput();
    ~FakeInput();
    FakeInput(const FakeInput &) = delete;
    FakeInput &operator=(const FakeInput &) = delete;

    void press(QChar key); ///< a lower-case letter, digit, space or line feed
    void release();
    void moveTo(QPoint place);
    void click();

private:
    void *m_display = nullptr;
    unsigned m_code = 0;
};

} // namespace Bridgelog::Bench
