// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/theme/theme.h"

#include <array>

namespace footfall::app {

namespace {

struct Token {
    QColor Theme::*member;
    QRgb light;
    QRgb dark;
};

constexpr Token Tokens[] = {
    {&Theme::window, 0xF4F6F6, 0x13181A},      {&Theme::sidebar, 0xEAEEEE, 0x0F1315},
    {&Theme::surface, 0xFFFFFF, 0x1A2023},     {&Theme::raised, 0xFFFFFF, 0x222A2E},
    {&Theme::hover, 0xEFF3F3, 0x232B2F},       {&Theme::tip, 0xFFFFFF, 0x262F33},
    {&Theme::border, 0xDAE0E1, 0x2B3438},      {&Theme::control, 0x7E8A8F, 0x6C7A80},
    {&Theme::grid, 0xE6EAEB, 0x262E32},        {&Theme::text, 0x162024, 0xE8EDEF},
    {&Theme::text2, 0x465357, 0xB3BEC2},       {&Theme::text3, 0x57646A, 0x9BA7AC},
    {&Theme::disabled, 0x9AA5A9, 0x5C686D},    {&Theme::accent, 0x0B6479, 0x5BBAD1},
    {&Theme::accentHover, 0x084F60, 0x7CCBDE}, {&Theme::accentSoft, 0xD9ECF0, 0x16363F},
    {&Theme::onAccent, 0xFFFFFF, 0x05232B},    {&Theme::focus, 0x0A6CC2, 0x6DB3FF},
    {&Theme::good, 0x1A7340, 0x63C98A},        {&Theme::bad, 0xB42318, 0xFF8A7D},
    {&Theme::warn, 0x875300, 0xE5B050},        {&Theme::goodSoft, 0xE2F2E8, 0x15301F},
    {&Theme::badSoft, 0xFBE9E7, 0x3A1C19},     {&Theme::warnSoft, 0xFBF0DC, 0x33270F},
    {&Theme::live, 0x168A48, 0x46C477},        {&Theme::s1, 0x0E7490, 0x4BB4CE},
    {&Theme::s2, 0xB8560B, 0xF29F57},          {&Theme::s3, 0x3B2F8C, 0xF6DFB8},
    {&Theme::s4, 0xB065E0, 0xB95FE6},          {&Theme::s5, 0x5D3228, 0xA8754E},
    {&Theme::s6, 0x7E8A8F, 0x8A979C},          {&Theme::ghost, 0x87949A, 0x6F7D83},
    {&Theme::bar, 0xD3E8ED, 0x17404B},         {&Theme::barEdge, 0x3A8BA1, 0x3F9AB0},
    {&Theme::barSel, 0xB0D3DB, 0x21505C},      {&Theme::band, 0xC5CDD0, 0x3C474C},
    {&Theme::pressed, 0xDAE0E1, 0x2B3438}, // A pressed control stands on the border's colour.
};

constexpr std::array<QRgb, 6> Tiles{0x0B6479, 0x6B4A9C, 0x94520F, 0x3A6B35, 0x9B3460, 0x4B5A60};

} // namespace

Theme themeFor(ColorMode mode, qreal scale)
{
    Theme theme;
    theme.mode = mode;
    theme.scale = scale;
    theme.row = qRound(28 * scale);
    for (const Token &token : Tokens)
        theme.*token.member = QColor(mode == ColorMode::Light ? token.light : token.dark);
    return theme;
}

QColor Theme::tile(int index)
{
    return QColor(Tiles[static_cast<size_t>(qAbs(index)) % Tiles.size()]);
}

} // namespace footfall::app
