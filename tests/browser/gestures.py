"""What a hand takes hold of in the graph, and how it drags."""

from playwright.sync_api import Locator

from tests.browser.screen import Screen


def weight(screen: Screen, name: str) -> Locator:
    """The label of a weight, by its name in the graph: T2-1-2."""
    return screen.page.locator(f'#graph .theta[data-part="{name}"] rect')


def unit(screen: Screen, name: str) -> Locator:
    """A unit, by layer and place: 2-1."""
    return screen.page.locator(f'#graph [data-unit="{name}"]')


def popover(screen: Screen) -> Locator:
    """The one popover there is."""
    return screen.page.locator("#popover")


def middle(place: Locator) -> tuple[float, float]:
    """The middle of what is drawn, in pixels of the window."""
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(screen: Screen, place: Locator, dx: float, dy: float = 0, held: str = "") -> None:
    """Press, move in a few steps with a key held, let go."""
    x, y = middle(place)
    mouse = screen.page.mouse
    mouse.move(x, y)
    if held:
        screen.page.keyboard.down(held)
    mouse.down()
    mouse.move(x + dx, y + dy, steps=8)
    mouse.up()
    if held:
        screen.page.keyboard.up(held)
    screen.settle()


def theta(screen: Screen, layer: int, i: int, j: int) -> float:
    """A weight as the API has it for what is shown."""
    screen.settle()
    return float(screen.truth()["problem"]["theta"][layer - 1][i - 1][j])
