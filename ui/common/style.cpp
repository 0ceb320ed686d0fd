// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/style.h"

#include "common/button.h"
#include "common/icons.h"
#include "common/painting.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Bridgelog {

using Token = Theme::Token;

namespace {

QColor color(Token token) { return Theme::instance().color(token); }

void paintField(const QStyleOption *option, QPainter *painter)
{
    const bool focus = option->state & QStyle::State_HasFocus;
    paintBox(
        painter, option->rect, color(Token::Window), color(focus ? Token::Accent : Token::Line));
}

/// A plain middle and two round ends: one long rounded box would be filled by threads that Qt
/// starts for it, at the first picture of the window.
void paintHandle(QPainter *painter, const QRectF &handle, const QColor &ink, bool upright)
{
    const qreal thick = qMin(handle.width(), handle.height());
    if (Theme::instance().isHighContrast())
        return paintBox(painter, handle, ink, {}, thick / 2); // with its outline
    constexpr int half = 180 * 16; // in sixteenths of a degree, as Qt's pies have them
    const int first = upright ? 0 : half / 2;
    const qreal along = upright ? 0 : thick / 2;
    const qreal across = upright ? thick / 2 : 0;
    const QSizeF end(thick, thick);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawPie(QRectF(handle.topLeft(), end), first, half);
    painter->fillRect(handle.adjusted(along, across, -along, -across), ink);
    painter->drawPie(QRectF(handle.bottomRight() - QPointF(thick, thick), end), first + half, half);
    painter->restore();
}

void paintScrollBar(
    const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    QRectF handle =
        style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool upright = bar->orientation == Qt::Vertical;
    handle = upright ? handle.adjusted(3, 1, -2, -1) : handle.adjusted(1, 3, -1, -2);
    QColor ink = color(Token::Dim);
    const bool held =
        bar->state & QStyle::State_Sunken && bar->activeSubControls & QStyle::SC_ScrollBarSlider;
    const float rest = Theme::instance().isHighContrast() ? 0.7F : 0.35F;
    ink.setAlphaF(held ? 0.8F : bar->state & QStyle::State_MouseOver ? qMax(0.6F, rest) : rest);
    paintHandle(painter, handle, ink, upright);
}

void paintComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!combo)
        return;
    if (combo->editable)
        paintField(option, painter);
    else
        paintButtonPanel(option, painter, widget);
    const QRect arrow = QStyle::visualRect(
        combo->direction, combo->rect,
        QRect(combo->rect.right() - 22, combo->rect.top(), 18, combo->rect.height()));
    paintChevron(painter, arrow, Qt::DownArrow, color(Token::Dim));
}

void paintToolButton(
    const QStyle *style, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget)
{
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!tool)
        return;
    const bool enabled = tool->state & QStyle::State_Enabled;
    const bool lit = enabled
        && tool->state & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_On);
    if (lit)
        paintBox(painter, tool->rect, color(Token::Raised), {});
    if (tool->state & QStyle::State_HasFocus && tool->state & QStyle::State_KeyboardFocusChange)
        paintFocusRing(painter, tool->rect);
    QStyleOptionToolButton label = *tool;
    label.palette.setColor(
        QPalette::ButtonText,
        color(
            !enabled  ? Token::Faint
                : lit ? Token::Text
                      : Token::Dim));
    label.state.setFlag(QStyle::State_AutoRaise, false);
    label.state.setFlag(QStyle::State_Sunken, false);
    label.state.setFlag(QStyle::State_On, false);
    if (tool->features & QStyleOptionToolButton::HasMenu && !tool->text.isEmpty()) {
        const QRect arrow = QStyle::visualRect(
            tool->direction, tool->rect,
            QRect(tool->rect.right() - 18, tool->rect.top(), 14, tool->rect.height()));
        paintChevron(painter, arrow, Qt::DownArrow, label.palette.color(QPalette::ButtonText));
        label.rect =
            QStyle::visualRect(tool->direction, tool->rect, tool->rect.adjusted(0, 0, -16, 0));
        label.features &= ~QStyleOptionToolButton::HasMenu;
    }
    style->drawControl(QStyle::CE_ToolButtonLabel, &label, painter, widget);
}

} // namespace

