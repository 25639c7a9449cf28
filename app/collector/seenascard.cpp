// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/collector/seenascard.h"

#include "app/collector/addresswords.h"
#include "app/dialogs/pieces.h"
#include "app/format/names.h"
#include "app/theme/buttonlook.h"
#include "app/theme/icons.h"
#include "app/theme/stylepainting.h"
#include "app/widgets/stateview.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace footfall::app {

namespace {
constexpr int LabelColumn = 100;
constexpr int StateHeight = 156;
constexpr int PillPadding = 9;
constexpr int IconSide = 14;
constexpr int FlagWidth = 16;
constexpr int FlagHeight = 12;
} // namespace

/// An icon and a word on a soft ground: good or doubtful.
class SeenAsCard::Verdict : public QWidget
{
public:
    explicit Verdict(QWidget *parent) : QWidget(parent)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setVerdict(AddressWords::Verdict verdict, const QString &word)
    {
        m_isFine = verdict == AddressWords::Verdict::Fine;
        m_word = word;
        setAccessibleName(word);
        updateGeometry();
        update();
    }
    [[nodiscard]] QString word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(app::font(Type::Small, QFont::Medium));
        return {2 * PillPadding + IconSide + 6 + metrics.horizontalAdvance(m_word) + 1,
                theme().px(22)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &now = theme();
        painting::drawBox(painter, rect(), m_isFine ? now.goodSoft : now.warnSoft, QColor(),
                          height() / 2.0);
        const QColor color = m_isFine ? now.good : now.warn;
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const int icon = mirrored ? width() - PillPadding - IconSide : PillPadding;
        painter.drawPixmap(
            icon, (height() - IconSide) / 2,
            iconPixmap(m_isFine ? QStringLiteral("check") : QStringLiteral("triangle-alert"), color,
                       IconSide, devicePixelRatioF()));
        painter.setFont(app::font(Type::Small, QFont::Medium));
        painter.setPen(color);
        const int words = PillPadding + IconSide + 6;
        painter.drawText(
            rect().adjusted(mirrored ? PillPadding : words, 0, mirrored ? -words : -PillPadding, 0),
            Qt::AlignCenter | Qt::TextSingleLine, m_word);
    }

private:
    bool m_isFine = true;
    QString m_word;
};

class SeenAsCard::Flag : public QWidget
{
public:
    explicit Flag(QWidget *parent) : QWidget(parent) { setFixedSize(FlagWidth, FlagWidth); }
    void setCountry(const QString &alpha2)
    {
        m_country = alpha2;
        setVisible(!flagPixmap(alpha2, devicePixelRatioF()).isNull());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).drawPixmap(0, (height() - FlagHeight) / 2,
                                  flagPixmap(m_country, devicePixelRatioF()));
    }

private:
    QString m_country;
};

SeenAsCard::SeenAsCard(QWidget *parent) : TitledCard(tr("Your address is seen as"), parent)
{
    m_state = new StateView(this);
    m_again = new QPushButton(tr("Test again"), this);
    setButtonLook(m_again, ButtonLook::Link);
    m_again->setFont(app::font(Type::Small, QFont::Medium));
    m_again->setCursor(Qt::PointingHandCursor);
    addToHead(m_again);
    m_state->setMinimumHeight(theme().px(StateHeight));
    m_answer = makeAnswer();
    body()->addWidget(m_state);
    body()->addWidget(m_answer);
    connect(m_again, &QPushButton::clicked, this, &SeenAsCard::testRequested);
    connect(m_state, &StateView::actionRequested, this, &SeenAsCard::testRequested);
    connect(m_proxies, &QPushButton::clicked, this, &SeenAsCard::proxiesRequested);
    showBeforeTest();
}

