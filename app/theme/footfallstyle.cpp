// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/footfallstyle.h"

#include "app/theme/comborows.h"
#include "app/theme/styleoption.h"
#include "app/theme/stylepainting.h"
#include "app/theme/themewatcher.h"
#include "app/theme/typography.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace footfall::app {

FootfallStyle::FootfallStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void FootfallStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
        qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    const bool isButton = qobject_cast<QAbstractButton *>(widget) &&
                          !qobject_cast<QCheckBox *>(widget) &&
                          !qobject_cast<QRadioButton *>(widget);
    if (isButton && !widget->testAttribute(Qt::WA_SetFont))
        widget->setFont(font(Type::Body, QFont::Medium));
    if (auto *box = qobject_cast<QComboBox *>(widget))
        ComboRows::installOn(*box);
}

int FootfallStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_Menu_SupportsSections: return 1;
    case SH_Menu_SubMenuPopupDelay: return 150;
    case SH_TabBar_Alignment: return Qt::AlignLeft;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void FootfallStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                  QPainter *painter, const QWidget *widget) const
{
    const Theme &now = theme();
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            painting::drawField(*option, *painter, widget);
        return;
    case PE_FrameLineEdit: return; // drawn by PE_PanelLineEdit
    case PE_IndicatorCheckBox: painting::drawCheck(*option, *painter); return;
    case PE_IndicatorRadioButton: painting::drawRadio(*option, *painter); return;
    case PE_PanelMenu: painter->fillRect(option->rect, now.tip); return;
    case PE_FrameMenu:
    case PE_PanelTipLabel:
        painting::drawBox(*painter, option->rect, now.tip, now.control, 0);
        return;
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelScrollAreaCorner: return;
    case PE_FrameFocusRect:
        if (painting::showsFocus(*option))
            painting::drawFocusRing(*painter, option->rect, now.smallRadius);
        return;
    case PE_Frame:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            painting::drawBox(*painter, option->rect, QColor(), now.border, now.controlRadius);
        return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FootfallStyle::drawControl(ControlElement element, const QStyleOption *option,
                                QPainter *painter, const QWidget *widget) const
{
    const Theme &now = theme();
    switch (element) {
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            painting::drawButtonBevel(*button, *painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            painting::drawButtonLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_PushButton:
        drawControl(CE_PushButtonBevel, option, painter, widget);
        drawControl(CE_PushButtonLabel, option, painter, widget);
        return;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option)) {
            painting::drawMenuItem(*item, *painter);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option)) {
            painting::drawMenuBarItem(*item, *painter, widget);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, now.sidebar);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), now.border);
        return;
    case CE_TabBarTabShape: return; // drawn with the label
    case CE_TabBarTabLabel:
    case CE_TabBarTab:
        if (const auto *tab = as<QStyleOptionTab>(option)) {
            painting::drawTab(*tab, *painter);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option)) {
            painting::drawProgress(*bar, *painter);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FootfallStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                       QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option)) {
            painting::drawToolButton(*button, *painter, widget);
            return;
        }
        break;
    case CC_ComboBox:
        if (const auto *combo = as<QStyleOptionComboBox>(option)) {
            painting::drawComboBox(*combo, *painter);
            return;
        }
        break;
    case CC_SpinBox:
        if (const auto *spin = as<QStyleOptionSpinBox>(option)) {
            painting::drawSpinBox(*spin, subControlRect(control, option, SC_SpinBoxUp, widget),
                                  subControlRect(control, option, SC_SpinBoxDown, widget), *painter,
                                  widget);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option)) {
            painting::drawScrollBar(
                *bar, subControlRect(control, option, SC_ScrollBarSlider, widget), *painter);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace footfall::app
