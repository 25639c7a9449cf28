// SPDX-License-Identifier: GPL-3.0-or-later
// How large the style's controls are, and where in them their parts stand.
#include "app/theme/buttonlook.h"
#include "app/theme/footfallstyle.h"
#include "app/theme/styleoption.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QStyleOption>

namespace footfall::app {

namespace {

constexpr int ButtonPadding = 11;
constexpr int IconGap = 7;
constexpr int FieldPadding = 9;

} // namespace

int FootfallStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                               const QWidget *widget) const
{
    const Theme &now = theme();
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap: return 0;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return now.px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 8;
    case PM_MenuPanelWidth: return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin: return 4;
    case PM_MenuBarHMargin: return 4;
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing: return 0;
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollBarSliderMin: return 28;
    case PM_ToolTipLabelFrameWidth: return 5;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return 8;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 2;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize FootfallStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                      const QSize &contents, const QWidget *widget) const
{
    const Theme &now = theme();
    switch (type) {
    case CT_PushButton: {
        const auto *button = as<QStyleOptionButton>(option);
        if (!button)
            break;
        const int text = button->fontMetrics.horizontalAdvance(button->text);
        const int icon = button->icon.isNull() ? 0 : button->iconSize.width();
        const int arrow = button->features & QStyleOptionButton::HasMenu ? now.px(14) + 6 : 0;
        const int gap = text > 0 && icon > 0 ? IconGap : 0;
        const ButtonLook look = buttonLook(widget);
        const int padding = look == ButtonLook::Link     ? 2
                            : look == ButtonLook::Quiet  ? 6
                            : look == ButtonLook::Dashed ? 9
                                                         : ButtonPadding;
        return {qMax(now.px(30), text + icon + gap + arrow + 2 * padding), now.px(30)};
    }
    case CT_ToolButton: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto *button = as<QStyleOptionToolButton>(option);
        const bool arrow = button && button->features & QStyleOptionToolButton::HasMenu &&
                           !button->text.isEmpty() &&
                           button->toolButtonStyle != Qt::ToolButtonIconOnly;
        return {qMax(base.width() + (arrow ? now.px(14) + 10 : 0), now.px(28)),
                qMax(base.height(), now.px(28))};
    }
    case CT_LineEdit: return {contents.width() + 2 * FieldPadding, now.px(30)};
    case CT_SpinBox: return {contents.width() + 2 * FieldPadding + now.px(20), now.px(30)};
    case CT_ComboBox: return {contents.width() + 2 * FieldPadding + now.px(14) + 8, now.px(30)};
    case CT_TabBarTab: {
        const auto *tab = as<QStyleOptionTab>(option);
        if (!tab)
            break;
        QFont strong = widget ? widget->font() : font(Type::Body);
        strong.setWeight(QFont::DemiBold); // The selected tab may not push the others aside.
        return {QFontMetrics(strong).horizontalAdvance(tab->text) + 15, now.px(38)};
    }
    case CT_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return {item->fontMetrics.size(Qt::TextShowMnemonic, item->text).width() + 20,
                    now.px(28)};
        break;
    case CT_MenuItem: {
        const auto *item = as<QStyleOptionMenuItem>(option);
        if (!item)
            break;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), item->text.isEmpty() ? 9 : now.px(22)};
        const int shortcut = item->text.contains(QLatin1Char('\t')) ? 28 : 0;
        return {contents.width() + 28 + 24 + shortcut, now.px(28)};
    }
    default: break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect FootfallStyle::subElementRect(SubElement element, const QStyleOption *option,
                                    const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const QWidget *outer = widget ? widget->parentWidget() : nullptr;
        if (qobject_cast<const QComboBox *>(outer))
            return option->rect; // The combo box has given it the padding of a field.
        const bool isInSpinBox = qobject_cast<const QAbstractSpinBox *>(outer) != nullptr;
        return option->rect.adjusted(isInSpinBox ? 2 : FieldPadding - 2, 1,
                                     isInSpinBox ? -2 : -(FieldPadding - 2), -1);
    }
    if (element == SE_PushButtonContents)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect FootfallStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                    SubControl subControl, const QWidget *widget) const
{
    const QRect rect = option->rect;
    const auto visual = [option](const QRect &box) {
        return visualRect(option->direction, option->rect, box);
    };
    if (control == CC_ComboBox) {
        const int arrow = theme().px(14) + 14;
        if (subControl == SC_ComboBoxArrow)
            return visual(QRect(rect.right() - arrow, rect.top(), arrow, rect.height()));
        if (subControl == SC_ComboBoxEditField)
            return visual(rect.adjusted(FieldPadding, 1, -arrow, -1));
    }
    if (control == CC_SpinBox) {
        const int width = theme().px(20);
        const QRect buttons(rect.right() - width, rect.top() + 2, width, rect.height() - 4);
        if (subControl == SC_SpinBoxUp)
            return visual(QRect(buttons.left(), buttons.top(), width, buttons.height() / 2));
        if (subControl == SC_SpinBoxDown)
            return visual(
                QRect(buttons.left(), buttons.center().y() + 1, width, buttons.height() / 2));
        if (subControl == SC_SpinBoxEditField)
            return visual(rect.adjusted(FieldPadding - 2, 2, -width - 2, -2));
    }
    if (control == CC_ScrollBar) {
        const auto *bar = as<QStyleOptionSlider>(option);
        if (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine)
            return {};
        if (bar && subControl == SC_ScrollBarGroove)
            return rect;
        if (bar && subControl != SC_None) {
            const bool flat = bar->orientation == Qt::Horizontal;
            const int length = flat ? rect.width() : rect.height();
            const qint64 range = qint64(bar->maximum) - bar->minimum;
            int size = length;
            if (range > 0)
                size = static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep));
            size = qBound(qMin(28, length), size, length);
            const int start = sliderPositionFromValue(
                bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
            const auto part = [&](int from, int extent) {
                return visual(flat ? QRect(rect.left() + from, rect.top(), extent, rect.height())
                                   : QRect(rect.left(), rect.top() + from, rect.width(), extent));
            };
            if (subControl == SC_ScrollBarSlider)
                return part(start, size);
            if (subControl == SC_ScrollBarSubPage)
                return part(0, start);
            if (subControl == SC_ScrollBarAddPage)
                return part(start + size, length - start - size);
        }
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

} // namespace footfall::app