Style::Style()
    : QProxyStyle(u"fusion"_s)
{
}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool: paintButtonPanel(option, painter, widget); return;
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            paintField(option, painter);
        return;
    }
    case PE_FrameLineEdit: paintField(option, painter); return;
    case PE_IndicatorCheckBox: paintCheckMark(option, painter, false); return;
    case PE_IndicatorRadioButton: paintCheckMark(option, painter, true); return;
    case PE_FrameMenu: paintBox(painter, option->rect, {}, color(Token::Line), 0); return;
    case PE_PanelMenu: painter->fillRect(option->rect, color(Token::Panel)); return;
    case PE_PanelTipLabel:
        paintBox(painter, option->rect, color(Token::Raised), color(Token::Line), 0);
        return;
    case PE_FrameFocusRect: paintFocusRing(painter, option->rect, 4); return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow: paintItemPanel(option, painter); return;
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            const bool focus = option->state & State_HasFocus;
            paintBox(
                painter, option->rect, {}, color(focus ? Token::Accent : Token::Line),
                Theme::radius - 2);
        }
        return;
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameWindow: return;
    case PE_IndicatorArrowDown:
        paintChevron(painter, option->rect, Qt::DownArrow, color(Token::Dim));
        return;
    case PE_IndicatorArrowUp:
        paintChevron(painter, option->rect, Qt::UpArrow, color(Token::Dim));
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(painter, option->rect, Qt::LeftArrow, color(Token::Dim));
        return;
    case PE_IndicatorArrowRight:
        paintChevron(painter, option->rect, Qt::RightArrow, color(Token::Dim));
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel: paintButtonPanel(option, painter, widget); return;
    case CE_PushButtonLabel: paintButtonLabel(option, painter, widget); return;
    case CE_MenuBarItem: paintMenuBarItem(option, painter); return;
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, color(Token::Window)); return;
    case CE_MenuItem: paintMenuItem(option, painter, widget); return;
    case CE_MenuEmptyArea: painter->fillRect(option->rect, color(Token::Panel)); return;
    case CE_TabBarTabShape: paintTabShape(option, painter); return;
    case CE_TabBarTabLabel: paintTabLabel(option, painter); return;
    case CE_Splitter: painter->fillRect(option->rect, color(Token::Line)); return;
    case CE_ComboBoxLabel: {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        if (!combo || combo->editable)
            return;
        painter->setPen(color(combo->state & State_Enabled ? Token::Text : Token::Faint));
        const QRect text =
            visualRect(combo->direction, combo->rect, combo->rect.adjusted(10, 0, -24, 0));
        const QString shown =
            combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width());
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, shown);
        return;
    }
    case CE_ProgressBarGroove: paintBox(painter, option->rect, color(Token::Raised), {}, 2); return;
    case CE_ProgressBarContents: {
        const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
        if (!bar || bar->maximum <= bar->minimum)
            return;
        QRect done = bar->rect;
        done.setWidth(int(
            qint64(done.width()) * (bar->progress - bar->minimum) / (bar->maximum - bar->minimum)));
        paintBox(painter, visualRect(bar->direction, bar->rect, done), color(Token::Good), {}, 2);
        return;
    }
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            painter->fillRect(option->rect, color(Token::Line));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (control) {
    case CC_ScrollBar: paintScrollBar(proxy(), option, painter, widget); return;
    case CC_ComboBox: paintComboBox(option, painter, widget); return;
    case CC_ToolButton: paintToolButton(proxy(), option, painter, widget); return;
    default: QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 11;
    case PM_ScrollBarSliderMin: return 28;
    case PM_SplitterWidth: return 1;
    case PM_MenuBarPanelWidth: return 0;
    case PM_MenuBarVMargin: return 0;
    case PM_MenuBarHMargin: return 4;
    case PM_MenuBarItemSpacing: return 0;
    case PM_MenuVMargin: return 4;
    case PM_MenuHMargin: return 0;
    case PM_MenuPanelWidth: return 1;
    case PM_SubMenuOverlap: return -2;
    case PM_MenuButtonIndicator: return menuArrowWidth;
    case PM_TabBarTabHSpace: return 0;
    case PM_ButtonMargin: return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap: return 0;
    case PM_DefaultFrameWidth: return 1;
    case PM_FocusFrameHMargin: return 2;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 15;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize: return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 2 * Theme::step;
    case PM_ToolTipLabelFrameWidth: return 4;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient: return 0;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    case SH_MenuBar_MouseTracking:
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_ItemView_ActivateItemOnSingleClick:
        return hint == SH_ItemView_ActivateItemOnSingleClick ? 0 : 1;
    case SH_Widget_Animation_Duration: return 0;
    case SH_ToolTipLabel_Opacity: return 255;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int line = option ? option->fontMetrics.height() : 16;
    switch (type) {
    case CT_PushButton: {
        const auto *button = qobject_cast<const Button *>(widget);
        const int side = button && button->kind() == Button::Kind::Quiet ? 8 : 13;
        return {size.width() + 2 * side, qMax(line + 12, size.height() + 4)};
    }
    case CT_LineEdit: return {size.width() + 12, line + 14};
    case CT_ComboBox: return {size.width() + 40, line + 12};
    case CT_ToolButton: return size + QSize(8, 8);
    case CT_MenuBarItem: return {size.width() + 18, line + 12};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty())
                return {10, 9};
            // QMenu adds the width of the shortcuts' column itself.
            const qsizetype tab = item->text.indexOf(u'\t');
            const int label =
                option->fontMetrics.size(Qt::TextShowMnemonic, item->text.left(tab)).width();
            return {label + 32 + 40, line + 10};
        }
        return size;
    case CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        const QFontMetrics strong(Theme::instance().strong(Theme::Size::Body));
        return {(tab ? strong.horizontalAdvance(tab->text) : size.width()) + tabGap, line + 22};
    }
    default: return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part,
    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int handle = length;
        if (range > 0)
            handle = qBound(
                qMin(28, length), int(qint64(length) * bar->pageStep / (range + bar->pageStep)),
                length);
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
        const auto along = [&](int from, int extent) {
            return upright
                ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                : visualRect(
                      bar->direction, bar->rect,
                      QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height()));
        };
        switch (part) {
        case SC_ScrollBarSlider: return along(start, handle);
        case SC_ScrollBarGroove: return bar->rect;
        case SC_ScrollBarSubPage: return along(0, start);
        case SC_ScrollBarAddPage: return along(start + handle, length - start - handle);
        default: return {};
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(6, 2, -24, -2));
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents && option) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? option->rect.adjusted(6, 1, -6, -1) : option->rect;
    }
    if (element == SE_PushButtonContents && option)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QIcon Style::standardIcon(
    StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton: return icon(u"clear"_s);
    case SP_ToolBarHorizontalExtensionButton:
    case SP_ArrowForward: return icon(u"chevron-right"_s);
    case SP_FileDialogBack:
    case SP_ArrowBack: return icon(u"chevron-left"_s);
    case SP_FileDialogToParent: return icon(u"up"_s);
    case SP_FileDialogNewFolder: return icon(u"plus"_s);
    case SP_FileDialogListView: return icon(u"list"_s);
    case SP_FileDialogDetailedView: return icon(u"details"_s);
    case SP_DirIcon:
    case SP_DirOpenIcon:
    case SP_DirLinkIcon:
    case SP_DirClosedIcon:
    case SP_DirHomeIcon: return icon(u"folder"_s);
    case SP_FileIcon:
    case SP_FileLinkIcon: return icon(u"file"_s);
    case SP_ComputerIcon:
    case SP_DesktopIcon:
    case SP_DriveHDIcon:
    case SP_DriveNetIcon: return icon(u"computer"_s);
    case SP_DialogOkButton:
    case SP_DialogOpenButton:
    case SP_DialogSaveButton:
    case SP_DialogCancelButton: return {}; // the words say it
    default: return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace Bridgelog
