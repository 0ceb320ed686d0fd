// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace Bridgelog {

namespace {

class ThemedIconEngine final : public QIconEngine {
public:
    ThemedIconEngine(const QString &name, std::optional<Theme::Token> token)
        : m_name(name)
        , m_token(token)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    /// `size` in device-independent pixels.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const QColor ink = colour(mode);
        const QSize device = (QSizeF(size) * ratio).toSize();
        const QString key = u"icon/%1/%2x%3/%4"_s.arg(m_name)
                                .arg(device.width())
                                .arg(device.height())
                                .arg(ink.rgba(), 8, 16);
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = QPixmap(device);
            result.fill(Qt::transparent);
            QSvgRenderer renderer(source(ink));
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            QPainter painter(&result);
            renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(device)));
            painter.end();
            QPixmapCache::insert(key, result);
        }
        result.setDevicePixelRatio(ratio);
        return result;
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    bool isNull() override { return !QFile::exists(path()); }

private:
    QString path() const { return u":/bridgelog/icons/%1.svg"_s.arg(m_name); }

    QColor colour(QIcon::Mode mode) const
    {
        const Theme &theme = Theme::instance();
        if (mode == QIcon::Disabled)
            return theme.color(Theme::Token::Faint);
        if (m_token)
            return theme.color(*m_token);
        const bool lit = mode == QIcon::Active || mode == QIcon::Selected;
        return theme.color(lit ? Theme::Token::Text : Theme::Token::Dim);
    }

    QByteArray source(const QColor &ink) const
    {
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return file.readAll().replace("currentColor", ink.name().toLatin1());
    }

    QString m_name;
    std::optional<Theme::Token> m_token;
};

} // namespace

QIcon icon(const QString &name) { return QIcon(new ThemedIconEngine(name, {})); }

QIcon icon(const QString &name, Theme::Token token)
{
    return QIcon(new ThemedIconEngine(name, token));
}

QIcon applicationIcon() { return QIcon(u":/bridgelog/icons/bridgelog.svg"_s); }

} // namespace Bridgelog