QWidget *SeenAsCard::makeAnswer()
{
    auto *box = new QWidget(this);
    auto *rows = new QVBoxLayout(box);
    rows->setContentsMargins(14, 12, 14, 12);
    rows->setSpacing(8);

    m_address = new ThemedLabel(QString(), Type::Title, &Theme::text, box);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verdict = new Verdict(box);
    auto *top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(m_address);
    top->addWidget(m_verdict);
    top->addStretch(1);
    rows->addLayout(top);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(0, theme().px(LabelColumn));
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &label, QWidget *value) {
        const int row = grid->rowCount();
        grid->addWidget(new ThemedLabel(label, Type::Body, &Theme::text2, box), row, 0,
                        Qt::AlignTop);
        grid->addWidget(value, row, 1);
    };
    const auto value = [box] {
        auto *label = new ThemedLabel(QString(), Type::Body, &Theme::text, box);
        label->setWordWrap(true);
        return label;
    };
    m_readFrom = value();
    m_trusted = value();
    m_place = value();
    m_flag = new Flag(box);
    auto *place = new QWidget(box);
    auto *placeLine = new QHBoxLayout(place);
    placeLine->setContentsMargins(0, 0, 0, 0);
    placeLine->setSpacing(7);
    placeLine->addWidget(m_flag);
    placeLine->addWidget(m_place, 1);
    addRow(tr("Read from"), m_readFrom);
    addRow(tr("Trusted proxy"), m_trusted);
    addRow(tr("Place"), place);
    rows->addLayout(grid);

    m_because = new ThemedLabel(QString(), Type::Small, &Theme::text2, box);
    m_because->setWordWrap(true);
    rows->addWidget(m_because);

    m_adviceBox = new QWidget(box);
    auto *advice = new QHBoxLayout(m_adviceBox);
    advice->setContentsMargins(0, 0, 0, 0);
    advice->setSpacing(8);
    m_advice = new ThemedLabel(QString(), Type::Small, &Theme::warn, m_adviceBox);
    m_advice->setWordWrap(true);
    m_proxies = new QPushButton(tr("Trusted proxies…"), m_adviceBox);
    m_proxies->setObjectName(QStringLiteral("trustedProxies"));
    m_proxies->setFixedHeight(theme().px(28));
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(m_advice);
    words->addWidget(m_proxies, 0, Qt::AlignLeft);
    advice->addLayout(words, 1);
    rows->addWidget(m_adviceBox);
    rows->addStretch(1);
    return box;
}

void SeenAsCard::showInside(QWidget *wanted)
{
    m_state->setVisible(wanted == m_state);
    m_answer->setVisible(wanted == m_answer);
}

void SeenAsCard::showBeforeTest()
{
    m_again->hide();
    m_state->showEmpty(QStringLiteral("eye"), tr("Not tested yet"),
                       tr("A test request goes to the public address and shows what the collector "
                          "sees of you. It is not counted."),
                       tr("Test request"));
    showInside(m_state);
}

void SeenAsCard::showTesting()
{
    m_again->setEnabled(false);
    if (!m_state->isHidden())
        m_state->showEmpty(QStringLiteral("activity"), tr("Testing…"),
                           tr("The request is on its way to the public address."));
}

void SeenAsCard::showAnswer(const domain::AddressExplanation &seen, const QString &publicUrl)
{
    const AddressWords words = wordsOf(seen, publicUrl);
    m_again->setEnabled(true);
    m_again->show();
    m_address->setText(seen.address);
    m_verdict->setVerdict(words.verdict, words.verdictWord);
    m_readFrom->setText(words.readFrom);
    m_trusted->setText(words.trusted);
    m_flag->setCountry(seen.country);
    m_place->setText(!seen.country.isEmpty()          ? countryName(seen.country)
                     : isPrivateAddress(seen.address) ? tr("None, the address is private")
                                                      : tr("Unknown"));
    m_because->setText(words.because);
    m_advice->setText(words.advice);
    m_adviceBox->setVisible(!words.advice.isEmpty());
    showInside(m_answer);
}

void SeenAsCard::showFailure(const domain::Error &error)
{
    m_again->setEnabled(true);
    m_again->hide();
    m_state->showError(tr("The test request failed"), error.message);
    showInside(m_state);
}

QString SeenAsCard::addressText() const
{
    return m_address->text();
}

QString SeenAsCard::verdictText() const
{
    return m_verdict->word();
}

QString SeenAsCard::becauseText() const
{
    return m_because->text();
}

QString SeenAsCard::adviceText() const
{
    return m_advice->text();
}

} // namespace footfall::app
