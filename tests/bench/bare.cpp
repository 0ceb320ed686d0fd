// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of a start: a main window with nothing in it.
#include "bench/firstpaint.h"

#include <QApplication>
#include <QMainWindow>
#include <QPainter>
#include <QWidget>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    auto *centre = new QWidget(&window);
    centre->setAutoFillBackground(true);
    window.setCentralWidget(centre);
    window.resize(1440, 900);
    Bridgelog::Bench::FirstPaint first([centre](QObject *watched) { return watched == centre; });
    window.show();
    return QApplication::exec();
}
