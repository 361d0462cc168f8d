"""Icons in the theme's colours."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from convenor.theme.icons import icon, icon_names
from convenor.theme.theme import Mode, theme
from convenor.theme.tokens import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("dressed")


def _inks(image: QImage) -> set[str]:
    """Return the colours that are painted without being mixed with what is behind them."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    colors = [image.pixelColor(x, y) for x, y in points]
    return {color.name().upper() for color in colors if color.alpha() == 255}


def _is_blank(name: str) -> bool:
    image = icon(name).pixmap(QSize(24, 24)).toImage()
    return not any(image.convertToFormat(QImage.Format.Format_Alpha8).constBits())


def test_every_icon_draws_something() -> None:
    assert [name for name in sorted(icon_names()) if _is_blank(name)] == []


@pytest.mark.parametrize(("mode", "colors"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
def test_an_icon_takes_the_colour_of_the_mode(mode: Mode, colors: dict[str, str]) -> None:
    kept = icon("check", "ok")
    theme.set_mode(mode)
    assert _inks(kept.pixmap(QSize(64, 64)).toImage()) == {colors["ok"]}


def test_a_checked_button_has_an_icon_of_another_colour() -> None:
    pixmap = icon("check", "text2", "accent").pixmap(
        QSize(64, 64), QIcon.Mode.Normal, QIcon.State.On
    )
    assert _inks(pixmap.toImage()) == {LIGHT["accent"]}


def test_an_icon_that_does_not_exist_is_refused_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn")
